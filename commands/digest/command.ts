import { digestActions } from '../../src/digest/actions.ts';
import type { Digest } from '../../src/digest/digest.ts';
import {
  type Caller,
  type CommandGroup,
  onPress,
  type PressHandler,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { Action } from '../../src/message/custom-id.ts';
import type { Message } from '../../src/message/message.ts';
import { digestDetails } from './details.ts';
import { edit } from './edit.ts';
import { digestById } from './entries.ts';
import { follow, unfollow } from './follow.ts';
import { list } from './list.ts';
import { me } from './me.ts';
import { pause, pauseDigest, resume, resumeDigest } from './pause.ts';
import { preview, previewOf } from './preview.ts';
import { remove, restore } from './remove.ts';
import { sendDigest, sendNow } from './send-now.ts';
import { subscribe } from './subscribe.ts';

/** Handles a button below a digest's answer, for people who may still change that digest. */
function onDigest(
  action: Action<{ readonly id: number }>,
  act: (digest: Digest, caller: Caller, ports: Ports) => Promise<Message>,
  options?: Pick<PressHandler, 'cost'>,
): PressHandler {
  return onPress(
    action,
    async ({ caller, argument }, ports) => {
      const digest = await digestById(argument?.id, caller, ports, i18nFor(caller.locale));
      return { reply: await act(digest, caller, ports) };
    },
    options,
  );
}

export const digest: CommandGroup = {
  name: 'digest',
  nameLocalizations: localized('command.digest.name').localizations,
  description: localized('command.digest.description'),
  subcommands: {
    ...{ subscribe, list, edit, pause, resume, remove, preview, 'send-now': sendNow, me },
    ...{ follow, unfollow },
  },
  usual: 'list',
  presses: [
    onDigest(digestActions.preview, previewOf, { cost: 'expensive' }),
    onDigest(digestActions.send, sendDigest, { cost: 'expensive' }),
    onDigest(digestActions.pause, pauseDigest),
    onDigest(digestActions.resume, resumeDigest),
    onPress(
      digestActions.details,
      async ({ caller, argument }, ports) => {
        if (!argument) throw new UserError(i18nFor(caller.locale).t('digests.gone'));
        return { reply: await digestDetails(argument, caller, ports) };
      },
      { cost: 'expensive' },
    ),
    onPress(digestActions.restore, async ({ caller, argument }, ports) => ({
      update: await restore(argument, caller, ports),
    })),
  ],
};
