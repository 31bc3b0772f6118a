import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pricedDays } from '../../src/power/day-prices.ts';
import { planRun } from '../../src/power/running.ts';
import { meanOfSpot, type SpotSeries, spotPriceOf } from '../../src/power/spot.ts';
import { spotZones } from '../../src/power/spot-zones.ts';
import {
  asCounted,
  convertTariff,
  inOwnCurrency,
  isCountable,
  meanPerKwh,
  type SpotTariff,
} from '../../src/power/tariff.ts';
import { formatTariff, parseTariff } from '../../src/power/tariff-text.ts';
import { HOURS } from '../support/spot-answers.ts';

/** Midnight in Helsinki, in winter time, on 2026-11-17. */
const MIDNIGHT = Date.UTC(2026, 10, 16, 22) / 1_000;

const quartersOf = (hours: readonly number[]) =>
  hours.flatMap((price) => Array.from({ length: 4 }, () => price / 1_000));

const series: SpotSeries = {
  ...{ zone: 'FI', currency: 'EUR', timeZone: 'Europe/Helsinki', source: 'X' },
  ...{ from: MIDNIGHT, perKwh: quartersOf(HOURS) },
};

function spot(text: string): SpotTariff {
  const read = parseTariff(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const tariff = inOwnCurrency(read.tariff, 'EUR');
  if (tariff.kind !== 'spot') throw new Error(tariff.kind);
  return tariff;
}

describe('the price of an exchange', () => {
  it('is (spot + markup + grid) · (1 + tax), and plans a day', () => {
    const tariff = spot('spot FI + 0.005; grid 0.02; 7-22 0.03; tax 25.5%');
    const at = MIDNIGHT + 40_000;
    const [day] = pricedDays(tariff, { at, timeZone: 'UTC', count: 1, spot: series });
    const retail = HOURS.map(
      (price, hour) => (price / 1_000 + 0.005 + (hour >= 7 && hour < 22 ? 0.03 : 0.02)) * 1.255,
    );
    for (const [index, { perKwh }] of (day?.quarters ?? []).entries()) {
      expect(perKwh).toBeCloseTo(retail[Math.floor(index / 4)] ?? 0, 12);
    }
    const counted = asCounted(tariff, at, { of: () => series });
    const mean = retail.reduce((sum, price) => sum + price, 0) / 24;
    expect(meanPerKwh(counted)).toBeCloseTo(mean, 9);
    const machine = { revenuePerHour: 4.6 / 24, kilowatts: 3, rampHours: 0, minimumHours: 0 };
    const plan = planRun(day?.quarters ?? [], machine);
    const gains = retail.map((price) => 4.6 / 24 - 3 * price);
    expect(plan.always).toBeCloseTo(
      gains.reduce((sum, gain) => sum + gain, 0),
      9,
    );
    expect(plan.best).toBeCloseTo(
      gains.reduce((sum, gain) => sum + Math.max(0, gain), 0),
      9,
    );
    expect(plan.hours).toBe(gains.filter((gain) => gain >= 0).length);
  });

  it('is unknown in a gap, and after the last that is told', () => {
    const perKwh = series.perKwh.map((price, index) => (index === 5 ? null : price));
    const holed = { ...series, perKwh };
    expect(spotPriceOf(holed, MIDNIGHT + 3_600, 1)).toBeUndefined();
    expect(spotPriceOf(holed, MIDNIGHT + 5_400, 0.5)).toBeCloseTo(0.0081, 12);
    expect(spotPriceOf(holed, MIDNIGHT - 900, 0.25)).toBeUndefined();
    const tariff = spot('spot FI');
    const days = pricedDays(tariff, { at: MIDNIGHT, timeZone: 'UTC', count: 2, spot: holed });
    expect(days.map(({ quarters, unknownHours }) => [quarters.length, unknownHours])).toEqual([
      [95, 0.25],
      [0, 24],
    ]);
    expect(pricedDays(tariff, { at: MIDNIGHT, timeZone: 'UTC', count: 1 })[0]?.quarters).toEqual(
      [],
    );
  });

  it('is counted by its last days, and as before where nobody knows more', () => {
    const tariff = spot('spot FI + 0.01');
    expect(isCountable(tariff)).toBe(false);
    expect(() => meanPerKwh(tariff)).toThrow('FI');
    const at = MIDNIGHT + 40_000;
    const counted = asCounted(tariff, at, { of: () => series });
    expect(counted.seen).toMatchObject({ days: 1, until: MIDNIGHT + 86_400 });
    const later = asCounted(counted, at + 86_400, { of: () => undefined });
    expect(later.seen).toEqual({ ...counted.seen, on: (counted.seen?.on ?? 0) + 1 });
    expect(meanOfSpot({ ...series, perKwh: series.perKwh.slice(0, 40) })).toBeUndefined();
  });

  it('costs the same in another currency', () => {
    const fx = { perUsd: { USD: 1, EUR: 0.8 }, date: '2026-11-17' };
    const at = MIDNIGHT + 40_000;
    const own = asCounted(spot('spot FI + 0.01; grid 0.02; 7-22 0.03'), at, { of: () => series });
    const inDollars = convertTariff(own, 'USD', { fx });
    if (inDollars?.kind !== 'spot') throw new Error('no rate');
    expect(meanPerKwh(inDollars)).toBeCloseTo(meanPerKwh(own) / 0.8, 10);
    const [mine, theirs] = [own, inDollars].map(
      (tariff) => pricedDays(tariff, { at, timeZone: 'UTC', count: 1, spot: series })[0]?.quarters,
    );
    expect(theirs?.[50]?.perKwh).toBeCloseTo((mine?.[50]?.perKwh ?? 0) / 0.8, 10);
  });

  it.each([
    ['spot DE', { zone: 'DE-LU', markup: 0, currency: 'EUR' }],
    ['Spot de-lu + 12,5 ct', { zone: 'DE-LU', markup: 0.125 }],
    ['spot DE-LU + 0.12 tax 19%', { markup: 0.12, taxShare: 0.19 }],
    ['spot DE-LU plus 0.12 plus 19% VAT', { markup: 0.12, taxShare: 0.19 }],
    ['Börse NO1 + 5 øre', { zone: 'NO1', markup: 0.05, currency: 'NOK' }],
    ['AT spot + 0.02', { zone: 'AT', markup: 0.02 }],
    ['electricity: spot SE3 + 8 öre', { zone: 'SE3', markup: 0.08, currency: 'SEK' }],
    ['spot at -0.01', { zone: 'AT', markup: -0.01 }],
    ['spot COMED + 5c; tax 10%', { zone: 'COMED', markup: 0.05, taxShare: 0.1 }],
    ['spot NO1 + 0.05; grid 0.3; 22-6 0.2; VAT 25%', { taxShare: 0.25, grid: [{}, {}] }],
    ['spot DK1 + 0.10; 17-21 0.35', { markup: 0, grid: [{ perKwh: 0.1 }, { perKwh: 0.35 }] }],
    ['dynamisch DE-LU Aufschlag 2 ct Netz 9 ct zzgl. 19% MwSt', { markup: 0.02, taxShare: 0.19 }],
    ['spot FI + 0.005; fee 0.3/day; heat 0.04; grid 0.03', { feePerDay: 0.3, grid: [{}] }],
  ])('is understood, and written so that it is again: %s', (text, wanted) => {
    const tariff = spot(text);
    expect(tariff).toMatchObject(wanted);
    expect(spot(formatTariff(tariff))).toEqual(tariff);
  });

  it('is written so that it is understood, whatever it is', () => {
    const price = fc.integer({ min: -900, max: 900 }).map((value) => value / 1_000);
    const hours = fc.integer({ min: 0, max: 95 }).map((quarter) => {
      const from = quarter * 15;
      return { from, to: from < 1_380 ? from + 60 : 1_440 };
    });
    const grid = fc.option(
      fc.tuple(
        price.map((perKwh) => ({ perKwh })),
        fc.record({ perKwh: price, hours }),
      ),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.constantFrom(...spotZones), price, grid, (zone, markup, periods) => {
        const { id, currency } = zone;
        const written = { kind: 'spot', zone: id, currency, markup, taxShare: 0.25 } as const;
        const tariff = periods ? { ...written, grid: periods } : written;
        expect(spot(formatTariff(tariff))).toEqual(tariff);
      }),
    );
  });
});
