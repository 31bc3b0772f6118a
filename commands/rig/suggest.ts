import type { Caller, StringOption, Suggestion } from '../../src/discord/command.ts';
import { basisOf } from '../../src/domain/rig-economics.ts';
import { type Voice, voiceFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { Miner } from '../../src/mining/economics.ts';
import type { Ports } from '../../src/ports.ts';
import { standingsOf } from '../../src/rig/profitability.ts';
import { figures } from '../../src/rig/words.message.ts';
import { MAX_CHOICE_LENGTH, MAX_CHOICES } from '../shared/choice-limits.ts';

/** The name of one of the caller's own rigs. */
export const ownRigOption = {
  type: 'string',
  description: localized('option.ownRig.description'),
  nameLocalizations: localized('option.rig.name').localizations,
  required: true,
  // Room for a suggestion's name, which some clients send instead of its value.
  maxLength: MAX_CHOICE_LENGTH,
  autocomplete: true,
} as const satisfies StringOption;

export async function suggestOwn(
  text: string,
  { id, locale }: Caller,
  { rigs, market }: Pick<Ports, 'rigs' | 'market'>,
): Promise<readonly Suggestion[]> {
  const found = await rigs.suggest(id, text, MAX_CHOICES);
  const standings = standingsOf(found, market.reading());
  const profits = new Map(standings.map(({ rig, profit }) => [rig.id, profit]));
  return suggestOwnRigs(
    found.map((rig) => ({
      value: rig.name,
      miner: basisOf(rig).miner,
      profit: profits.get(rig.id),
      currency: rig.tariff.currency,
    })),
    voiceFor(locale),
  );
}

/** An own rig as it is offered. */
interface Offer {
  /** What is asked for when it is chosen. */
  readonly value: string;
  readonly miner: Miner;
  /** Per day; absent when it isn't known. */
  readonly profit?: number | undefined;
  /** ISO 4217. */
  readonly currency: string;
}

/** Each with its figures and profit a day: `ownRigMeant` understands names and values. */
export function suggestOwnRigs(offers: readonly Offer[], voice: Voice): readonly Suggestion[] {
  return offers.flatMap(({ value, miner, profit, currency }) => {
    if (value.length > MAX_CHOICE_LENGTH) return [];
    const name = `${value} · ${figures(miner, voice)}`;
    const full =
      profit === undefined
        ? name
        : voice.t('suggest.profit', { rig: name, profit: voice.signedMoney(profit, currency) });
    const fitting = [full, name].find(({ length }) => length <= MAX_CHOICE_LENGTH) ?? value;
    return [{ name: fitting, value }];
  });
}
