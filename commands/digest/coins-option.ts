import { type CoinId, coinOf } from '../../src/coin/coins.ts';
import {
  MAX_CHOICE_LENGTH,
  type StringOption,
  type Suggestion,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { coinNamed, suggestCoins } from '../shared/coin-option.ts';
import { picked } from '../shared/picking.ts';
import { listParts } from './sections-option.ts';

/** Option for the coins that a digest tells of besides the usual one. */
export const coinsOption = {
  ...picked,
  description: localized('option.coins.description'),
  nameLocalizations: localized('option.coins.name').localizations,
} as const satisfies StringOption;

const { text: none, localizations } = localized('digests.noCoins');
const NONE: ReadonlySet<string> = new Set([none, ...Object.values(localizations)]);

/**
 * Reads a list such as "KAS, Litecoin"; the word for none is an empty one.
 *
 * @throws UserError for a coin that there isn't, or that the operator has switched off.
 */
export function readCoins(
  text: string,
  ports: Pick<Ports, 'market'>,
  i18n: I18n,
): readonly CoinId[] {
  if (NONE.has(text.trim().toLowerCase())) return [];
  const { coin: usual } = ports.market.reading();
  const parts = listParts(text).filter((part) => part.trim() !== '');
  const named = (parts.length > 0 ? parts : [text]).flatMap(
    (part) => coinNamed(part.trim(), ports, i18n) ?? [],
  );
  // A digest tells of the usual one anyway.
  return ports.market.coins.filter((coin) => named.includes(coin) && !Object.is(coin, usual));
}

/** Suggests the coins that are there, with one more of those that are left. */
export function suggestCoinList(
  text: string,
  ports: Pick<Ports, 'market'>,
  { t }: I18n,
): readonly Suggestion[] {
  const { coin: usual } = ports.market.reading();
  const parts = listParts(text);
  const before = parts
    .slice(0, -1)
    .map((part) => part.trim())
    .filter(Boolean);
  const typed = parts.at(-1)?.trim() ?? '';
  const offered = suggestCoins(typed, ports)
    .map(({ value }) => value)
    .filter((symbol) => symbol !== coinOf(usual).symbol && !before.includes(symbol))
    .map((symbol) => [...before, symbol].join(', '));
  return [...offered, ...(text.trim() === '' ? [t('digests.noCoins')] : [])]
    .filter((line) => line.length <= MAX_CHOICE_LENGTH)
    .map((line) => ({ name: line, value: line }));
}
