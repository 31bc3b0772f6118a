import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GrowthQuestion, growthLine } from '../../src/forecast/payback.ts';
import { sharesOfPrices } from '../../src/power/schedule.ts';
import { parseTariff } from '../../src/power/tariff-text.ts';

/** 270 TH, 3,375 W at $0.05. */
const question: GrowthQuestion = {
  income: 11.957388,
  power: 4.05,
  fixed: 0,
  switchesOff: true,
  cost: 3_500,
  resale: 0,
  days: 1_096,
  growth: 0.025,
  cuts: [],
};
/** The subsidy is halved, and the fees are not. */
const halving = { day: 500, factor: (3.125 / 2 + 0.02) / (3.125 + 0.02) };

const line = (changes: Partial<GrowthQuestion> = {}) => growthLine({ ...question, ...changes });

describe('a machine while difficulty grows evenly', () => {
  it('pays back in 681 days at +2.5 % a month (P1)', () => {
    expect(line({ days: 365 }).sum).toBeCloseTo(2_300.8786, 3);
    expect(line({ days: 731 }).sum).toBeCloseTo(3_635.7554, 3);
    expect(line().sum).toBeCloseTo(4_246.0451, 3);
    expect(line().paybackDays).toBe(681);
    expect(line().lossDay).toBeUndefined();
    expect(line({ days: 1_400 }).lossDay).toBe(1_335);
  });

  it('pays back in 443 days at flat difficulty (P2)', () => {
    expect(line({ growth: 0 }).paybackDays).toBe(443);
    expect(line({ growth: 0 }).sum).toBeCloseTo(8_666.4976, 3);
  });

  it('never pays back with the halving (P3)', () => {
    const halved = line({ cuts: [halving] });
    expect(halved.sum).toBeCloseTo(2_891.7116, 3);
    expect(halved).toMatchObject({ lossDay: 500, paybackDays: undefined, isOpen: false });
    expect(halved.net).toBeCloseTo(-608.2884, 3);
  });

  it('is a profit without a payback day where the resale makes it one (P4)', () => {
    const resold = line({ cuts: [halving], resale: 700 });
    expect(resold.net).toBeCloseTo(91.7116, 3);
    expect(resold.paybackDays).toBeUndefined();
  });

  it('is not to be started at a loss (P5)', () => {
    expect(line({ income: 4, power: 5.04, cost: 1_000 })).toMatchObject({ sum: 0, lossDay: 0 });
  });

  it('owes what it costs where nobody switches it off, and its fixed cost always', () => {
    const none = { income: 4, power: 5, growth: 0, days: 10 };
    expect(line({ ...none, switchesOff: false }).sum).toBeCloseTo(-10, 9);
    expect(line({ ...none, fixed: 2 }).sum).toBeCloseTo(-20, 9);
  });

  /** Three kilowatts; what each hour costs as that text says. */
  const hoursOf = (text: string) => {
    const read = parseTariff(text);
    if (!read.ok || read.tariff.kind !== 'schedule') throw new Error(`no schedule: ${text}`);
    return sharesOfPrices(read.tariff).map(({ perKwh, share }) => ({ share, power: 72 * perKwh }));
  };
  const aWeek = { income: 5.314395, growth: 0, days: 7 };

  it('runs in the hours that pay (T1 to T4)', () => {
    const week = (text: string) => line({ ...aWeek, power: 0, hours: hoursOf(text) }).sum;
    expect(week('0.06; 17-22 0.12; sat,sun 0.05')).toBeCloseTo(7.364936, 4);
    expect(week('0.09; 22-6 0.04') / 7).toBeCloseTo(0.811465, 5);
    expect(week('0.10; 0-12 0.11')).toBe(0);
    expect(week('0.08; 0-6 -0.01') / 7).toBeCloseTo(1.508599, 5);
  });

  it('pays for all hours where nobody switches it off', () => {
    const always = { ...aWeek, power: 0, switchesOff: false };
    expect(line({ ...always, hours: hoursOf('0.06; 17-22 0.12; sat,sun 0.05') }).sum).toBeCloseTo(
      3.900764,
      4,
    );
  });

  it('is at a loss once it pays in no hour', () => {
    const hours = hoursOf('0.09; 22-6 0.04');
    const falling = line({ ...aWeek, hours, growth: 0.1, days: 1_000 });
    const [cheap = 0] = hours.map(({ power }) => power).toSorted((a, b) => a - b);
    const day = (Math.log(aWeek.income / cheap) / Math.log(1.1)) * 30.4375;
    expect(falling.lossDay).toBe(Math.ceil(day));
    const never = line({ ...aWeek, hours: hoursOf('0.10; 0-12 0.11') });
    expect(never).toMatchObject({ sum: 0, lossDay: 0 });
  });

  it('runs in the mode that is best at the time (M4)', () => {
    const [th, watts] = [120, 2_700];
    const modes = [
      [80, 1_700],
      [120, 2_700],
      [142, 3_350],
      [169, 4_400],
    ].map(([hashrate = 0, power = 0]) => ({ income: hashrate / th, power: power / watts }));
    const day = (perKwh: number) =>
      line({
        ...{ income: (th / 1_000) * 44.286623, power: 24 * (watts / 1_000) * perKwh },
        ...{ modes, growth: 0, days: 1 },
      }).sum;
    expect(day(0.05)).toBeCloseTo(2.268701, 5);
    expect(day(0.08)).toBeCloseTo(0.27893, 5);
  });

  it('never earns more at a higher growth', () => {
    const growth = fc.double({ min: -0.2, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(growth, growth, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(line({ growth: high }).sum).toBeLessThanOrEqual(line({ growth: low }).sum + 1e-9);
      }),
    );
  });
});
