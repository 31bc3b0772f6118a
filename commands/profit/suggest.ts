import type { Suggestion } from '../../src/discord/command.ts';
import { conditionsOf, convert } from '../../src/domain/conditions.ts';
import { type Conditions, economics } from '../../src/domain/economics.ts';
import { formatRig, type Rig, suggestRigs } from '../../src/domain/rig-text.ts';
import type { Ports } from '../../src/ports.ts';
import { minerOf, rigSuggestion } from '../../src/render/rig-words.ts';
import type { Voice } from '../../src/render/voice.ts';

/** Discord's, for the list and for a choice's name and value. */
const MAX_SUGGESTIONS = 25;
const MAX_LENGTH = 100;

/** What is typed, in its normal form, then models; each with its profit where the market is known. */
export function suggestProfits(
  text: string,
  { market, defaults }: Pick<Ports, 'market' | 'defaults'>,
  voice: Voice,
): readonly Suggestion[] {
  const reading = market.reading();
  const rigs = suggestRigs(text, MAX_SUGGESTIONS, defaults.currency);
  // One power price for all of them: the one typed, if any.
  const typed = rigs[0]?.tariff;
  const currency = typed?.currency ?? defaults.currency;
  const tariff = typed
    ? typed.perKwh
    : convert(defaults.tariff.perKwh, defaults.tariff.currency, currency, reading.fx?.value);
  const answer = conditionsOf(reading, currency);
  const conditions = answer.ok ? answer.conditions : answer.withoutFees?.conditions;
  const known = conditions && tariff !== undefined ? { conditions, tariff } : undefined;

  return rigs.flatMap((rig) => {
    const value = formatRig(rig);
    const name = rigSuggestion(rig, currency);
    const profit = known && profitOf(rig, known, defaults.poolFee);
    const full =
      profit === undefined
        ? name
        : voice.t('suggest.profit', { rig: name, profit: voice.signedMoney(profit, currency) });
    const fitting = [full, name, value].find(({ length }) => length <= MAX_LENGTH);
    return fitting === undefined || value.length > MAX_LENGTH ? [] : [{ name: fitting, value }];
  });
}

function profitOf(
  rig: Rig,
  known: { readonly conditions: Conditions; readonly tariff: number },
  poolFee: number,
): number {
  const terms = { tariff: known.tariff, poolFee, uptime: 1, fixedCost: 0 };
  return economics(minerOf(rig), terms, known.conditions).profit;
}
