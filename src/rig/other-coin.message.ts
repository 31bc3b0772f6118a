import { coinOf, coinsOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import { conditionsOf, usable } from '../market/conditions.ts';
import type { Reading } from '../market/reading.ts';
import { wholeHashprice } from '../mining/economics.ts';
import type { Detail } from '../people/preferences.ts';

/** Ratio from which it is worth a word that another coin pays more. */
const WORTH_A_WORD = 0.01;

/** Returns the readings of the other coins that the machines of one mine as well. */
export function alternativesTo(
  { coin: own }: Reading,
  readingOf: (coin: Reading['coin']) => Reading,
): readonly Reading[] {
  const others = coinsOf(coinOf(own).algorithm).filter((id) => id !== own);
  return others.map((id) => readingOf(id));
}

/**
 * Tells which coin pays more for the same hashes, where that makes a difference and both are fresh.
 *
 * @param detail - In short, only a coin that pays more than the one that is mined is worth a line.
 */
export function otherCoinLines(
  reading: Reading,
  others: readonly Reading[],
  detail: Detail,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const { title } = coinOf(reading.coin);
  return others.flatMap((other) => {
    const income = other.origin === reading.origin ? incomePerHash(other) : undefined;
    const own = income === undefined ? undefined : incomePerHash(reading);
    if (income === undefined || own === undefined) return [];
    const { title: otherTitle } = coinOf(other.coin);
    const isMore = income > own;
    const more = (isMore ? income / own : own / income) - 1;
    if (more <= WORTH_A_WORD || (detail === 'short' && !isMore)) return [];
    const [coin, than] = isMore ? [otherTitle, title] : [title, otherTitle];
    return [t('profit.otherCoin', { coin, than, more: i18n.percent(more) })];
  });
}

/** Returns US dollars per hash; nothing where a number isn't fresh. */
function incomePerHash(reading: Reading): number | undefined {
  const { difficulty, price } = reading;
  if (difficulty?.state !== 'fresh' || price?.state !== 'fresh') return undefined;
  const market = usable(conditionsOf(reading, 'USD'));
  if (!market) return undefined;
  const { coin, coinPrice } = market.conditions;
  const perUnit = (wholeHashprice(market.conditions) * coinPrice) / coin.baseUnit.perCoin;
  return perUnit / coin.hashpriceUnit.hashes;
}
