import { epochNumber } from '../coin/coin.ts';
import { type CoinId, coinOf } from '../coin/coins.ts';
import type { Conditions } from '../mining/economics.ts';
import { hashprice } from '../mining/network.ts';
import { convert, type FxRates } from '../money/currency.ts';
import { DAY, HOUR } from '../time/seconds.ts';
import type { HistoryPoint, HistoryStep, SeriesPoint } from './history.ts';
import type { Reading } from './reading.ts';

/** Days for which a rate holds: over weekends and holidays. */
const RATES_HOLD = 7;

/** How far back a chart can go. */
export const historyRanges = {
  '7d': { days: 7, step: 'hour' },
  '30d': { days: 30, step: 'hour' },
  '90d': { days: 90, step: 'day' },
  '1y': { days: 365, step: 'day' },
  '3y': { days: 1_096, step: 'day' },
} as const satisfies Record<string, { readonly days: number; readonly step: HistoryStep }>;
export type HistoryRange = keyof typeof historyRanges;

/** Seconds from one point to the next beyond which something is missing. */
const gapOf: Readonly<Record<HistoryStep, number>> = {
  raw: 1_800,
  hour: 3 * HOUR,
  day: 2 * DAY,
};

/** What the points of such a gap are means of. */
export function stepOf({ gap }: Pick<History, 'gap'>): 'hour' | 'day' {
  return gap <= gapOf.hour ? 'hour' : 'day';
}

/** What is known of a time span, as fine as it is. */
export interface History {
  readonly coin: CoinId;
  readonly points: readonly HistoryPoint[];
  /** By day, in order. */
  readonly rates: readonly FxRates[];
  /** Unix seconds. */
  readonly from: number;
  readonly to: number;
  /** Seconds: a longer distance between two points is a gap. */
  readonly gap: number;
}

/**
 * Hours, and the days of which there are none: before there were any, or filled in where we were off.
 *
 * @returns The points, and the gap that fits the coarsest of them.
 */
export function joinSteps(
  days: readonly HistoryPoint[],
  hours: readonly HistoryPoint[],
): Pick<History, 'points' | 'gap'> {
  const dayOf = (at: number) => Math.floor(at / DAY);
  const told = new Set(hours.map(({ at }) => dayOf(at)));
  const coarse = days.filter(({ at }) => !told.has(dayOf(at)));
  return coarse.length === 0
    ? { points: hours, gap: gapOf.hour }
    : { points: [...coarse, ...hours].toSorted((a, b) => a.at - b.at), gap: gapOf.day };
}

/** What a reading adds to the history; nothing of data that are over-age. */
export function pointOf({ at, tip, difficulty, meanFees, price }: Reading): HistoryPoint {
  const fresh = <T>(datum: { readonly value: T; readonly state: string } | undefined) =>
    datum?.state === 'fresh' ? datum.value : undefined;
  return {
    at,
    height: fresh(tip)?.height,
    difficulty: fresh(difficulty),
    meanFees: fresh(meanFees),
    usd: fresh(price)?.usd,
  };
}

/** @returns Currency per unit of hashprice per day; a moment of which something is unknown is left out. */
export function hashpriceSeries(history: History, currency: string): readonly SeriesPoint[] {
  return valueSeries(history, currency, (conditions) => priceOf(conditions));
}

function priceOf(conditions: Conditions): number {
  return (hashprice(conditions) / conditions.coin.baseUnit.perCoin) * conditions.coinPrice;
}

/** @returns Currency per coin. */
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

/** Dimensionless. */
export function difficultySeries({ points }: Pick<History, 'points'>): readonly SeriesPoint[] {
  const means = points.flatMap(({ at, difficulty }) =>
    difficulty === undefined ? [] : [{ at, value: difficulty }],
  );
  // It has no values in between: the mean of a day with a retarget stands for what it changed to.
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
  { height, difficulty, meanFees, usd }: HistoryPoint,
  id: CoinId,
  { currency, rates }: { readonly currency: string; readonly rates: FxRates | undefined },
): Conditions | undefined {
  const coinPrice = usd && convert(usd, 'USD', currency, rates);
  if (height === undefined || meanFees === undefined || !difficulty || !coinPrice) return undefined;
  const coin = coinOf(id);
  return { coin, difficulty, blockReward: coin.subsidyAt(height + 1) + meanFees, coinPrice };
}

/** Of a moment the rates of its day, or the last ones before it that still hold. */
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
  /** The value then. */
  readonly before: number;
  readonly now: number;
}

/** Of the days asked about, a share by which the moment may be off. */
const TOLERANCE = 0.1;
/** Points of days are that far from the moment asked about. */
const LEAST_TOLERANCE = DAY / 2;

/**
 * The value now against the one nearest to so many days ago.
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
  // Of one point nobody can say how it changed.
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
 * When the difficulty changed: the first points of a new epoch by their heights; without heights
 * those where the difficulty is another one, unless it was so just before as well: the day of a
 * change has the mean of both. What happened within a gap is left out.
 *
 * @returns Unix seconds.
 */
export function retargetsIn({
  coin,
  points,
  gap,
}: Pick<History, 'coin' | 'points' | 'gap'>): readonly number[] {
  const found: number[] = [];
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

function epochsBetween(
  before: HistoryPoint | undefined,
  after: HistoryPoint,
  coin: CoinId,
): number | undefined {
  if (before?.height === undefined || after.height === undefined) return undefined;
  const { retarget } = coinOf(coin);
  return epochNumber(after.height, retarget) - epochNumber(before.height, retarget);
}

function differs(before: number | undefined, after: number | undefined): boolean {
  return before !== undefined && after !== undefined && before !== after;
}
