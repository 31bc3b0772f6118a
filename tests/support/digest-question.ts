import { type DigestSection, digestSections } from '../../src/digest/digest.ts';
import type { DigestQuestion } from '../../src/digest/facts.ts';
import type { RecordedForecast, SeriesPoint } from '../../src/market/history.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { NOW, reading } from './readings.ts';
import { sampleRig } from './sample-rows.ts';

const DAY = 86_400;

/** First height of the epoch that `reading` is in. */
export const EPOCH = 973_728;

/** A point a day, the value of `of` so many days ago. */
export function daily(days: number, of: (ago: number) => number): readonly SeriesPoint[] {
  return Array.from({ length: days }, (_, index) => {
    const ago = days - index;
    return { at: NOW - ago * DAY, value: of(ago) };
  });
}

export function registered(changes: Partial<RegisteredRig> = {}): RegisteredRig {
  const rig = sampleRig({ fixedCost: 0, uptime: 1, poolFee: 0, count: 1, ...changes });
  return { id: 1, revision: 1, ...rig, ...changes };
}

export const forecasts: readonly RecordedForecast[] = [
  { height: EPOCH, share: 0.25, ratio: 1.03, low: 0.99, high: 1.07, at: NOW - 20 * DAY },
  { height: EPOCH, share: 0.5, ratio: 1.02, low: 1, high: 1.04, at: NOW - 17 * DAY },
  { height: EPOCH, share: 0.75, ratio: 1.018, low: 1.016, high: 1.03, at: NOW - 13 * DAY },
];

/** All sections of a server at 0.07 dollars a kWh, without a past and without rigs. */
export function digestQuestion(changes: Partial<DigestQuestion> = {}): DigestQuestion {
  const sections: readonly DigestSection[] = digestSections;
  return {
    sections,
    reading,
    now: NOW,
    currency: 'USD',
    terms: { tariff: { kind: 'flat', perKwh: 0.07, currency: 'USD' }, poolFee: 0.02 },
    past: { hashprice: [], coinPrice: [] },
    forecasts,
    fleet: { of: 'server', rigs: [], named: new Set() },
    timeZone: 'UTC',
    ...changes,
  };
}
