import { describe, expect, it } from 'vitest';
import { readQuarters } from '../../../../src/market/sources/spot/spot-mapping.ts';
import { spotMappings } from '../../../../src/market/sources/spot/spot-mappings.ts';
import { spotZones, zoneCalled } from '../../../../src/power/spot-zones.ts';
import { elering, energyCharts, HOURS, norwegianDay } from '../../../support/spot-answers.ts';

/** Midnight in Berlin on 2026-10-05. */
const MIDNIGHT = Date.UTC(2026, 9, 4, 22) / 1_000;

function read(id: string, zone: string, answer: unknown) {
  const mapping = spotMappings.find((one) => one.id === id && zone in one.zones);
  if (!mapping) throw new Error(`No ${id} for ${zone}`);
  return [...readQuarters(answer, mapping, zone)];
}

describe('an answer of a source of spot prices', () => {
  it('gives quarter hours, of hours and of quarters, negative ones as well', () => {
    const hourly = read('energy-charts', 'DE-LU', energyCharts(MIDNIGHT, HOURS).body);
    expect(hourly).toHaveLength(96);
    expect(hourly[0]).toEqual([MIDNIGHT, 0.0124]);
    expect(hourly[5 * 4]).toEqual([MIDNIGHT + 5 * 3_600, -0.0042]);
    const quarters = read('energy-charts', 'DE-LU', energyCharts(MIDNIGHT, [10, 0, -7], 900).body);
    expect(quarters).toEqual([
      [MIDNIGHT, 0.01],
      [MIDNIGHT + 900, 0],
      [MIDNIGHT + 1_800, -0.007],
    ]);
  });

  it('tells the length of each price where it changes within an answer', () => {
    const { body } = energyCharts(MIDNIGHT, [1, 2, 3, 4, 5]);
    const times = [0, 3_600, 7_200, 10_800, 14_400, 15_300, 16_200, 17_100, 18_000];
    const price = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const unix = times.map((at) => MIDNIGHT + at);
    const found = read('energy-charts', 'AT', { ...Object(body), unix_seconds: unix, price });
    expect(found).toHaveLength(4 * 4 + 5);
    expect(found.at(-1)).toEqual([MIDNIGHT + 18_000, 0.009]);
  });

  it('leaves what is missing, null, no number or beyond belief unknown: never 0', () => {
    const told = [10, null, 'x', '20.5', 99_999, 30, 40];
    const found = new Map(read('energy-charts', 'DE-LU', energyCharts(MIDNIGHT, told).body));
    const at = (hour: number) => found.get(MIDNIGHT + hour * 3_600);
    expect([0, 1, 2, 3, 4, 5].map(at)).toEqual([
      0.01,
      undefined,
      undefined,
      0.0205,
      undefined,
      0.03,
    ]);
    const rows = [0, 1, 2, 5, 6, 7].map((hour) => [MIDNIGHT + hour * 3_600, hour] as const);
    const gap = read('elering', 'FI', {
      data: { fi: rows.map(([timestamp, price]) => ({ timestamp, price })) },
    });
    expect(gap).toHaveLength(6 * 4);
    expect(gap.some(([start]) => start === MIDNIGHT + 3 * 3_600)).toBe(false);
  });

  it('is read in each form', () => {
    expect(read('elering', 'FI', elering(MIDNIGHT, HOURS).body)).toHaveLength(96);
    const norway = read('hvakosterstrommen', 'NO1', norwegianDay('2026-10-05', HOURS).body);
    expect(norway[0]).toEqual([MIDNIGHT, 12.4]);
    const milliseconds = (hour: number) => (MIDNIGHT + hour * 3_600) * 1_000;
    const data = [42.09, -5.12].map((marketprice, hour) => ({
      start_timestamp: milliseconds(hour),
      end_timestamp: milliseconds(hour + 1),
      marketprice,
      unit: 'Eur/MWh',
    }));
    expect(read('awattar', 'AT', { object: 'list', data })[4]).toEqual([
      MIDNIGHT + 3_600,
      -0.00512,
    ]);
    const records = ['2026-10-04T22:00:00', '2026-10-04T22:15:00'].map((TimeUTC) => ({
      ...{ TimeUTC, TimeDK: TimeUTC.replace('T22', 'T00'), PriceArea: 'DK1' },
      ...{ DayAheadPriceEUR: 80, DayAheadPriceDKK: 597.4 },
    }));
    expect(read('energi-data-service', 'DK1', { records })[1]).toEqual([MIDNIGHT + 900, 0.5974]);
    const feed = [0, 300, 600].map((at) => ({
      millisUTC: String((MIDNIGHT + at) * 1_000),
      price: '2.4',
    }));
    expect(read('comed', 'COMED', feed.toReversed())).toEqual([[MIDNIGHT, 0.024]]);
  });

  it.each([
    [{}, 'no prices where'],
    [null, 'no prices where'],
    ['<html>', 'no prices where'],
    [{ unix_seconds: [1], price: [] }, 'match'],
    [{ unix_seconds: [], price: [], unit: 'GBP / MWh' }, 'GBP'],
  ])('is refused in another form: %j', (answer, why) => {
    expect(() => read('energy-charts', 'DE-LU', answer)).toThrow(why);
  });

  it('is asked only of those who may be shown to others', () => {
    const [first] = spotMappings;
    expect(Object.keys(first?.zones ?? {})).toHaveLength(16);
    expect(first?.zones).not.toHaveProperty('SE3');
    for (const { id, aliases = [] } of spotZones) {
      expect(spotMappings.some(({ zones }) => id in zones)).toBe(true);
      for (const name of [id, id.toLowerCase(), ...aliases]) expect(zoneCalled(name)?.id).toBe(id);
    }
  });
});
