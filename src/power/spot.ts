import { quartersOfDay } from '../time/local-quarters.ts';

export const SECONDS_PER_QUARTER = 900;
/** Names the provider of prices that are made up. */
export const SAMPLE_PRICES = 'sample data';
const SECONDS_PER_HOUR = 3_600;

/** Days whose mean a price is counted by, where it is one number. */
const DAYS_OF_MEAN = 30;
/** Share of a day's quarter hours that has to be known for the day to count. */
const ENOUGH = 0.75;

/** Prices of power at an exchange, by quarter hours that follow one another. */
export interface SpotSeries {
  readonly zone: string;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name of the clock there. */
  readonly timeZone: string;
  /** The provider's name. */
  readonly source: string;
  /** Unix seconds of the first quarter hour. */
  readonly from: number;
  /** Per kWh, before all that is added to it; null where nobody knows. */
  readonly perKwh: readonly (number | null)[];
}

/** Prices that are known now, from memory. */
export interface SpotPrices {
  of(zone: string): SpotSeries | undefined;
}

/** The mean of a zone's prices. */
export interface SpotMean {
  /** In the currency of the zone. */
  readonly perKwh: number;
  /** How many days it is the mean of, 1 to 30. */
  readonly days: number;
  /** Unix seconds: where the last of them ends. */
  readonly until: number;
}

/**
 * Returns the price of a stretch of time, in the zone's currency per kWh; undefined where a part of it
 * is unknown.
 *
 * @param start - Unix seconds.
 */
export function spotPriceOf(
  { from, perKwh }: Pick<SpotSeries, 'from' | 'perKwh'>,
  start: number,
  hours: number,
): number | undefined {
  const end = start + hours * SECONDS_PER_HOUR;
  let sum = 0;
  for (let at = start; at < end; ) {
    const index = Math.floor((at - from) / SECONDS_PER_QUARTER);
    const price = perKwh[index];
    if (price === null || price === undefined) return undefined;
    const next = Math.min(end, from + (index + 1) * SECONDS_PER_QUARTER);
    sum += price * (next - at);
    at = next;
  }
  return sum / (end - start);
}

/** Means by the series, which are never changed. */
const known = new WeakMap<SpotSeries, SpotMean | undefined>();

/** Returns the mean of the last days of which most is known, at most 30; undefined where there is none. */
export function meanOfSpot(series: SpotSeries): SpotMean | undefined {
  if (known.has(series)) return known.get(series);
  const mean = meanOfDays(series);
  known.set(series, mean);
  return mean;
}

function meanOfDays(series: SpotSeries): SpotMean | undefined {
  const { from, perKwh, timeZone } = series;
  let [sum, days, until] = [0, 0, 0];
  // From the newest day on.
  let at = from + perKwh.length * SECONDS_PER_QUARTER - 1;
  while (at >= from && days < DAYS_OF_MEAN) {
    const { start, end, quarters } = quartersOfDay(at, timeZone);
    const prices = quarters.flatMap((one) => spotPriceOf(series, one.start, one.hours) ?? []);
    if (prices.length >= quarters.length * ENOUGH) {
      sum += prices.reduce((total, price) => total + price, 0) / prices.length;
      days += 1;
      until ||= end;
    }
    at = start - 1;
  }
  return days === 0 ? undefined : { perKwh: Number((sum / days).toPrecision(10)), days, until };
}

/** Returns where the known prices end, in unix seconds. */
export function knownUntil({ from, perKwh }: SpotSeries): number {
  const last = perKwh.findLastIndex((price) => price !== null);
  return from + (last + 1) * SECONDS_PER_QUARTER;
}
