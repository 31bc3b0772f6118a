import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { historyStore } from '../../src/market/history.store.ts';
import type { HistoryPoint } from '../../src/market/history.ts';
import type { HistoryStore } from '../../src/market/market.port.ts';
import type { OpenedStore } from '../support/kept-store.ts';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
/** Unix seconds of the beginning of a day in UTC: 2026-03-01. */
const MIDNIGHT = 1_772_323_200;
const ALWAYS = { from: 0, to: 2 ** 40 };

/** Tests the store of history on any engine. @param open - Gives an empty database. */
export function historyContract(open: () => Promise<OpenedStore>): void {
  let database: Database;
  let history: HistoryStore;
  beforeEach(async () => {
    ({ database } = await open());
    history = historyStore(database);
  });

  const all = (step: 'raw' | 'hour' | 'day') => history.range({ coin: 'BTC', step, ...ALWAYS });
  const record = async (points: readonly HistoryPoint[]) => {
    for (const point of points) await history.record('BTC', point);
  };

  describe('history', () => {
    it('gives back what was recorded, in order of time, from one moment until before another', async () => {
      const points: readonly HistoryPoint[] = [
        { at: MIDNIGHT + 0.25, height: 940_000, difficulty: 0.1 + 0.2, meanFees: 1.5, usd: 1e5 },
        { at: MIDNIGHT + 60, meanFees: 0 },
        { at: MIDNIGHT + 120, usd: 90_000 },
      ];
      await record(points.toReversed());
      expect(await all('raw')).toEqual(points);
      const range = { coin: 'BTC', step: 'raw', from: MIDNIGHT + 60, to: MIDNIGHT + 120 } as const;
      expect(await history.range(range)).toEqual([points[1]]);
      expect(await all('hour')).toEqual([]);
    });

    it('keeps what is mined along beside its coin, rolled up and filled in alike', async () => {
      const doge = { height: 6_000_000, difficulty: 4e7, usd: 0.2 };
      const first = { at: MIDNIGHT, height: 3_000_000, difficulty: 1e8, usd: 100, merged: doge };
      const second = { ...first, at: MIDNIGHT + 60, usd: 200, merged: { ...doge, usd: 0.4 } };
      const ltc = (step: 'raw' | 'hour' | 'day') => history.range({ coin: 'LTC', step, ...ALWAYS });
      await history.record('LTC', first);
      await history.record('LTC', second);
      await history.record('LTC', { at: MIDNIGHT + 120, usd: 300 });
      expect(await ltc('raw')).toEqual([first, second, { at: MIDNIGHT + 120, usd: 300 }]);
      await history.rollUp(MIDNIGHT + HOUR);
      const mean = { ...first, usd: 200, merged: { ...doge, usd: expect.closeTo(0.3, 9) } };
      expect(await ltc('hour')).toEqual([mean]);
      expect(await ltc('day')).toEqual([mean]);
      expect(await all('day')).toEqual([]);
      const before = MIDNIGHT - DAY;
      expect(await history.fillDays('LTC', [{ at: before, merged: { usd: 0.1 } }])).toBe(2);
      expect(await history.fillDays('LTC', [{ at: before, usd: 90 }])).toBe(1);
      const [filled] = await ltc('day');
      expect(filled).toEqual({ at: before, usd: 90, merged: { usd: 0.1 } });
    });

    it('keeps the first of two readings of one moment', async () => {
      await record([
        { at: MIDNIGHT, usd: 1 },
        { at: MIDNIGHT, usd: 2, height: 3 },
      ]);
      expect(await all('raw')).toEqual([{ at: MIDNIGHT, usd: 1 }]);
    });

    it('rolls up: means of what is known, of heights the last', async () => {
      await record([
        { at: MIDNIGHT, height: 10, usd: 100, meanFees: 7 },
        { at: MIDNIGHT + HOUR - 1, height: 11, usd: 200 },
        { at: MIDNIGHT + HOUR, usd: 400, difficulty: 5 },
      ]);
      await history.rollUp(MIDNIGHT + HOUR);
      expect(await all('hour')).toEqual([
        { at: MIDNIGHT, height: 11, usd: 150, meanFees: 7 },
        { at: MIDNIGHT + HOUR, usd: 400, difficulty: 5 },
      ]);
      expect(await all('day')).toEqual([
        { at: MIDNIGHT, height: 11, usd: 275, meanFees: 7, difficulty: 5 },
      ]);
    });

    it('keeps readings for 7 days and hours for 90, by whole ones, and days for ever', async () => {
      const end = MIDNIGHT + 100 * DAY;
      const points: HistoryPoint[] = [];
      for (let at = MIDNIGHT; at < end; at += HOUR) points.push({ at, usd: at - MIDNIGHT });
      await record(points);
      const now = end + 30 * MINUTE;
      await history.rollUp(now);
      const [raw] = await all('raw');
      expect(raw?.at).toBe(end - 7 * DAY);
      const hours = await all('hour');
      expect(hours[0]?.at).toBe(MIDNIGHT + 10 * DAY);
      expect(hours).toHaveLength(90 * 24);
      const days = await all('day');
      expect(days).toHaveLength(100);
      expect(days[0]).toEqual({ at: MIDNIGHT, usd: (DAY - HOUR) / 2 });

      await history.rollUp(now + HOUR);
      expect((await all('raw'))[0]?.at).toBe(end - 7 * DAY + HOUR);
      await history.rollUp(now + 10_000 * DAY);
      expect(await all('raw')).toEqual([]);
      expect(await all('hour')).toEqual([]);
      expect(await all('day')).toEqual(days);
    });

    it('rolls up what waited for long before it goes', async () => {
      await record([
        { at: MIDNIGHT, usd: 1 },
        { at: MIDNIGHT + MINUTE, usd: 3 },
      ]);
      await history.rollUp(MIDNIGHT + MINUTE);
      await record([{ at: MIDNIGHT + 2 * MINUTE, usd: 5 }]);
      await history.rollUp(MIDNIGHT + 300 * DAY);
      expect(await all('raw')).toEqual([]);
      expect(await all('day')).toEqual([{ at: MIDNIGHT, usd: 3 }]);
    });

    it('leaves a mean alone when a straggler comes for an hour whose readings are gone', async () => {
      await record([
        { at: MIDNIGHT, usd: 1 },
        { at: MIDNIGHT + MINUTE, usd: 3 },
      ]);
      const now = MIDNIGHT + 8 * DAY;
      await history.rollUp(now);
      await record([{ at: MIDNIGHT + 2 * MINUTE, usd: 1_000 }]);
      await history.rollUp(now);
      expect(await all('raw')).toEqual([]);
      expect(await all('hour')).toEqual([{ at: MIDNIGHT, usd: 2 }]);
      expect(await all('day')).toEqual([{ at: MIDNIGHT, usd: 2 }]);
    });

    it('loses nothing and counts nothing twice, however and whenever it is rolled up', async () => {
      const value = fc.option(fc.double({ min: 1, max: 1e14, noNaN: true }), { nil: undefined });
      const reading = fc.record({
        // Readings are often at the very borders of hours and days.
        minute: fc.oneof(
          fc.nat(3 * 1_440),
          fc.nat(72).map((hour) => hour * 60),
        ),
        difficulty: value,
        meanFees: value,
        usd: value,
      });
      const step = fc.oneof(
        { weight: 5, arbitrary: reading },
        { weight: 1, arbitrary: fc.constant('roll up' as const) },
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
          await database.kysely.deleteFrom('history').execute();
          const now = MIDNIGHT + 3 * DAY;
          const points = new Map<number, HistoryPoint>();
          for (const each of steps) {
            if (each === 'roll up') {
              await history.rollUp(now);
              continue;
            }
            const { minute, ...data } = each;
            const point = { at: MIDNIGHT + minute * MINUTE, ...data };
            await history.record('BTC', point);
            if (!points.has(point.at)) points.set(point.at, point);
          }
          await history.rollUp(now);
          const hours = naiveMeans([...points.values()], HOUR);
          const days = naiveMeans(hours, DAY);
          expect(await all('raw')).toHaveLength(points.size);
          expectAlike(await all('hour'), hours);
          expectAlike(await all('day'), days);
          await history.rollUp(now);
          expectAlike(await all('hour'), hours);
          await history.rollUp(now + 91 * DAY);
          expect(await all('hour')).toEqual([]);
          expectAlike(await all('day'), days);
        }),
        { numRuns: 40 },
      );
    });

    it('stays whole when many roll up and record at once', async () => {
      const points = Array.from({ length: 120 }, (_, i) => ({
        at: MIDNIGHT + i * MINUTE,
        usd: i + 1,
      }));
      await Promise.all(
        points.flatMap((point, i) => [
          history.record('BTC', point),
          ...(i % 10 === 0 ? [history.rollUp(MIDNIGHT + 2 * HOUR)] : []),
        ]),
      );
      await history.rollUp(MIDNIGHT + 2 * HOUR);
      expect(await all('hour')).toEqual([
        { at: MIDNIGHT, usd: 30.5 },
        { at: MIDNIGHT + HOUR, usd: 90.5 },
      ]);
    });

    it('fills what is not known of a day, and nothing else', async () => {
      await record([{ at: MIDNIGHT + HOUR, usd: 100 }]);
      await history.rollUp(MIDNIGHT + HOUR);
      expect(
        await history.fillDays('BTC', [
          { at: MIDNIGHT - DAY, usd: 50, height: 7 },
          { at: MIDNIGHT, usd: 60, difficulty: 2 },
          { at: MIDNIGHT + DAY },
        ]),
      ).toBe(2);
      const days = [
        { at: MIDNIGHT - DAY, usd: 50, height: 7 },
        { at: MIDNIGHT, usd: 100, difficulty: 2 },
      ];
      expect(await all('day')).toEqual(days);
      expect(await history.fillDays('BTC', [{ at: MIDNIGHT - DAY, usd: 51 }])).toBe(0);
      expect(await history.fillDays('BTC', [{ at: MIDNIGHT - DAY, meanFees: 0 }])).toBe(1);
      expect(await all('day')).toEqual([{ ...days[0], meanFees: 0 }, days[1]]);
    });

    it('puts what was measured later over what was filled in, and keeps the rest', async () => {
      const filled = { height: 1, difficulty: 2, meanFees: 3, usd: 4 };
      const measured = [{ height: 10 }, { difficulty: 20 }, { meanFees: 30 }, { usd: 40 }];
      const days = measured.map((_, index) => MIDNIGHT + index * DAY);
      await history.fillDays(
        'BTC',
        days.map((at) => ({ at, ...filled })),
      );
      await record(measured.map((point, index) => ({ at: MIDNIGHT + index * DAY + 60, ...point })));
      const wanted = measured.map((point, index) => ({ at: days[index], ...filled, ...point }));
      await history.rollUp(MIDNIGHT + 5 * DAY);
      expect(await all('day')).toEqual(wanted);
      await history.rollUp(MIDNIGHT + 200 * DAY);
      expect(await all('day')).toEqual(wanted);
    });

    it('takes many days at once, in any order, some more than once', async () => {
      const days = Array.from({ length: 1_096 }, (_, i) => ({ at: MIDNIGHT + i * DAY, usd: i }));
      const doubled = [...days.toReversed(), ...days.map((day) => ({ ...day, usd: -1 }))];
      expect(await history.fillDays('BTC', doubled)).toBe(1_096);
      expect(await all('day')).toEqual(days);
      expect(await history.fillDays('BTC', [])).toBe(0);
      await history.fillDays('BTC', [{ at: MIDNIGHT + HOUR, height: 1 }]);
      expect((await all('day'))[0]).toEqual({ at: MIDNIGHT, usd: 0, height: 1 });
    });

    it('gives the rates of a time and of the last working day before it', async () => {
      const friday = { perUsd: { USD: 1, EUR: 0.1 + 0.2 }, date: '2026-02-27' };
      const monday = { perUsd: { USD: 1, EUR: 0.9 }, date: '2026-03-02' };
      const tuesday = { perUsd: { USD: 1, EUR: 0.91 }, date: '2026-03-03' };
      const older = { perUsd: { USD: 1, EUR: 0.8 }, date: '2026-02-26' };
      await history.saveRates([tuesday, friday, older, monday]);
      const [sundayNoon, mondayStart] = [MIDNIGHT + DAY / 2, MIDNIGHT + DAY];
      expect(await history.rates(sundayNoon, mondayStart)).toEqual([friday]);
      expect(await history.rates(sundayNoon, mondayStart + 1)).toEqual([friday, monday]);
      expect(await history.rates(mondayStart, mondayStart + 9 * DAY)).toEqual([
        friday,
        monday,
        tuesday,
      ]);
      expect(await history.rates(MIDNIGHT - 50 * DAY, MIDNIGHT - 2 * DAY)).toEqual([older]);
      expect(await history.rates(MIDNIGHT - 50 * DAY, MIDNIGHT - 40 * DAY)).toEqual([]);
    });

    it('takes rates in more currencies in place of fewer, not the other way', async () => {
      const fewer = { perUsd: { USD: 1, EUR: 0.9 }, date: '2026-03-02' };
      const more = { perUsd: { USD: 1, EUR: 0.91, GBP: 0.8 }, date: '2026-03-02' };
      const get = () => history.rates(MIDNIGHT + DAY, MIDNIGHT + 2 * DAY);
      await history.saveRates([fewer]);
      await history.saveRates([more]);
      expect(await get()).toEqual([more]);
      await history.saveRates([fewer]);
      expect(await get()).toEqual([more]);
    });

    it('keeps the first forecast of an epoch and share', async () => {
      const half = { height: 4_032, share: 0.5, ratio: 1.02, low: 0.98, high: 1.06, at: MIDNIGHT };
      const quarter = { ...half, share: 0.25, ratio: 1.1, at: MIDNIGHT - DAY };
      await history.saveForecast('BTC', half);
      await history.saveForecast('BTC', quarter);
      await history.saveForecast('BTC', { ...half, ratio: 2 });
      await history.saveForecast('BTC', { ...half, height: 6_048 });
      expect(await history.forecasts('BTC', 4_032)).toEqual([quarter, half]);
      expect(await history.forecasts('BTC', 2_016)).toEqual([]);
    });

    it('remembers how far each part of a backfill came', async () => {
      expect(await history.progress('prices')).toBeUndefined();
      await history.saveProgress('prices', 'begun');
      await history.saveProgress('prices', 'done');
      await history.saveProgress('fees', 'begun');
      expect(await history.progress('prices')).toBe('done');
      expect(await history.progress('fees')).toBe('begun');
    });
  });
}

type Datum = 'height' | 'difficulty' | 'meanFees' | 'usd';

function naiveMeans(points: readonly HistoryPoint[], length: number): readonly HistoryPoint[] {
  const starts = new Set(points.map(({ at }) => Math.floor(at / length) * length));
  return [...starts]
    .toSorted((a, b) => a - b)
    .map((start) => {
      const within = points.filter(({ at }) => at >= start && at < start + length);
      const mean = (datum: Datum) => {
        const known = within.flatMap((point) => point[datum] ?? []);
        return known.length === 0 ? undefined : known.reduce((a, b) => a + b / known.length, 0);
      };
      return {
        at: start,
        difficulty: mean('difficulty'),
        meanFees: mean('meanFees'),
        usd: mean('usd'),
      };
    });
}

/** Expects nearly equal points, for the engines add up in different orders. */
function expectAlike(found: readonly HistoryPoint[], wanted: readonly HistoryPoint[]): void {
  expect(found.map(({ at }) => at)).toEqual(wanted.map(({ at }) => at));
  for (const [index, point] of found.entries()) {
    for (const datum of ['difficulty', 'meanFees', 'usd'] as const) {
      const value = wanted[index]?.[datum];
      if (value === undefined) expect(point[datum]).toBeUndefined();
      else expect((point[datum] ?? Number.NaN) / value).toBeCloseTo(1, 9);
    }
  }
}
