import {
  SAMPLE_PRICES,
  SECONDS_PER_QUARTER,
  type SpotPrices,
  type SpotSeries,
} from '../../../power/spot.ts';
import { type SpotZone, spotZones } from '../../../power/spot-zones.ts';
import { quartersOfDay } from '../../../time/local-quarters.ts';
import { DAY } from '../../../time/seconds.ts';
import { chance } from './walk.ts';

/** Days before the present one. */
const DAYS_BACK = 30;
/** Hour of the day, on the clock of the zone, from which tomorrow's prices are known. */
const PUBLISHED = 13;
const QUARTERS_PER_HOUR = 4;
/** Mean per kWh in euros, about, and what a euro is about in the other currencies of the zones. */
const LEVEL = 0.075;
const PER_EURO: Readonly<Record<string, number>> = { NOK: 11.5, SEK: 11, DKK: 7.46, USD: 1.15 };

/**
 * Returns made-up prices of the zones, the same each time: dear mornings and evenings, cheap noons, and
 * on the sunniest days hours below zero.
 *
 * @param at - Unix seconds, of the sample network.
 */
export function samplePrices(at: number): SpotPrices {
  return {
    of(id) {
      const zone = spotZones.find((one) => one.id === id);
      return zone && seriesOf(zone, at);
    },
  };
}

/** The last series of each zone: it changes twice a day. */
const known = new Map<string, SpotSeries>();

function seriesOf(zone: SpotZone, at: number): SpotSeries {
  const { id, currency, timeZone } = zone;
  const today = quartersOfDay(at, timeZone);
  const publication = today.quarters.find(
    ({ onClock }) => onClock >= PUBLISHED * QUARTERS_PER_HOUR,
  );
  const isOut = publication !== undefined && at >= publication.start;
  const until = isOut ? quartersOfDay(today.end, timeZone).end : today.end;
  const from = quartersOfDay(today.start - DAYS_BACK * DAY, timeZone).start;
  const last = known.get(id);
  const ends = last && last.from + last.perKwh.length * SECONDS_PER_QUARTER;
  if (last?.from === from && ends === until) return last;
  const perKwh: number[] = [];
  for (let start = from; start < until; ) {
    const day = quartersOfDay(start, timeZone);
    perKwh.push(...day.quarters.map(({ onClock }) => priceOf(zone, start, onClock)));
    start = day.end;
  }
  const series = { zone: id, currency, timeZone, source: SAMPLE_PRICES, from, perKwh };
  known.set(id, series);
  return series;
}

/**
 * Returns a price per kWh in the currency of the zone, the same for the four quarters of an hour.
 *
 * @param midnight - Unix seconds at which the day begins there.
 */
function priceOf({ id, currency }: SpotZone, midnight: number, onClock: number): number {
  const hour = Math.floor(onClock / QUARTERS_PER_HOUR);
  const day = Math.round(midnight / DAY);
  const seed = [...id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);
  // Neighbours have much of their weather in common.
  const sun = 0.7 * chance(day, 11) + 0.3 * chance(day, seed);
  const calm = 0.7 + 0.6 * chance(day, 12);
  const noise = 0.06 * (chance(day * 24 + hour, seed) - 0.5);
  const bell = (middle: number, width: number) => Math.exp(-(((hour - middle) / width) ** 2));
  const shape = 0.95 + 0.35 * bell(8, 2) + 0.6 * bell(19, 2.5) - 1.4 * sun * bell(13, 3);
  const euros = LEVEL * (calm * shape + noise);
  return Number((euros * (PER_EURO[currency] ?? 1)).toFixed(5));
}
