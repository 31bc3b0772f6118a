import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { meanOfQuarters, pricedDays } from '../../src/power/day-prices.ts';
import { planRun } from '../../src/power/running.ts';
import {
  convertTariff,
  dearPrice,
  feePerDay,
  isSameTariff,
  meanPerKwh,
  type ScheduleTariff,
} from '../../src/power/tariff.ts';
import { parseTariff } from '../../src/power/tariff-text.ts';
import { quartersOfDay } from '../../src/time/local-quarters.ts';
import { runs } from '../support/depth.ts';

/** 120 TH/s and 3 kW at a difficulty of 140 T and $100,000: an hour's share of $5.314395 a day. */
const RIG = { revenuePerHour: 5.314_395 / 24, kilowatts: 3, rampHours: 0, minimumHours: 0 };

function schedule(text: string, currency = 'USD'): ScheduleTariff {
  const read = parseTariff(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const { tariff } = read;
  if (tariff.kind === 'spot') throw new Error('A price of an exchange');
  return tariff.kind === 'schedule'
    ? { ...tariff, currency }
    : { kind: 'schedule', periods: [{ perKwh: tariff.perKwh }], currency };
}

const at = (date: string, timeZone: string) =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: '12:00' })
    .epochMilliseconds / 1_000;

const days = (tariff: ScheduleTariff, date = '2026-06-01', timeZone = 'UTC', count = 1) =>
  pricedDays(tariff, { at: at(date, timeZone), timeZone, count });

const today = (tariff: ScheduleTariff, date?: string, timeZone?: string) =>
  days(tariff, date, timeZone)[0] ?? { quarters: [] };

describe('a day of a schedule', () => {
  it('is worth running through while it pays, on weekdays and on weekends (T1)', () => {
    const tariff = schedule('0.06; 17-22 0.12; sat,sun 0.05');
    // From a Monday on.
    const week = days(tariff, '2026-06-01', 'UTC', 7);
    const plans = week.map(({ quarters }) => planRun(quarters, RIG));
    expect(meanOfQuarters(week[0]?.quarters ?? [])).toBeCloseTo(0.072_5, 10);
    expect(plans[0]?.always).toBeCloseTo(0.094_395, 6);
    expect(plans[0]?.best).toBeCloseTo(0.787_229, 6);
    expect(plans[0]?.hours).toBe(19);
    expect(plans[5]?.always).toBeCloseTo(1.714_395, 6);
    const sum = (pick: 'always' | 'best' | 'hours') =>
      plans.reduce((total, plan) => total + plan[pick], 0);
    expect(sum('always')).toBeCloseTo(3.900_764, 5);
    expect(sum('best')).toBeCloseTo(7.364_936, 5);
    expect(sum('hours')).toBe(143);
    expect(meanPerKwh(tariff)).toBeCloseTo((5 * 0.072_5 + 2 * 0.05) / 7, 10);
  });

  it('may pay at night alone (T2)', () => {
    const { quarters } = today(schedule('0.09; 22-6 0.04'));
    const plan = planRun(quarters, RIG);
    expect(meanOfQuarters(quarters)).toBeCloseTo(0.073_333_3, 7);
    expect(plan.always).toBeCloseTo(0.034_395, 6);
    expect(plan.best).toBeCloseTo(0.811_465, 6);
    expect(plan.hours).toBe(8);
  });

  it('may not pay at all, and then needs no start (T3)', () => {
    const plan = planRun(today(schedule('0.10')).quarters, { ...RIG, rampHours: 1 });
    expect(plan.always).toBeCloseTo(-1.885_605, 6);
    expect(plan).toMatchObject({ best: 0, hours: 0 });
  });

  it('may pay for its use (T4)', () => {
    const plan = planRun(today(schedule('0.08; 10-16 -0.01')).quarters, RIG);
    expect(plan.always).toBeCloseTo(1.174_394, 5);
    expect(plan.best).toBeCloseTo(1.508_599, 6);
    expect(plan.hours).toBe(6);
  });

  it.each([
    ['T5', 'Europe/Berlin', '2026-03-29', 23, 92, 2, 13.2],
    ['T6', 'Europe/Berlin', '2026-10-25', 25, 100, 4, 13.8],
    ['another day', 'Europe/Berlin', '2026-10-26', 24, 96, 3, 13.5],
    ['T7', 'Australia/Lord_Howe', '2026-10-04', 23.5, 94, 2.5, 13.35],
  ])(
    'has the hours that the clocks leave it (%s)',
    (_, zone, date, hours, quarters, cheap, cost) => {
      const day = today(schedule('0.20; 1-4 0.10'), date, zone);
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      expect(day.quarters).toHaveLength(quarters);
      expect(sum(day.quarters.map((one) => one.hours))).toBeCloseTo(hours, 10);
      const low = day.quarters.filter(({ perKwh }) => perKwh === 0.1);
      expect(sum(low.map((one) => one.hours))).toBeCloseTo(cheap, 10);
      expect(sum(day.quarters.map((one) => 3 * one.hours * one.perKwh))).toBeCloseTo(cost, 10);
    },
  );

  it('stops for a dear hour only where that saves more than the start costs (T9)', () => {
    const { quarters } = today(schedule('0.05; 12-13 0.09'));
    const saving = 3 * 0.09 - RIG.revenuePerHour;
    expect(saving).toBeCloseTo(0.048_567, 6);
    const all = planRun(quarters, RIG).always;
    const short = planRun(quarters, { ...RIG, rampHours: 10 / 60 });
    expect(short.hours).toBe(23);
    expect(short.best).toBeCloseTo(all + 0.048_567 - 0.036_906, 5);
    const long = planRun(quarters, { ...RIG, rampHours: 15 / 60 });
    expect(long).toMatchObject({ hours: 24, best: all });
  });

  it('keeps what a start takes and the shortest run with the price, in another currency as well', () => {
    const tariff = schedule('0.05; 12-13 0.09; ramp 15 min; min run 2 h');
    expect(tariff).toMatchObject({ rampMinutes: 15, minimumHours: 2 });
    const fx = { perUsd: { USD: 1, EUR: 0.5 }, date: '2026-06-01' };
    expect(convertTariff(tariff, 'EUR', { fx })).toMatchObject({
      rampMinutes: 15,
      minimumHours: 2,
    });
    expect(isSameTariff(tariff, { ...tariff, rampMinutes: 10 })).toBe(false);
    expect(isSameTariff(tariff, { ...tariff, minimumHours: 1 })).toBe(false);
  });

  it('counts tax and heat, and a fee apart from them (T11)', () => {
    const net = schedule('0.08 plus 19% VAT; fee 0.35/day');
    expect(meanPerKwh(net)).toBeCloseTo(0.095_2, 10);
    const revenue = 24 * RIG.revenuePerHour;
    expect(revenue - 72 * meanPerKwh(net)).toBeCloseTo(-1.540_005, 5);
    const heated = schedule('0.08 plus 19% VAT; fee 0.35/day; heat 0.04');
    const earned = planRun(today(heated).quarters, RIG).always;
    expect(earned).toBeCloseTo(1.339_995, 5);
    expect(earned - feePerDay(heated)).toBeCloseTo(0.989_995, 5);
  });

  it('runs in no stretch that is shorter than the shortest', () => {
    const { quarters } = today(schedule('0.20; 3-3:30 0.01; 12-14 0.05'));
    const plan = planRun(quarters, { ...RIG, minimumHours: 1 });
    expect(plan.hours).toBe(2);
    expect(planRun(quarters, RIG).hours).toBe(2.5);
  });

  it('goes on over midnight without another start', () => {
    const { quarters } = today(schedule('0.20; 22-6 0.01'));
    const plan = planRun(quarters, { ...RIG, rampHours: 1 });
    expect(plan.hours).toBe(8);
    expect(plan.best).toBeCloseTo(8 * (RIG.revenuePerHour - 0.03) - RIG.revenuePerHour, 10);
  });

  it('belongs to the day on which it begins, and holidays are those listed', () => {
    const tariff = schedule('0.10; fri 22-6 0.05; holidays (06-03) 0.01');
    const priceAt = (date: string, hour: number) => today(tariff, date).quarters[hour * 4]?.perKwh;
    expect(priceAt('2026-06-05', 23)).toBe(0.05);
    expect(priceAt('2026-06-06', 5)).toBe(0.05);
    expect(priceAt('2026-06-06', 23)).toBe(0.1);
    expect(priceAt('2026-06-05', 5)).toBe(0.1);
    expect(priceAt('2026-06-03', 5)).toBe(0.01);
    expect(priceAt('2027-06-03', 5)).toBe(0.01);
    expect(priceAt('2026-06-04', 5)).toBe(0.1);
  });
});

describe('a schedule', () => {
  it('is on average what a week costs, and over a year what its months do', () => {
    const tariff = schedule('0.10; jun-aug 0.20');
    expect(meanPerKwh(tariff, 7)).toBe(0.2);
    expect(meanPerKwh(tariff, 1)).toBe(0.1);
    expect(meanPerKwh(tariff)).toBeCloseTo(0.1 + (0.1 * 92) / 365.25, 10);
  });

  it('is converted price by price', () => {
    const fx = { date: '2026-10-02', perUsd: { EUR: 0.5 } };
    const tariff = schedule('0.10; 17-22 0.15; fee 0.40/day; heat 0.04');
    expect(convertTariff(tariff, 'EUR', { fx })).toEqual(
      schedule('0.05; 17-22 0.075; fee 0.20/day; heat 0.02', 'EUR'),
    );
    expect(convertTariff(tariff, 'CHF', { fx })).toBeUndefined();
  });

  it('is another where any part of it is', () => {
    const tariff = schedule('0.10; 17-22 0.15');
    expect(isSameTariff(tariff, schedule('0.10; 17-22 0.15'))).toBe(true);
    expect(isSameTariff(tariff, schedule('0.10; 17-21 0.15'))).toBe(false);
    expect(isSameTariff(tariff, { kind: 'flat', perKwh: 0.1, currency: 'USD' })).toBe(false);
  });

  it('is dear where one of its prices is', () => {
    expect(dearPrice(schedule('0.10; 17-22 1.5'), undefined)).toBe(1.5);
    expect(dearPrice(schedule('0.10; 17-22 0.15'), undefined)).toBeUndefined();
  });
});

describe('quarter hours of a day', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const anyDay = fc.record({
    timeZone: fc.constantFrom(...zones),
    day: fc.integer({ min: 0, max: 12 * 365 }),
  });

  it('fill each day of each zone without a gap, as its clocks show them', () => {
    fc.assert(
      fc.property(anyDay, ({ timeZone, day }) => {
        const date = Temporal.PlainDate.from('2019-01-01').add({ days: day });
        const from = date.toZonedDateTime(timeZone).epochMilliseconds / 1_000;
        const found = quartersOfDay(from, timeZone);
        let expected = from;
        for (const { start, hours, onClock } of found.quarters) {
          expect(start).toBe(expected);
          expected = start + hours * 3_600;
          const local = Temporal.Instant.fromEpochMilliseconds(start * 1_000).toZonedDateTimeISO(
            timeZone,
          );
          expect(onClock).toBe(Math.floor((local.hour * 60 + local.minute) / 15));
          expect(local.day).toBe(date.day);
        }
        const end = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds / 1_000;
        expect([expected, found.end]).toEqual([end, end]);
        expect(found.date).toEqual({
          ...{ year: date.year, month: date.month, day: date.day },
          weekday: date.dayOfWeek,
        });
      }),
      { numRuns: runs(400) },
    );
  });

  it('are there in every zone, whatever its offset, on the days its clocks change', () => {
    for (const timeZone of zones) {
      let change: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from(
        `2026-01-01T00:00[${timeZone}]`,
      );
      for (let i = 0; i < 2; i += 1) {
        change = change.getTimeZoneTransition('next');
        if (!change || change.year > 2027) break;
        const day = quartersOfDay(change.epochMilliseconds / 1_000, timeZone);
        const hours = day.quarters.reduce((sum, one) => sum + one.hours, 0);
        expect(hours * 3_600).toBeCloseTo(day.end - day.start, 6);
        expect(day.quarters.length % 2).toBe(0);
      }
    }
  });
});

describe('the best plan', () => {
  const prices = fc.array(fc.integer({ min: -2, max: 15 }), { minLength: 1, maxLength: 9 });

  /** Each way to run through a day of a few hours. */
  function naive(costs: readonly number[], { ramp, shortest }: { ramp: number; shortest: number }) {
    const R = 0.2;
    let best = Number.NEGATIVE_INFINITY;
    for (let mask = 0; mask < 2 ** costs.length; mask += 1) {
      const on = (i: number) => (mask >> ((i + costs.length) % costs.length)) & 1;
      let value = 0;
      let isAllowed = true;
      for (const [i, cost] of costs.entries()) {
        if (!on(i)) continue;
        value += R - 3 * (cost / 100);
        if (on(i - 1) || costs.length === 1) continue;
        value -= ramp * R;
        for (let j = 0; j < shortest; j += 1) if (!on((i + j) % costs.length)) isAllowed = false;
      }
      if (isAllowed) best = Math.max(best, value);
    }
    return best;
  }

  it('is the best of all that there are', () => {
    fc.assert(
      fc.property(
        prices,
        fc.constantFrom(0, 0.25, 1),
        fc.constantFrom(1, 2, 3),
        (costs, ramp, shortest) => {
          if (costs.length < 3) return;
          const plan = planRun(
            costs.map((cost) => ({ hours: 1, perKwh: cost / 100 })),
            { revenuePerHour: 0.2, kilowatts: 3, rampHours: ramp, minimumHours: shortest },
          );
          expect(plan.best).toBeCloseTo(naive(costs, { ramp, shortest }), 9);
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
