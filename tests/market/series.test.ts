import { describe, expect, it } from 'vitest';
import type { HistoryPoint } from '../../src/market/history.ts';
import {
  changeOver,
  coinPriceSeries,
  difficultySeries,
  type History,
  hashpriceSeries,
  joinSteps,
  pointOf,
  retargetsIn,
} from '../../src/market/series.ts';
import { profitSeries } from '../../src/rig/profitability.ts';
import { reading } from '../support/readings.ts';

const DAY = 86_400;
/** A Friday, 2026-11-06, its beginning. */
const FRIDAY = 1_793_923_200;

/** Vector B1: $45.19 per PH/s per day. */
const whole: HistoryPoint = {
  at: FRIDAY,
  height: 974_736,
  difficulty: 140e12,
  meanFees: 2_000_000,
  usd: 100_000,
};

const historyOf = (points: readonly HistoryPoint[], rates: History['rates'] = []): History => ({
  coin: 'BTC',
  points,
  rates,
  from: FRIDAY - 90 * DAY,
  to: FRIDAY + 90 * DAY,
  gap: 2 * DAY,
});

describe('hashprice over time', () => {
  it('is from what was known then', () => {
    const [point, ...more] = hashpriceSeries(historyOf([whole]), 'USD');
    expect(point?.at).toBe(FRIDAY);
    expect(point?.value).toBeCloseTo(45.19, 2);
    expect(more).toEqual([]);
  });

  it('has the subsidy of the block after the height', () => {
    const at = (height: number) =>
      hashpriceSeries(historyOf([{ ...whole, height, meanFees: 0 }]), 'USD')[0]?.value ?? 0;
    expect(at(1_049_999)).toBeCloseTo(at(1_049_998) / 2, 9);
  });

  it.each(['height', 'difficulty', 'meanFees', 'usd'] as const)(
    'leaves out where %s is not known',
    (part) => {
      const { [part]: _, ...rest } = whole;
      expect(
        hashpriceSeries(historyOf([rest, { ...whole, at: FRIDAY + DAY }]), 'USD'),
      ).toHaveLength(1);
    },
  );

  it('takes the rate of the day, over weekends the last one, for a week', () => {
    const rates = [
      { date: '2026-11-05', perUsd: { EUR: 0.5 } },
      { date: '2026-11-06', perUsd: { EUR: 0.8 } },
    ];
    const days = Array.from({ length: 12 }, (_, day) => ({
      ...whole,
      at: FRIDAY + (day - 2) * DAY,
    }));
    const euros = coinPriceSeries(historyOf(days, rates), 'EUR');
    // Not the Wednesday before there was any, nor the Saturday after a week.
    expect(euros.map(({ at, value }) => [(at - FRIDAY) / DAY, value])).toEqual([
      [-1, 50_000],
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((day) => [day, 80_000]),
    ]);
    expect(hashpriceSeries(historyOf(days, rates), 'JPY')).toEqual([]);
  });
});

describe('profit over time', () => {
  it('is what the rig would have earned on its terms, in its currency', () => {
    const rig = {
      userId: '1',
      name: 'Shed',
      coin: 'BTC',
      hashrate: 100e12,
      power: 2_500,
      count: 10,
      tariff: { kind: 'flat', perKwh: 0.07, currency: 'USD' },
      poolFee: 0.02,
      uptime: 1,
      fixedCost: 1,
      createdAt: 0,
      updatedAt: 0,
    } as const;
    const [point] = profitSeries(historyOf([whole]), rig);
    // A petahash: 45.19 less 2 %, 25 kW for a day, and a dollar.
    expect(point?.value).toBeCloseTo(45.19 * 0.98 - 25 * 24 * 0.07 - 1, 2);
    expect(
      profitSeries(historyOf([whole]), {
        ...rig,
        tariff: { kind: 'flat', perKwh: 1, currency: 'EUR' },
      }),
    ).toEqual([]);
  });
});

describe('the points of a chart', () => {
  it('are days as far as there were no hours, and then the gap is that of days', () => {
    const days = [0, 1, 2].map((day) => ({ at: FRIDAY + day * DAY, usd: day }));
    const hours = [0, 1, 2].map((hour) => ({ at: FRIDAY + 2 * DAY + hour * 3_600, usd: 9 }));
    expect(joinSteps(days, hours)).toEqual({
      points: [...days.slice(0, 2), ...hours],
      gap: 2 * DAY,
    });
    expect(joinSteps(days.slice(2), hours)).toEqual({ points: hours, gap: 10_800 });
    expect(joinSteps(days, [])).toEqual({ points: days, gap: 2 * DAY });
  });

  it('are days as well where there were no hours in between', () => {
    const days = [0, 1, 2, 3].map((day) => ({ at: FRIDAY + day * DAY, usd: day }));
    const hours = [1, 3].map((day) => ({ at: FRIDAY + day * DAY + 7_200, usd: 9 }));
    expect(joinSteps(days, hours)).toEqual({
      points: [days[0], hours[0], days[2], hours[1]],
      gap: 2 * DAY,
    });
  });

  it('have no difficulty that never was, in the mean of a day with a retarget', () => {
    const means = [100, 100, 107, 110, 110, 104, 104];
    const points = means.map((difficulty, index) => ({ at: index * DAY, difficulty }));
    expect(difficultySeries({ points }).map(({ value }) => value)).toEqual([
      100, 100, 110, 110, 110, 104, 104,
    ]);
  });

  it('end with what is fresh in the reading', () => {
    const { at, difficulty } = reading;
    const stale = difficulty && {
      ...reading,
      difficulty: { ...difficulty, state: 'stale' as const },
    };
    expect(pointOf(reading)).toEqual({ ...whole, at });
    expect(stale && difficultySeries({ points: [pointOf(stale)] })).toEqual([]);
  });
});

describe('a change', () => {
  const points = [-31, -30, -7, -2, -1, 0].map((day) => ({
    at: FRIDAY + day * DAY,
    value: 100 + day,
  }));

  it.each([
    [1, 99],
    [7, 93],
    [30, 70],
  ])('over %d days is from the point nearest to then', (days, before) => {
    expect(changeOver(points, { days, now: FRIDAY + 3_600 })).toEqual({ before, now: 100 });
  });

  it('is unknown without a point near enough, then or now', () => {
    expect(changeOver(points, { days: 4, now: FRIDAY })).toBeUndefined();
    expect(changeOver(points, { days: 1, now: FRIDAY + DAY })).toBeUndefined();
    expect(changeOver([{ at: FRIDAY, value: 1 }], { days: 1, now: FRIDAY })).toBeUndefined();
  });
});

describe('retargets', () => {
  const at = (day: number, rest: Partial<HistoryPoint>): HistoryPoint => ({
    at: FRIDAY + day * DAY,
    ...rest,
  });

  it('are where the height is in another epoch, and not within a gap', () => {
    const points = [
      at(0, { height: 2_016 * 480 - 100 }),
      at(1, { height: 2_016 * 480 + 44, difficulty: 1 }),
      at(2, { height: 2_016 * 480 + 188, difficulty: 2 }),
      at(9, { height: 2_016 * 481 + 3, difficulty: 3 }),
    ];
    expect(retargetsIn({ coin: 'BTC', points, gap: 2 * DAY })).toEqual([FRIDAY + DAY]);
  });

  it('are where the difficulty changes, once though a day has the mean of both', () => {
    const points = [100, 100, 104, 110, 110, 105].map((difficulty, day) => at(day, { difficulty }));
    expect(retargetsIn({ coin: 'BTC', points, gap: 2 * DAY })).toEqual([
      FRIDAY + 2 * DAY,
      FRIDAY + 5 * DAY,
    ]);
  });
});
