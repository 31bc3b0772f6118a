import * as z from 'zod';
import { SECONDS_PER_QUARTER } from '../../../power/spot.ts';

/** Where a provider has its prices, and in which units. */
export interface SpotMapping {
  /** As it stands in `SPOT_SOURCES`. */
  readonly id: string;
  /** As people know it. */
  readonly name: string;
  readonly url: string;
  /**
   * Path under the address, with `{zone}` as the provider calls it, and parts of dates, which are
   * `{from:…}` and `{to:…}`: `date`, `yyyy`, `mm`, `dd`, `minutes` by the clock of the market, `iso`
   * and `ms` for any; `{until:…}` is the day after the last.
   */
  readonly path: string;
  /** The most days that one question is for; a provider with a file for each day has 1. */
  readonly days: number;
  /** Zones by our names, and as the provider calls them. */
  readonly zones: Readonly<Record<string, string>>;
  /** Path of the times: keys with points between, `*` for each of a list. */
  readonly time: string;
  readonly timeIs: 'seconds' | 'milliseconds' | 'iso';
  readonly end?: string | undefined;
  readonly value: string;
  /** Path of the word for the unit, where there is one, and what it may be. */
  readonly unit?: { readonly path: string; readonly is: RegExp } | undefined;
  /** Prices in kWh for one of the provider's: 0.001 where it tells them by MWh. */
  readonly perKwh: number;
  /** Limits of what a kWh can cost at all, in the currency of the zones. */
  readonly range: { readonly least: number; readonly most: number };
  /** IANA name of the clock by which the market has its days. */
  readonly timeZone: string;
  /** Hours of that clock from which on the prices of tomorrow are there; absent where they never are. */
  readonly published?: number | undefined;
}

/** A price with the time for which it holds: up to its end, or as long as its neighbours tell. */
interface Slot {
  /** Unix seconds. */
  readonly start: number;
  readonly end?: number | undefined;
  /** Per kWh. */
  readonly price: number;
}

/** Seconds that a price may hold for. */
const LENGTHS: ReadonlySet<number> = new Set([300, 900, 1_800, 3_600]);
/** Neighbours on either side that tell how long a price holds. */
const NEIGHBOURS = 4;
/** Most prices of an answer: a month of five minutes. */
const MOST_SLOTS = 12_000;

const number = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?$/)
    .transform((text) => Number(text.replace(',', '.'))),
]);

/** An answer is not as the mapping says; the text says why, in a few words. */
export class Unreadable extends Error {}

/**
 * Reads the prices of quarter hours out of an answer. Prices that can't be read, or can't be true, are
 * left out: they are unknown.
 *
 * @returns Per kWh in the currency of the zone, by unix seconds of the start.
 * @throws Unreadable where the answer has another form altogether.
 */
export function readQuarters(
  answer: unknown,
  mapping: SpotMapping,
  zone: string,
): ReadonlyMap<number, number> {
  return quartersOf(slotsIn(answer, mapping, zone));
}

function slotsIn(answer: unknown, mapping: SpotMapping, zone: string): readonly Slot[] {
  const called = mapping.zones[zone] ?? zone;
  const listAt = (path: string) => valuesAt(answer, path.replaceAll('{zone}', called).split('.'));
  const { unit } = mapping;
  if (unit) {
    const found = listAt(unit.path)?.[0];
    if (typeof found === 'string' && !unit.is.test(found)) {
      throw new Unreadable(`prices in ${found.slice(0, 20)}`);
    }
  }
  const times = listAt(mapping.time);
  const values = listAt(mapping.value);
  const ends = mapping.end === undefined ? undefined : listAt(mapping.end);
  if (!times || !values) throw new Unreadable('no prices where they should be');
  if (times.length !== values.length) throw new Unreadable('times and prices don’t match');
  if (times.length > MOST_SLOTS) throw new Unreadable('too many prices');
  const slots = new Map<number, Slot>();
  for (const [index, told] of times.entries()) {
    const start = momentOf(told, mapping.timeIs);
    const value = number.safeParse(values[index]).data;
    if (start === undefined) continue;
    const price = value === undefined ? Number.NaN : value * mapping.perKwh;
    const end = ends && momentOf(ends[index], mapping.timeIs);
    // A price that isn't told has its time all the same.
    slots.set(start, { start, end, price: isWithin(price, mapping.range) ? price : Number.NaN });
  }
  return [...slots.values()].toSorted((one, other) => one.start - other.start);
}

const isWithin = (price: number, { least, most }: SpotMapping['range']) =>
  price >= least && price <= most;

/** Returns all values at a path; nothing where it leads nowhere. */
function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return [value];
  if (key === '*') {
    if (!Array.isArray(value)) return undefined;
    // An entry without it has an unknown one.
    return value.flatMap((one) => valuesAt(one, rest) ?? [undefined]);
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return valuesAt((value as Readonly<Record<string, unknown>>)[key], rest);
}

function momentOf(told: unknown, kind: SpotMapping['timeIs']): number | undefined {
  if (kind === 'iso') {
    if (typeof told !== 'string') return undefined;
    // Without an offset it is in UTC.
    const isWhole = /(?:Z|[+-]\d\d:?\d\d)$/.test(told);
    const at = Date.parse(isWhole ? told : `${told}Z`) / 1_000;
    return isMoment(at) ? at : undefined;
  }
  const at = number.safeParse(told).data;
  const seconds = at === undefined ? Number.NaN : kind === 'seconds' ? at : at / 1_000;
  return isMoment(seconds) ? seconds : undefined;
}

/** Between 2009 and 2286: milliseconds don't pass for seconds. */
const isMoment = (at: number) => Number.isInteger(at) && at > 1_231_006_505 && at < 9_999_999_999;

/** Cuts prices into quarter hours, or makes one of the shorter ones; a part of a quarter is none. */
function quartersOf(slots: readonly Slot[]): ReadonlyMap<number, number> {
  const sums = new Map<number, { seconds: number; sum: number }>();
  for (const [index, { start, price }] of slots.entries()) {
    const length = lengthOf(slots, index);
    if (length === undefined || Number.isNaN(price)) continue;
    for (let at = start; at < start + length; ) {
      const quarter = Math.floor(at / SECONDS_PER_QUARTER) * SECONDS_PER_QUARTER;
      const next = Math.min(start + length, quarter + SECONDS_PER_QUARTER);
      const found = sums.get(quarter) ?? { seconds: 0, sum: 0 };
      sums.set(quarter, {
        seconds: found.seconds + next - at,
        sum: found.sum + price * (next - at),
      });
      at = next;
    }
  }
  return new Map(
    [...sums]
      .filter(([, { seconds }]) => seconds === SECONDS_PER_QUARTER)
      .map(([quarter, { sum }]) => [quarter, rounded(sum / SECONDS_PER_QUARTER)]),
  );
}

/** Without the noise of floating point. */
const rounded = (price: number) => Number(price.toPrecision(9));

/**
 * Returns the seconds that a price holds for: as it says, or the shortest of the steps around it and the
 * most common one nearby. So what follows a gap is no longer than the others.
 */
function lengthOf(slots: readonly Slot[], index: number): number | undefined {
  const { start, end } = slots[index] ?? { start: 0 };
  if (end !== undefined) return LENGTHS.has(end - start) ? end - start : undefined;
  const steps: number[] = [];
  for (let at = index - NEIGHBOURS; at < index + NEIGHBOURS; at += 1) {
    const [one, next] = [slots[at], slots[at + 1]];
    if (one && next) steps.push(next.start - one.start);
  }
  const next = slots[index + 1];
  const before = slots[index - 1];
  const around = [next && next.start - start, before && start - before.start].filter(
    (step) => step !== undefined,
  );
  const length = Math.min(...around, mostCommon(steps));
  return LENGTHS.has(length) ? length : undefined;
}

/** The most common number, the larger one of two as common; infinite where there is none. */
function mostCommon(numbers: readonly number[]): number {
  let [best, most] = [Number.POSITIVE_INFINITY, 0];
  for (const [value, alike] of Map.groupBy(numbers, (one) => one)) {
    if (alike.length > most || (alike.length === most && value > best)) {
      [best, most] = [value, alike.length];
    }
  }
  return best;
}
