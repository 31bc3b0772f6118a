import type { Digest } from '../../src/digest/digest.ts';
import { digestClock } from '../../src/digest/digest-clock.ts';
import { scheduleText } from '../../src/digest/words.message.ts';
import { defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { personRecipient } from '../../src/outbox/recipient.ts';
import { reachOf } from '../shared/reach.ts';
import { newOptions, newParams, suggestParams } from './digest-params.ts';
import { said } from './subscribe.ts';

export const me = defineSubcommand({
  nameLocalizations: localized('command.digest.me.name').localizations,
  description: localized('command.digest.me.description'),
  audience: 'caller',
  options: newOptions,
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    if (caller.isReachable === false) throw new UserError(i18n.t('digests.terminal'));
    const params = await newParams(options, caller, ports);
    const { nextDigest } = await digestClock();
    const now = ports.clock();
    const added = await ports.digests.add({
      recipient: personRecipient(caller.id),
      userId: caller.id,
      ...params,
      createdAt: now,
      nextAt: nextDigest(params.schedule, now),
    });
    if (!added.ok) return said(added, caller, [], i18n);
    const place = { deliver: 'dm', writing: true };
    const { unproven, lines } = await reachOf(place, caller, ports, i18n);
    if (unproven) await greet(added.digest, caller.id, ports);
    return said(added, caller, unproven ? lines : [], i18n);
  },
  suggest: async ({ option, text }, caller, ports) => suggestParams(option, text, caller, ports),
});

/**
 * Sends the first direct message at once: whether it arrives is better known now than when it
 * matters.
 */
async function greet(
  digest: Digest,
  userId: string,
  { outbox, dms, clock }: Pick<Ports, 'outbox' | 'dms' | 'clock'>,
): Promise<void> {
  await dms.tryAnew(userId);
  const i18n = i18nFor(digest.locale);
  const content = i18n.t('digests.welcome', { schedule: scheduleText(digest.schedule, i18n) });
  await outbox.put([
    {
      recipient: personRecipient(userId),
      owner: userId,
      payload: { content },
      dedupeKey: `digest-welcome:${digest.id}`,
      createdAt: clock(),
    },
  ]);
}
