import { type CoinId, coinIds, coinOf } from '../coin/coins.ts';
import { conditionsOf, isWhole, usable } from '../market/conditions.ts';
import type { SeriesPoint } from '../market/history.ts';
import { readingFor } from '../market/other-readings.ts';
import type { Reading } from '../market/reading.ts';
import { type History, valueSeries } from '../market/series.ts';
import { breakEvenHashprice, economics, wholeHashprice } from '../mining/economics.ts';
import { convert } from '../money/currency.ts';
import { feePerDay, tariffKey } from '../power/tariff.ts';
import { basisOf, type RegisteredRig } from './registered.ts';

/** The profit of a registered rig; values that the market left unknown are absent. */
export interface RigProfit {
  readonly rig: RegisteredRig;
  /** Profit per day, in the tariff's currency. */
  readonly profit?: number | undefined;
  /**
   * Break-even hashprice, in the tariff's currency per unit of hashprice per day; absent for a rig
   * without costs.
   */
  readonly breakEven?: number | undefined;
  /** Distance to the break-even, breakEven / hashprice − 1: below zero the rig pays. */
  readonly distance?: number | undefined;
  /** Whether only the fees are unknown: profit is counted without them. */
  readonly lowerBound: boolean;
}

/**
 * Returns rigs with their profits, those deepest in a loss first, then the nearest to one; rigs
 * without costs last.
 */
export function profitsOf(
  rigs: readonly RegisteredRig[],
  readings: Reading | ((coin: CoinId) => Reading),
): readonly RigProfit[] {
  const readingOf =
    typeof readings === 'function'
      ? readings
      : (coin: CoinId) => readingFor(coin, { reading: readings });
  const answers = new Map<string, ReturnType<typeof conditionsOf>>();
  const rigProfits = rigs.map((rig): RigProfit => {
    const { miner, terms, currency } = basisOf(rig);
    const key = `${rig.coin} ${currency}`;
    const answer = answers.get(key) ?? conditionsOf(readingOf(rig.coin), currency);
    answers.set(key, answer);
    const market = usable(answer);
    const breakEven = breakEvenHashprice(miner, terms, coinOf(rig.coin));
    // Half an income would pass for the whole, and the rig for one at a loss.
    if (!market || !isWhole(market.conditions)) return { rig, breakEven, lowerBound: false };
    const { conditions } = market;
    const { coin, coinPrice } = conditions;
    const now = (wholeHashprice(conditions) * coinPrice) / coin.baseUnit.perCoin;
    return {
      rig,
      breakEven,
      profit: economics(miner, terms, conditions).profit,
      distance: breakEven === undefined ? undefined : breakEven / now - 1,
      lowerBound: !answer.ok,
    };
  });
  return rigProfits.toSorted((a, b) => (b.distance ?? -1) - (a.distance ?? -1));
}

/** Totals of all rigs together. */
export interface Totals {
  /** Profit per day, in the currency asked for, of those rigs whose profit is known in it. */
  readonly profit?: number | undefined;
  /** Whether a fee per day stands in several of those profits, and once in the total. */
  readonly isFeeShared: boolean;
  /** Number of rigs whose profit is in the total. */
  readonly counted: number;
  /** Hashes per second, those of each algorithm together: others can't be added to them. */
  readonly hashrates: readonly number[];
  /** Watts. */
  readonly power: number;
}

/**
 * Adds up rigs. The fee per day of a power price is paid once, however many rigs of a person have
 * that price, as in a fleet.
 */
export function totalsOf(
  rigProfits: readonly RigProfit[],
  currency: string,
  { fx }: Reading,
): Totals {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const paid = new Set<string>();
  let isFeeShared = false;
  const profits = rigProfits.flatMap(({ rig, profit }) => {
    const { userId, tariff } = rig;
    const fee = feePerDay(tariff);
    const connection = fee === 0 ? undefined : `${userId} ${tariffKey(tariff)}`;
    const isPaid = connection !== undefined && paid.has(connection);
    const alone = profit === undefined ? undefined : profit + (isPaid ? fee : 0);
    const own = alone && convert(alone, tariff.currency, currency, fx?.value);
    if (own === undefined) return [];
    if (connection !== undefined) paid.add(connection);
    isFeeShared ||= isPaid;
    return [own];
  });
  const miners = rigProfits.map(({ rig }) => basisOf(rig).miner);
  const order = ({ rig }: RigProfit) => coinIds.indexOf(rig.coin);
  const inOrder = rigProfits.toSorted((one, other) => order(one) - order(other));
  const byAlgorithm = Map.groupBy(inOrder, ({ rig }) => coinOf(rig.coin).algorithm);
  return {
    profit: profits.length > 0 ? sum(profits) : undefined,
    isFeeShared,
    counted: profits.length,
    hashrates: [...byAlgorithm.values()].map((rigs) =>
      sum(rigs.map(({ rig }) => basisOf(rig).miner.hashrate)),
    ),
    power: sum(miners.map(({ power }) => power)),
  };
}

/**
 * Returns the profit per day that a rig, all units together, would have made over time on its
 * present terms, in its currency.
 */
export function profitSeries(
  history: History,
  rig: Omit<RegisteredRig, 'id' | 'revision'>,
): readonly SeriesPoint[] {
  const { miner, terms, currency } = basisOf(rig);
  return valueSeries(history, currency, (conditions) => economics(miner, terms, conditions).profit);
}
