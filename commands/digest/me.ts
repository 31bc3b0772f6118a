import type { Digest } from '../../src/digest/digest.ts';
import { digestClock } from '../../src/digest/digest-clock.ts';
import { scheduleText } from '../../src/digest/words.message.ts';
import { defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { voiceFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { reachOf } from '../shared/reach.ts';
import { said } from './subscribe.ts';
import { newOptions, newWish, suggestWish } from './wish.ts';

export const me = defineSubcommand({
  nameLocalizations: localized('command.digest.me.name').localizations,
  description: localized('command.digest.me.description'),
  audience: 'caller',
  options: newOptions,
  async run({ options, caller }, ports) {
    const voice = voiceFor(caller.locale);
    if (caller.isReachable === false) throw new UserError(voice.t('alerts.dm.terminal'));
    const wish = await newWish(options, caller, ports);
    const { nextDigest } = await digestClock();
    const now = ports.clock();
    const added = await ports.digests.add({
      recipient: `u:${caller.id}`,
      userId: caller.id,
      ...wish,
      createdAt: now,
      nextAt: nextDigest(wish.schedule, now),
    });
    if (!added.ok) return said(added, caller, [], voice);
    const place = { deliver: 'dm', writing: true };
    const { unproven, lines } = await reachOf(place, caller, ports, voice);
    if (unproven) await greet(added.digest, caller.id, ports);
    return said(added, caller, unproven ? lines : [], voice);
  },
  suggest: async ({ option, text }, caller) => suggestWish(option, text, caller),
});

/** The first direct message, at once: whether it arrives is better known now than when it matters. */
async function greet(
  digest: Digest,
  userId: string,
  { outbox, dms, clock }: Pick<Ports, 'outbox' | 'dms' | 'clock'>,
): Promise<void> {
  await dms.tryAnew(userId);
  const voice = voiceFor(digest.locale);
  const content = voice.t('digests.welcome', { schedule: scheduleText(digest.schedule, voice) });
  await outbox.put([
    {
      recipient: `u:${userId}`,
      owner: userId,
      payload: { content },
      dedupeKey: `digest-welcome:${digest.id}`,
      createdAt: clock(),
    },
  ]);
}
