import type { Digest } from '../../src/digest/digest.ts';
import { digestClock } from '../../src/digest/digest-clock.ts';
import { type Caller, type ChosenChannel, defineSubcommand } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { channelOf, channelRecipient } from '../../src/outbox/recipient.ts';
import { digestAnswer } from './answer.ts';
import { channelHere, channelOption, checkPlace } from './channel.ts';
import { changedParams, readChange, suggestParams, wishOptions } from './digest-params.ts';
import { changeDigest, digestOption, readDigest, suggestDigests } from './entries.ts';
import { unknownRights } from './subscribe.ts';

export const edit = defineSubcommand({
  nameLocalizations: localized('command.digest.edit.name').localizations,
  description: localized('command.digest.edit.description'),
  audience: 'caller',
  options: { digest: digestOption, ...wishOptions, channel: channelOption },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const { digest: which, channel, ...given } = options;
    const digest = await readDigest(which, caller, ports, i18n);
    if (channel === undefined && Object.values(given).every((value) => value === undefined)) {
      throw new UserError(i18n.t('digests.nothingToChange'));
    }
    const change = await readChange(given, ports, i18n);
    const { sections } = changedParams(digest, change);
    const isKnown = checkMove({ ...digest, sections }, channel, caller, i18n);
    const { reschedule, resumeDigest } = await digestClock();
    const outcome = await changeDigest(
      digest.id,
      (current) => {
        const { schedule, ...params } = changedParams(current, change);
        const moved = {
          ...current,
          ...params,
          ...(channel && { recipient: channelRecipient(channel.id) }),
        };
        const changed = reschedule(moved, schedule, ports.clock());
        // The digest was kept from going out by its place, which is another now.
        return channel && current.state === 'stopped'
          ? resumeDigest(changed, ports.clock())
          : changed;
      },
      ports,
      i18n,
    );
    if ('same' in outcome) throw new UserError(i18n.t('digests.editTwin'));
    const { saved } = outcome;
    const notes = [
      ...(isKnown ? [] : [unknownRights(channelOf(saved.recipient) ?? '', i18n)]),
      ...(saved.state === 'active' ? [] : [i18n.t('digests.resumeHow')]),
    ];
    return digestAnswer('changed', saved, { caller, notes }, i18n);
  },
  suggest: async ({ option, text }, caller, ports) =>
    option === 'digest'
      ? suggestDigests(text, caller, ports)
      : suggestParams(option, text, caller, ports),
});

/**
 * Checks the new place, or the old one where we happen to be in it.
 *
 * @returns False when the place is new, and Discord didn't tell our rights there.
 */
function checkMove(
  { recipient, sections }: Digest,
  chosen: ChosenChannel | undefined,
  caller: Caller,
  i18n: I18n,
): boolean {
  const old = channelOf(recipient);
  if (chosen && old === undefined) throw new UserError(i18n.t('digests.ownHasNoChannel'));
  if (chosen) return checkPlace(chosen, sections, caller, i18n);
  const here = channelHere(caller);
  if (here && here.id === old) checkPlace(here, sections, caller, i18n);
  return true;
}
