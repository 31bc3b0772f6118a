import type { Digest } from '../../src/digest/digest.ts';
import type { Caller, CommandGroup } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { Message } from '../../src/message/message.ts';
import { edit } from './edit.ts';
import { COMMAND, digestById } from './entries.ts';
import { list } from './list.ts';
import { me } from './me.ts';
import { pause, pauseDigest, resume } from './pause.ts';
import { preview, previewOf } from './preview.ts';
import { remove, restore } from './remove.ts';
import { sendDigest, sendNow } from './send-now.ts';
import { subscribe } from './subscribe.ts';

/** What a button below a digest's answer leads to, for who may still change that digest. */
function onDigest(act: (digest: Digest, caller: Caller, ports: Ports) => Promise<Message>) {
  return async (
    { caller, argument }: { readonly caller: Caller; readonly argument?: string | undefined },
    ports: Ports,
  ) => {
    const digest = await digestById(argument, caller, ports, i18nFor(caller.locale));
    return { reply: await act(digest, caller, ports) };
  };
}

export const digest: CommandGroup = {
  name: COMMAND,
  nameLocalizations: localized('command.digest.name').localizations,
  description: localized('command.digest.description'),
  subcommands: { subscribe, list, edit, pause, remove, preview, 'send-now': sendNow, me },
  usual: 'list',
  expensivePresses: ['preview', 'send'],
  presses: {
    preview: onDigest(previewOf),
    send: onDigest(sendDigest),
    pause: onDigest(pauseDigest),
    resume: onDigest(resume),
    restore: async ({ caller, argument }, ports) => ({
      update: await restore(argument, caller, ports),
    }),
  },
};
