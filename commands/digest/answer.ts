import { digestActions } from '../../src/digest/actions.ts';
import type { Digest } from '../../src/digest/digest.ts';
import { contentsText, digestState, digestTitle } from '../../src/digest/words.message.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { TextKey } from '../../src/i18n/translate.ts';
import { type ButtonRow, buttonRow } from '../../src/message/button-row.ts';
import type { Message } from '../../src/message/message.ts';

type Done = 'subscribed' | 'changed' | 'twin' | 'resumed' | 'running' | 'resting' | 'restored';

/** Says what became of the digest, what it tells, and when it comes next. */
export function digestAnswer(
  done: Done,
  digest: Digest,
  { caller, notes = [] }: { readonly caller: Caller; readonly notes?: readonly string[] },
  i18n: I18n,
): Message {
  const key: TextKey = `digests.${done}`;
  const lines = [
    i18n.t(key, { title: digestTitle(digest, i18n) }),
    digestState(digest, i18n),
    contentsText(digest, i18n),
    ...notes,
  ];
  return {
    ephemeral: true,
    content: lines.join('\n'),
    components: [digestButtons(digest, caller, i18n)],
  };
}

/** Makes the buttons for the usual next steps with a digest. */
export function digestButtons(
  { id, state }: Pick<Digest, 'id' | 'state'>,
  caller: Caller,
  { t }: I18n,
): ButtonRow {
  const button = (action: 'preview' | 'send' | 'pause' | 'resume', label: string) => ({
    id: digestActions[action].id(caller.id, { id }),
    label,
  });
  return buttonRow([
    button('preview', t('digests.button.preview')),
    button('send', t('digests.button.send')),
    state === 'active'
      ? button('pause', t('digests.button.pause'))
      : button('resume', t('digests.button.resume')),
  ]);
}
