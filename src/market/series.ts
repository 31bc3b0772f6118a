import { epochNumber, epochsOf } from '../coin/coin.ts';
import { type CoinId, coinOf } from '../coin/coins.ts';
import { type Conditions, wholeHashprice } from '../mining/economics.ts';
import { convert, type FxRates } from '../money/currency.ts';
import { DAY, HOUR } from '../time/seconds.ts';
import type { HistoryPoint, HistoryStep, MergedPoint, SeriesPoint } from './history.ts';
import type { Datum, MergedReading, Reading } from './reading.ts';

/** Days for which a rate holds: over weekends and holidays. */
const RATES_HOLD = 7;

/** Ranges that a chart can go back. */
export const historyRanges = {
  '7d': { days: 7, step: 'hour' },
  '30d': { days: 30, step: 'hour' },
  '90d': { days: 90, step: 'day' },
  '1y': { days: 365, step: 'day' },
  '3y': { days: 1_096, step: 'day' },
} as const satisfies Record<string, { readonly days: number; readonly step: HistoryStep }>;
export type HistoryRange = keyof typeof historyRanges;
/** The ranges from the shortest to the longest. */
export const ranges = ['7d', '30d', '90d', '1y', '3y'] as const satisfies readonly HistoryRange[];

/** Seconds from one point to the next beyond which something is missing. */
export const gapOf: Readonly<Record<HistoryStep, number>> = {
  raw: 1_800,
  hour: 3 * HOUR,
  day: 2 * DAY,
};

/** Returns the step that points with such a gap are means of. */
export function stepOf({ gap }: Pick<History, 'gap'>): 'hour' | 'day' {
  return gap <= gapOf.hour ? 'hour' : 'day';
}

/** The history of a time span, as fine as it is known. */
export interface History {
  readonly coin: CoinId;
  readonly points: readonly HistoryPoint[];
  /** Rates of exchange by day, in order. */
  readonly rates: readonly FxRates[];
  /** Unix seconds. */
  readonly from: number;
  readonly to: number;
  /** Seconds: a longer distance between two points is a gap. */
  readonly gap: number;
}

/**
 * Joins hours with the days of which there are no hours: those before there were any, or filled in
 * where we were off.
 *
 * @returns The points, and the gap that fits the coarsest of them.
 */
export function joinSteps<P extends { readonly at: number }>(
  days: readonly P[],
  hours: readonly P[],
): { readonly points: readonly P[]; readonly gap: number } {
  const dayOf = (at: number) => Math.floor(at / DAY);
  const told = new Set(hours.map(({ at }) => dayOf(at)));
  const coarse = days.filter(({ at }) => !told.has(dayOf(at)));
  return coarse.length === 0
    ? { points: hours, gap: gapOf.hour }
    : { points: [...coarse, ...hours].toSorted((a, b) => a.at - b.at), gap: gapOf.day };
}

/** Returns the point that a reading adds to the history; only fresh data are in it. */
export function pointOf({ at, meanFees, merged, ...chain }: Reading): HistoryPoint {
  const point = { at, ...freshOf(chain), meanFees: fresh(meanFees) };
  return merged ? { ...point, merged: freshOf(merged) } : point;
}

function freshOf({ tip, difficulty, price }: MergedReading): MergedPoint {
  return { height: fresh(tip)?.height, difficulty: fresh(difficulty), usd: fresh(price)?.usd };
}

function fresh<T>(datum: Datum<T> | undefined): T | undefined {
  return datum?.state === 'fresh' ? datum.value : undefined;
}

/**
 * Returns the hashprice, in currency per unit of hashprice per day; a moment of which something is
 * unknown is left out.
 */
export function hashpriceSeries(history: History, currency: string): readonly SeriesPoint[] {
  return valueSeries(history, currency, (conditions) => priceOf(conditions));
}

function priceOf(conditions: Conditions): number {
  return (wholeHashprice(conditions) / conditions.coin.baseUnit.perCoin) * conditions.coinPrice;
}

/** Returns the coin's price, in currency per coin. */
export function coinPriceSeries(
  { points, rates }: Pick<History, 'points' | 'rates'>,
  currency: string,
): readonly SeriesPoint[] {
  const ratesAt = ratesByDay(rates);
  return points.flatMap(({ at, usd }) => {
    const value = usd === undefined ? undefined : convert(usd, 'USD', currency, ratesAt(at));
    return value === undefined ? [] : [{ at, value }];
  });
}

/** Returns fees as a share of the block reward, 0 to 1. */
export function feeShareSeries({
  coin: id,
  points,
}: Pick<History, 'coin' | 'points'>): readonly SeriesPoint[] {
  const coin = coinOf(id);
  return points.flatMap(({ at, height, meanFees }) =>
    height === undefined || meanFees === undefined
      ? []
      : [{ at, value: meanFees / (coin.subsidyAt(height + 1) + meanFees) }],
  );
}

/** Returns the difficulty, dimensionless. */
export function difficultySeries({ points }: Pick<History, 'points'>): readonly SeriesPoint[] {
  const means = points.flatMap(({ at, difficulty }) =>
    difficulty === undefined ? [] : [{ at, value: difficulty }],
  );
  // Difficulty has no values in between: the mean of a day with a retarget stands for what it
  // changed to.
  return means.map((point, index) => {
    const [before, after] = [means[index - 1], means[index + 1]];
    if (!before || !after) return point;
    const isBetween = (point.value - before.value) * (after.value - point.value) > 0;
    return isBetween ? { ...point, value: after.value } : point;
  });
}

export function valueSeries(
  { coin, points, rates }: Pick<History, 'coin' | 'points' | 'rates'>,
  currency: string,
  value: (conditions: Conditions) => number,
): readonly SeriesPoint[] {
  const ratesAt = ratesByDay(rates);
  return points.flatMap((point) => {
    const conditions = conditionsAt(point, coin, { currency, rates: ratesAt(point.at) });
    return conditions ? [{ at: point.at, value: value(conditions) }] : [];
  });
}

function conditionsAt(
  { height, difficulty, meanFees, usd, merged }: HistoryPoint,
  id: CoinId,
  { currency, rates }: { readonly currency: string; readonly rates: FxRates | undefined },
): Conditions | undefined {
  const coinPrice = usd && convert(usd, 'USD', currency, rates);
  const coin = coinOf(id);
  const fees = coin.fees === 'left-out' ? 0 : meanFees;
  if (height === undefined || fees === undefined || !difficulty || !coinPrice) return undefined;
  const conditions = {
    coin,
    difficulty,
    blockReward: coin.subsidyAt(height + 1) + fees,
    coinPrice,
  };
  if (!coin.merged) return conditions;
  // Half an income would pass for the whole.
  if (!merged?.difficulty || merged.height === undefined) return undefined;
  const mergedPrice = merged.usd && convert(merged.usd, 'USD', currency, rates);
  if (!mergedPrice) return undefined;
  const along = {
    coin: coin.merged,
    difficulty: merged.difficulty,
    blockReward: coin.merged.subsidyAt(merged.height + 1),
    coinPrice: mergedPrice,
  };
  return { ...conditions, merged: along };
}

/**
 * Returns the function that finds a moment's rates: those of its day, or the last ones before it
 * that still hold.
 */
function ratesByDay(rates: readonly FxRates[]): (at: number) => FxRates | undefined {
  const dayOf = (at: number) => Math.floor(at / DAY);
  const byDay = new Map(rates.map((each) => [dayOf(Date.parse(each.date) / 1_000), each]));
  return (at) => {
    const today = dayOf(at);
    for (let day = today; day >= today - RATES_HOLD; day -= 1) {
      const found = byDay.get(day);
      if (found) return found;
    }
    return undefined;
  };
}

/** How a value changed over some days. */
interface Change {
  /** The value at the beginning of those days. */
  readonly before: number;
  readonly now: number;
}

/** Share of the days asked about by which the moment may be off. */
const TOLERANCE = 0.1;
/** Seconds by which points of days may be off the moment asked about. */
const LEAST_TOLERANCE = DAY / 2;

/**
 * Compares the value now with the one nearest to so many days ago.
 *
 * @param now - Unix seconds.
 * @returns Nothing where one of the two is not known.
 */
export function changeOver(
  points: readonly SeriesPoint[],
  { days, now }: { readonly days: number; readonly now: number },
): Change | undefined {
  const tolerance = Math.max(LEAST_TOLERANCE, days * DAY * TOLERANCE);
  const then = nearest(points, now - days * DAY, tolerance);
  const last = nearest(points, now, LEAST_TOLERANCE);
  // A single point doesn't tell how the value changed.
  if (!then || !last || then.at >= last.at) return undefined;
  return { before: then.value, now: last.value };
}

function nearest(
  points: readonly SeriesPoint[],
  at: number,
  tolerance: number,
): SeriesPoint | undefined {
  let best: SeriesPoint | undefined;
  for (const point of points) {
    const distance = Math.abs(point.at - at);
    if (distance <= tolerance && (!best || distance <= Math.abs(best.at - at))) best = point;
  }
  return best;
}

/**
 * Returns when the difficulty changed: the first points of a new epoch by their heights; without
 * heights those where the difficulty is another one, unless it was so just before as well: the day
 * of a change has the mean of both. Changes within a gap are left out.
 *
 * @returns Unix seconds.
 */
export function retargetsIn({
  coin,
  points,
  gap,
}: Pick<History, 'coin' | 'points' | 'gap'>): readonly number[] {
  const found: number[] = [];
  // Where each block has a difficulty of its own no moment stands out.
  if (!epochsOf(coinOf(coin))) return found;
  let last: HistoryPoint | undefined;
  let changedAtLast = false;
  for (const point of points) {
    if (point.height === undefined && point.difficulty === undefined) continue;
    const near = last !== undefined && point.at - last.at <= gap;
    const epochs = near ? epochsBetween(last, point, coin) : undefined;
    const changed: boolean =
      epochs === undefined
        ? near && differs(last?.difficulty, point.difficulty) && !changedAtLast
        : epochs > 0;
    if (changed) found.push(point.at);
    changedAtLast = changed;
    last = point;
  }
  return found;
}

/**
 * Returns when the subsidy was cut: the first points after which a block is paid less. Cuts within
 * a gap are left out.
 *
 * @returns Unix seconds.
 */
export function halvingsIn(
  { points, gap }: Pick<History, 'points' | 'gap'>,
  coin: CoinId,
): readonly number[] {
  const known = points.flatMap(({ at, height }) => (height === undefined ? [] : [{ at, height }]));
  const { subsidyAt } = coinOf(coin);
  return known.flatMap(({ at, height }, index) => {
    const before = known[index - 1];
    if (before === undefined || at - before.at > gap) return [];
    // The subsidy of the next block is the one that counts.
    return subsidyAt(before.height + 1) === subsidyAt(height + 1) ? [] : [at];
  });
}

function epochsBetween(
  before: HistoryPoint | undefined,
  after: HistoryPoint,
  coin: CoinId,
): number | undefined {
  if (before?.height === undefined || after.height === undefined) return undefined;
  const retarget = epochsOf(coinOf(coin));
  return retarget && epochNumber(after.height, retarget) - epochNumber(before.height, retarget);
}

function differs(before: number | undefined, after: number | undefined): boolean {
  return before !== undefined && after !== undefined && before !== after;
}
