import { digestActions } from '../../src/digest/actions.ts';
import type { Digest } from '../../src/digest/digest.ts';
import { digestClock } from '../../src/digest/digest-clock.ts';
import { digestTitle } from '../../src/digest/words.message.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { buttonRow } from '../../src/message/button-row.ts';
import type { KeptDraft } from '../../src/message/custom-id.ts';
import type { Message } from '../../src/message/message.ts';
import { personRecipient } from '../../src/outbox/recipient.ts';
import { managedServer } from '../shared/caller.ts';
import { draftIn, keepDraft, recallDraft } from '../shared/drafts.ts';
import { digestAnswer } from './answer.ts';
import { digestOption, readDigest, suggestDigests } from './entries.ts';

const KIND = 'removed-digest';

export const remove = defineSubcommand({
  nameLocalizations: localized('command.digest.remove.name').localizations,
  description: localized('command.digest.remove.description'),
  audience: 'caller',
  options: { digest: digestOption },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const { t } = i18n;
    const digest = await readDigest(options.digest, caller, ports, i18n);
    const draft = await keepDraft(KIND, digest, ports.drafts);
    if (!(await ports.digests.remove(digest.id))) throw new UserError(t('digests.gone'));
    const label = t('digests.button.restore');
    return {
      content: t('digests.removed', { title: digestTitle(digest, i18n) }),
      components: draft
        ? [buttonRow([{ id: digestActions.restore.id(caller.id, { draft }), label }])]
        : [],
    };
  },
  suggest: ({ text }, caller, ports) => suggestDigests(text, caller, ports),
});

/**
 * Restores a digest as it was, under another number; the day that had its digest gets no second
 * one.
 */
export async function restore(
  argument: { readonly draft: KeptDraft } | undefined,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const draft = draftIn(KIND, argument, i18n);
  const digest = await recallDraft<Digest>(KIND, draft, ports.drafts, i18n);
  const isTheirs =
    digest.guildId === undefined
      ? digest.recipient === personRecipient(caller.id)
      : managedServer(caller, 'digests', i18n) === digest.guildId;
  if (!isTheirs) throw new UserError(i18n.t('digests.gone'));
  const { id: _, revision, nextAt, ...wanted } = digest;
  const { nextDigest } = await digestClock();
  const now = ports.clock();
  // A digest that is still to come may come later than its time of day says, for the day may have
  // had its own. One that wasn't going out before doesn't begin to by coming back.
  const isToCome = wanted.state !== 'active' || (nextAt !== undefined && nextAt > now);
  const added = await ports.digests.add({
    ...wanted,
    nextAt: isToCome ? nextAt : nextDigest(wanted.schedule, now),
  });
  if (!added.ok) {
    if (added.why === 'too-many') throw new UserError(i18n.t('digests.tooMany'));
    return digestAnswer('twin', added.digest, { caller }, i18n);
  }
  return digestAnswer('restored', added.digest, { caller }, i18n);
}
