import type { DigestAdded } from '../../src/digest/digest.port.ts';
import { digestClock } from '../../src/digest/digest-clock.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { channelRecipient } from '../../src/outbox/recipient.ts';
import { managedServer } from '../shared/caller.ts';
import { digestAnswer } from './answer.ts';
import { channelHere, channelOption, checkPlace } from './channel.ts';
import { newOptions, newParams, suggestParams } from './digest-params.ts';

export const subscribe = defineSubcommand({
  nameLocalizations: localized('command.digest.subscribe.name').localizations,
  description: localized('command.digest.subscribe.description'),
  audience: 'caller',
  options: { ...newOptions, channel: channelOption },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const guildId = managedServer(caller, 'digests', i18n);
    const place = options.channel ?? channelHere(caller);
    if (!place) throw new UserError(i18n.t('digests.noServer'));
    const params = await newParams(options, caller, ports);
    const isKnown = checkPlace(place, params.sections, caller, i18n);
    const { nextDigest } = await digestClock();
    const now = ports.clock();
    const added = await ports.digests.add({
      guildId,
      recipient: channelRecipient(place.id),
      userId: caller.id,
      ...params,
      createdAt: now,
      nextAt: nextDigest(params.schedule, now),
    });
    return said(added, caller, isKnown ? [] : [unknownRights(place.id, i18n)], i18n);
  },
  suggest: async ({ option, text }, caller, ports) => suggestParams(option, text, caller, ports),
});

/** Says that Discord doesn't tell our rights in that channel. */
export function unknownRights(channelId: string, { t }: I18n): string {
  return t('digests.rightsUnknown', { channel: `<#${channelId}>` });
}

/** Says how the new digest stands. @throws UserError when there are too many. */
export function said(added: DigestAdded, caller: Caller, notes: readonly string[], i18n: I18n) {
  if (added.ok) return digestAnswer('subscribed', added.digest, { caller, notes }, i18n);
  if (added.why === 'same') return digestAnswer('twin', added.digest, { caller }, i18n);
  throw new UserError(i18n.t('digests.tooMany'));
}
