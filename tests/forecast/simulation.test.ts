import { describe, expect, it } from 'vitest';
import bitcoinWeeks from '../../src/forecast/bitcoin-weeks.json' with { type: 'json' };
import {
  monthlyGrowth,
  quantile,
  type SimulationQuestion,
  simulate,
} from '../../src/forecast/simulation.ts';

const weeks = bitcoinWeeks.changes.map(([price = 0, difficulty = 0]) => ({ price, difficulty }));
const question: SimulationQuestion = {
  income: 8,
  power: 5.04,
  fixed: 0,
  switchesOff: true,
  cost: 2_000,
  resale: 0,
  months: 36,
  cuts: [],
  weeks,
  drift: 'price0',
  paths: 2_000,
  block: 8,
  seed: 1,
};
const ask = (changes: Partial<SimulationQuestion> = {}) => simulate({ ...question, ...changes });

describe('2,000 futures of a machine (seed 1)', () => {
  it('are as two other programs have them (B3)', () => {
    const { sums, mean, paybackWeeks, paidBack, atLoss } = ask();
    expect(sums.low).toBeCloseTo(274.759, 3);
    expect(sums.middle).toBeCloseTo(1_211.037, 3);
    expect(sums.high).toBeCloseTo(5_089.658, 3);
    expect(mean).toBeCloseTo(2_172.091, 3);
    expect(paidBack).toBe(0.344);
    expect(atLoss).toBeCloseTo(0.4076, 4);
    expect(paybackWeeks).toEqual({ low: 58, middle: undefined, high: undefined });
  });

  it('hang on what is made of the trends (B4)', () => {
    const history = ask({ drift: 'history' });
    expect(history.sums.middle).toBeCloseTo(1_494.61, 3);
    expect(history.paidBack).toBe(0.4135);
    const zero = ask({ drift: 'zero' });
    expect(zero.sums.middle).toBeCloseTo(3_402.092, 3);
    expect(zero.paidBack).toBe(0.6645);
    expect(zero.paybackWeeks.middle).toBe(98);
  });

  it('hang on the time that is looked at (B5)', () => {
    const year = ask({ months: 12 });
    expect(year.sums.low).toBeCloseTo(252.357, 3);
    expect(year.sums.middle).toBeCloseTo(742.255, 3);
    expect(year.sums.high).toBeCloseTo(1_735.28, 3);
    expect(year.paidBack).toBe(0.059);
    const five = ask({ months: 60 });
    expect(five.sums.low).toBeCloseTo(285.858, 3);
    expect(five.sums.middle).toBeCloseTo(1_283.848, 3);
    expect(five.sums.high).toBeCloseTo(8_032.438, 3);
    expect(five.paidBack).toBe(0.3915);
  });

  it('hang on the length of a block, and on who switches off', () => {
    expect(ask({ block: 4 }).sums.middle).toBeCloseTo(1_327.6, 1);
    expect(ask({ block: 4 }).sums.high).toBeCloseTo(6_201, 0);
    expect(ask({ switchesOff: false }).sums.low).toBeCloseTo(-1_619, 0);
  });

  it('are about the same with another seed', () => {
    const others = [2, 3, 4, 5].map((seed) => ask({ seed }));
    for (const { sums, paidBack } of others) {
      expect(Math.abs(sums.low - 270)).toBeLessThan(20);
      expect(Math.abs(sums.middle - 1_236)).toBeLessThan(110);
      expect(Math.abs(sums.high - 5_450)).toBeLessThan(420);
      expect(Math.abs(paidBack - 0.35)).toBeLessThan(0.03);
    }
  });

  it('earn less where the reward is cut on the way', () => {
    expect(ask({ cuts: [{ day: 500, factor: 0.503 }] }).sums.middle).toBeLessThan(1_211);
    expect(ask({ cuts: [{ day: 9_999, factor: 0.5 }] })).toEqual(ask());
  });

  it('take another growth of difficulty than the past had', () => {
    const grown = monthlyGrowth(weeks);
    expect(ask({ growth: grown }).sums.middle).toBeCloseTo(ask().sums.middle, 6);
    expect(ask({ growth: 0 }).sums.middle).toBeCloseTo(ask({ drift: 'zero' }).sums.middle, 6);
  });

  it('fan out from the first weeks on, and end with the sums', () => {
    const { fan, sums } = ask();
    expect(fan.length).toBeLessThanOrEqual(52);
    expect(fan.at(-1)).toEqual({ week: 157, ...sums });
    for (const { low, middle, high } of fan) {
      expect(low).toBeLessThanOrEqual(middle);
      expect(middle).toBeLessThanOrEqual(high);
    }
  });
});

it('finds quantiles between two values', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4], 0.1)).toBeCloseTo(1.3, 12);
  expect(quantile([7], 0.9)).toBe(7);
});
