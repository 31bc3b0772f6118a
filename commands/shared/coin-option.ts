import { type CoinId, coinCalled, coinOf } from '../../src/coin/coins.ts';
import type { StringOption, Suggestion } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { rigProblemText } from '../../src/rig/problem-text.message.ts';
import { coinProblem } from '../../src/rig/rig-coin.ts';

/** Option for a coin, by its symbol or its name. */
export const coinOption = {
  type: 'string',
  description: localized('option.coin.description'),
  nameLocalizations: localized('option.coin.name').localizations,
  maxLength: 30,
  autocomplete: true,
} as const satisfies StringOption;

/** Suggests the coins that the operator offers, by what is typed so far. */
export function suggestCoins(
  text: string,
  { market }: Pick<Ports, 'market'>,
): readonly Suggestion[] {
  const typed = text.trim().toLowerCase();
  return market.coins
    .map(coinOf)
    .filter(({ names, merged }) =>
      [...names, ...(merged?.names ?? [])].some((name) => name.startsWith(typed)),
    )
    .map(({ symbol, title, merged }) => ({
      name: merged ? `${title} + ${merged.title}` : title,
      value: symbol,
    }));
}

/**
 * Returns the coin that is called so, the usual one where none is called.
 *
 * @throws UserError for a coin that there isn't, or that the operator has switched off.
 */
export function coinNamed(
  called: string | undefined,
  { market }: Pick<Ports, 'market'>,
  i18n: I18n,
): CoinId | undefined {
  if (called === undefined) return undefined;
  const problem = coinProblem(called, market.coins);
  if (problem) throw new UserError(rigProblemText(problem, '', i18n));
  return coinCalled(called);
}
