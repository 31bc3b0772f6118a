import { convert, type FxRates, tariffLimit } from '../money/currency.ts';
import { DAY } from '../time/seconds.ts';
import {
  type Besides,
  meanOfWeek,
  netPrice,
  type Period,
  priceRange,
  type Schedule,
} from './schedule.ts';
import { meanOfSpot, type SpotMean, type SpotPrices, type SpotSeries } from './spot.ts';

/**
 * A tariff says how much a kilowatt-hour costs. A kind that is added here shows, as a type error, each
 * place that has to know it.
 */
export type Tariff = FlatTariff | ScheduleTariff | SpotTariff;

interface AnyTariff {
  /** ISO 4217 code of the price's currency. */
  readonly currency: string;
  /**
   * By what its owner keeps it, where it was taken by name: such a tariff changes with the one that is
   * kept (`/tariff set`).
   */
  readonly name?: string | undefined;
}

/** A flat tariff has the same price at all times. */
export interface FlatTariff extends AnyTariff {
  readonly kind: 'flat';
  /**
   * Price per kWh, within `tariffLimit` of its currency on either side of zero: markets pay for use
   * at times.
   */
  readonly perKwh: number;
}

/** A price that hangs on the time, or one with more to it than a price. */
export interface ScheduleTariff extends AnyTariff, Schedule {
  readonly kind: 'schedule';
}

/**
 * A price that follows an exchange, hour by hour: (spot + markup + grid) · (1 + tax) − heat credit. All its
 * own prices are in its currency.
 */
export interface SpotTariff extends AnyTariff, Besides {
  readonly kind: 'spot';
  /** `SpotZone.id`. */
  readonly zone: string;
  /** Per kWh, at all times, of any sign. */
  readonly markup: number;
  /** Prices of the grid per kWh, by the hour; absent where it takes nothing. */
  readonly grid?: readonly [Period, ...Period[]] | undefined;
  /** Units of the tariff's currency for one of the zone's, where it was converted. */
  readonly rate?: number | undefined;
  /**
   * Mean that it is counted by where it is one number; absent until somebody who knows the prices has looked
   * (`asCounted`). Whatever is kept with a rig has it.
   */
  readonly seen?: SeenSpot | undefined;
}

/** The mean of the zone's prices, as it was on a day. */
export interface SeenSpot extends SpotMean {
  /** Days since 1970 in UTC. */
  readonly on: number;
}

/** A tariff whose price is another one at other times. */
export type HourlyTariff = ScheduleTariff | SpotTariff;

/** A tariff as somebody wrote it: without a currency it is in the one that its writer counts in. */
export type WrittenTariff = Written<Tariff>;

type Written<T> = T extends unknown
  ? Omit<T, 'currency'> & { readonly currency?: string | undefined }
  : never;

/** Returns the tariff with the currency that was written, or else the one that its writer counts in. */
export function inOwnCurrency(tariff: WrittenTariff, own: string): Tariff {
  return { ...tariff, currency: tariff.currency ?? own };
}

/**
 * Returns the mean price per kWh of a machine that runs all the time, in the tariff's currency, tax and
 * heat credit counted.
 *
 * @param month - 1 to 12: over a week of it; else of that by which the tariff is counted, else over a year.
 */
export function meanPerKwh(tariff: WrittenTariff, month?: number): number {
  switch (tariff.kind) {
    case 'flat':
      return tariff.perKwh;
    case 'schedule':
      return netPrice(tariff, meanOfWeek(tariff, month ?? tariff.countedIn));
    case 'spot': {
      const { seen, markup, grid, rate = 1 } = tariff;
      // Whoever counts asks `isCountable` before, and says what is missing.
      if (!seen) throw new Error(`The prices of ${tariff.zone} are unknown`);
      const ofGrid = grid ? meanOfWeek({ periods: grid }, month ?? monthAt(seen.on * DAY)) : 0;
      return netPrice(tariff, seen.perKwh * rate + markup + ofGrid);
    }
  }
}

/** Tells whether a price can be counted with: that of an exchange can't while nobody knows it. */
export function isCountable(tariff: WrittenTariff): boolean {
  return tariff.kind !== 'spot' || tariff.seen !== undefined;
}

/** Returns the prices of the exchange that a tariff follows, as far as they are known. */
export function seriesOf(
  tariff: WrittenTariff,
  spot: SpotPrices | undefined,
): SpotSeries | undefined {
  return tariff.kind === 'spot' ? spot?.of(tariff.zone) : undefined;
}

/**
 * Returns the tariff as it is counted at a moment: by the prices of its month, or by what the exchange's
 * have been of late. Without news of those it stays as it was counted before.
 *
 * @param at - Unix seconds.
 */
export function asCounted<T extends WrittenTariff>(
  tariff: T,
  at: number,
  spot: SpotPrices | undefined,
): T {
  if (tariff.kind !== 'spot') return inSeason(tariff, at);
  const series = spot?.of(tariff.zone);
  const mean = (series && meanOfSpot(series)) ?? tariff.seen;
  if (!mean) return tariff;
  const { perKwh, days, until } = mean;
  return { ...tariff, seen: { perKwh, days, until, on: Math.floor(at / DAY) } };
}

/** Tells whether the hours of a price differ, so that there are some to choose. */
export function isByTheHour(tariff: Tariff): tariff is HourlyTariff {
  return !isConstant(tariff);
}

/** Tells whether a price is the same at any time, whatever is added to it. */
export function isConstant(tariff: WrittenTariff): boolean {
  if (tariff.kind !== 'schedule') return tariff.kind === 'flat';
  const [lowest, highest] = priceRange(tariff);
  return lowest === highest;
}

/** Tells whether any price hangs on the month. */
export function isSeasonal(tariff: WrittenTariff): boolean {
  return tariff.kind === 'schedule' && tariff.periods.some(({ months }) => months !== undefined);
}

/**
 * Returns the tariff as it is counted in the month of a moment, which is told in UTC.
 *
 * @param at - Unix seconds.
 */
export function inSeason<T extends WrittenTariff>(tariff: T, at: number): T {
  return isSeasonal(tariff) ? { ...tariff, countedIn: monthAt(at) } : tariff;
}

/** Returns the tariff as it is counted over a year. */
export function overTheYear(tariff: Tariff): Tariff {
  if (tariff.kind !== 'schedule' || tariff.countedIn === undefined) return tariff;
  const { countedIn: _, ...rest } = tariff;
  return rest;
}

/** Returns the month of a moment in UTC, 1 to 12. @param at - Unix seconds. */
export function monthAt(at: number): number {
  return new Date(at * 1_000).getUTCMonth() + 1;
}

/** Returns what the tariff costs per day whatever is used, in its currency. */
export function feePerDay(tariff: WrittenTariff): number {
  return tariff.kind === 'flat' ? 0 : (tariff.feePerDay ?? 0);
}

/**
 * Returns the tariff in another currency, or undefined while there is no rate between the two.
 *
 * @param currency - ISO 4217.
 * @param digits - Digits that each price keeps, where the rate is no more exact and people read it.
 */
export function convertTariff(
  tariff: Tariff,
  currency: string,
  { fx, digits }: { readonly fx: FxRates | undefined; readonly digits?: number },
): Tariff | undefined {
  if (tariff.currency === currency) return tariff;
  const ratio = convert(1, tariff.currency, currency, fx);
  if (ratio === undefined) return undefined;
  const kept = (amount: number) => {
    const converted = convert(amount, tariff.currency, currency, fx) ?? amount * ratio;
    return digits === undefined ? converted : Number(converted.toPrecision(digits));
  };
  if (tariff.kind === 'flat') return { kind: 'flat', perKwh: kept(tariff.perKwh), currency };
  const { name: _, feePerDay: fee, heatCreditPerKwh: heat, ...rest } = tariff;
  const all = ([first, ...others]: readonly [Period, ...Period[]]) => {
    const period = (one: Period) => ({ ...one, perKwh: kept(one.perKwh) });
    return [period(first), ...others.map(period)] as const;
  };
  const common = {
    currency,
    ...(fee !== undefined && { feePerDay: kept(fee) }),
    ...(heat !== undefined && { heatCreditPerKwh: kept(heat) }),
  };
  switch (rest.kind) {
    case 'schedule':
      return { ...rest, periods: all(rest.periods), ...common };
    case 'spot': {
      const { grid, markup, rate = 1 } = rest;
      const ofGrid = grid && { grid: all(grid) };
      return { ...rest, markup: kept(markup), ...ofGrid, rate: rate * ratio, ...common };
    }
  }
}

/** Tells whether both cost the same at all times, in the same currency. */
export function isSameTariff(one: Tariff, other: Tariff): boolean {
  if (one.currency !== other.currency) return false;
  if (one.kind === 'flat' && other.kind === 'flat') return one.perKwh === other.perKwh;
  return canonical(one) === canonical(other);
}

/** Returns a text that those tariffs have in common which are the same, whatever they are called. */
export function tariffKey(tariff: Tariff): string {
  return `${tariff.currency} ${canonical(tariff)}`;
}

/** Writes what the tariff costs and when, in one order of its parts. */
function canonical(tariff: Tariff): string {
  if (tariff.kind === 'flat') return JSON.stringify([tariff.perKwh]);
  const { timeZone, holidays, taxShare, feePerDay: fee, heatCreditPerKwh: heat } = tariff;
  const { rampMinutes, minimumHours } = tariff;
  const isSpot = tariff.kind === 'spot';
  const periods = isSpot ? (tariff.grid ?? []) : tariff.periods;
  const spot = isSpot ? [tariff.zone, tariff.markup, tariff.rate ?? 1] : [];
  const parts = periods.map(({ perKwh, days, hours, months, holidays: onHolidays }) => [
    ...[perKwh, days, hours?.from, hours?.to, months, onHolidays],
  ]);
  const besides = [timeZone, holidays, taxShare, fee, heat, rampMinutes, minimumHours];
  return JSON.stringify([spot, parts, ...besides]);
}

/** Dollars per kWh from which on a price is taken for a slip, though it may be none. */
const DEAR = 1;

/**
 * Returns the price per kWh, in the tariff's currency, that is so high, or so far below zero, that
 * cents may be meant; undefined where none is. Without a rate to the dollar, that is a tenth of what
 * is taken at all.
 */
export function dearPrice(tariff: Tariff, fx: FxRates | undefined): number | undefined {
  return ownPrices(tariff)
    .toReversed()
    .find((price) => isDear(price, tariff.currency, fx));
}

/** Returns the prices that its writer chose, the lowest first. */
function ownPrices(tariff: Tariff): readonly number[] {
  switch (tariff.kind) {
    case 'flat':
      return [tariff.perKwh];
    case 'schedule':
      return priceRange(tariff);
    case 'spot': {
      const { grid, markup } = tariff;
      const prices = [markup, ...(grid ? priceRange({ periods: grid }) : [])];
      return prices.toSorted((one, other) => one - other);
    }
  }
}

function isDear(perKwh: number, currency: string, fx: FxRates | undefined): boolean {
  const size = Math.abs(perKwh);
  const inDollars = convert(size, currency, 'USD', fx);
  return inDollars === undefined ? size >= tariffLimit(currency) / 10 : inDollars >= DEAR;
}
