import type { DigestAdded } from '../../src/digest/digest.port.ts';
import { digestClock } from '../../src/digest/digest-clock.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import { type Voice, voiceFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { mayManage } from '../shared/caller.ts';
import { digestAnswer } from './answer.ts';
import { channelHere, channelOption, checkPlace } from './channel.ts';
import { newOptions, newWish, suggestWish } from './wish.ts';

export const subscribe = defineSubcommand({
  nameLocalizations: localized('command.digest.subscribe.name').localizations,
  description: localized('command.digest.subscribe.description'),
  audience: 'caller',
  options: { ...newOptions, channel: channelOption },
  async run({ options, caller }, ports) {
    const voice = voiceFor(caller.locale);
    const guildId = managedServer(caller, voice);
    const place = options.channel ?? channelHere(caller);
    if (!place) throw new UserError(voice.t('digests.noServer'));
    const wish = await newWish(options, caller, ports);
    const isKnown = checkPlace(place, wish.sections, caller, voice);
    const { nextDigest } = await digestClock();
    const now = ports.clock();
    const added = await ports.digests.add({
      guildId,
      recipient: `c:${place.id}`,
      userId: caller.id,
      ...wish,
      createdAt: now,
      nextAt: nextDigest(wish.schedule, now),
    });
    return said(added, caller, isKnown ? [] : [unknownRights(place.id, voice)], voice);
  },
  suggest: async ({ option, text }, caller) => suggestWish(option, text, caller),
});

/** @throws UserError outside of servers, and without the right to manage this one. */
export function managedServer(caller: Caller, { t }: Voice): string {
  const { guildId } = caller;
  if (guildId === undefined) throw new UserError(t('digests.noServer'));
  if (!mayManage(caller)) throw new UserError(t('digests.notAllowed'));
  return guildId;
}

/** Discord doesn't tell everywhere what we may do. */
export function unknownRights(channelId: string, { t }: Voice): string {
  return t('digests.rightsUnknown', { channel: `<#${channelId}>` });
}

/** @throws UserError when there are too many. */
export function said(added: DigestAdded, caller: Caller, notes: readonly string[], voice: Voice) {
  if (added.ok) return digestAnswer('subscribed', added.digest, { caller, notes }, voice);
  if (added.why === 'same') return digestAnswer('twin', added.digest, { caller }, voice);
  throw new UserError(voice.t('digests.tooMany'));
}
