import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../src/coin/bitcoin.ts';
import { dailyBlocks } from '../../src/mining/network.ts';
import {
  blocksOfNetwork,
  chanceOfBest,
  chanceOfBlock,
  chanceOfEffort,
  medianBest,
  waitFor,
} from '../../src/odds/odds.ts';
import { payOf, relativeDeviation } from '../../src/odds/pays.ts';
import { poissonQuantile } from '../../src/odds/poisson.ts';
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from '../../src/time/seconds.ts';

const difficulty = 132_716_002_350_731.3;
const blocksADay = (hashrate: number) => dailyBlocks({ coin: bitcoin, difficulty, hashrate });
const chance = (hashrate: number, days: number) => chanceOfBlock(blocksADay(hashrate) * days);
/** Tells whether a value is right to as many figures as are given. */
const figures = (value: number, count: number) => Number(value.toPrecision(count));

describe('a block of one’s own', () => {
  it('S1: 1.2 TH/s', () => {
    const rate = blocksADay(1.2e12);
    expect(figures(rate, 9)).toBe(1.81891262e-7);
    expect(figures(chance(1.2e12, DAYS_PER_YEAR), 8)).toBe(0.000066433577);
    expect(figures(chance(1.2e12, 5 * DAYS_PER_YEAR), 8)).toBe(0.00033212375);
    const { mean, median } = waitFor(rate);
    expect(figures(mean / DAYS_PER_YEAR, 7)).toBe(15_052.13);
    expect(figures(median / DAYS_PER_YEAR, 7)).toBe(10_433.34);
  });

  it('S2: 234 TH/s', () => {
    const rate = blocksADay(234e12);
    expect(figures(rate, 9)).toBe(3.54687961e-5);
    expect(figures(chance(234e12, DAYS_PER_MONTH), 8)).toBe(0.0010789989);
    expect(figures(chance(234e12, DAYS_PER_YEAR), 8)).toBe(0.012871423);
    expect(figures(waitFor(rate).mean / DAYS_PER_YEAR, 6)).toBe(77.1904);
    expect(figures(waitFor(rate).median / DAYS_PER_YEAR, 6)).toBe(53.5043);
  });

  it('S3: 100 PH/s', () => {
    expect(figures(chance(100e15, 1), 8)).toBe(0.015043307);
    expect(figures(chance(100e15, DAYS_PER_MONTH), 8)).toBe(0.36957407);
    expect(figures(chance(100e15, DAYS_PER_YEAR), 8)).toBe(0.99605898);
    expect(figures(waitFor(blocksADay(100e15)).mean, 4)).toBe(65.97);
  });

  it('S4: 75 kH/s, where 1 − e^−x has four right digits', () => {
    expect(figures(chance(75e3, DAYS_PER_YEAR), 10)).toBe(4.152236462e-12);
    expect(figures(waitFor(blocksADay(75e3)).mean / DAYS_PER_YEAR, 4)).toBe(2.408e11);
  });
});

describe('a pool’s luck', () => {
  const blocks = (share: number, days: number) => share * blocksOfNetwork(days, bitcoin);

  it('V1: 2 % of the network', () => {
    expect(blocks(0.02, 1)).toBeCloseTo(2.88, 12);
    expect(
      [1, 7, DAYS_PER_MONTH].map((days) => figures(relativeDeviation(blocks(0.02, days)), 4)),
    ).toEqual([0.5893, 0.2227, 0.1068]);
  });

  it('V2: 0.25 % of the network', () => {
    expect(figures(1 - chanceOfBlock(blocks(0.0025, 7)), 5)).toBe(0.08046);
    const month = blocks(0.0025, DAYS_PER_MONTH);
    expect(month).toBeCloseTo(10.9575, 10);
    expect(figures(relativeDeviation(month), 4)).toBe(0.3021);
    expect([0.1, 0.5, 0.9].map((part) => poissonQuantile(month, part))).toEqual([7, 11, 15]);
    const pay = payOf('PPLNS', {
      ...{ ownBlocks: 0.001, poolBlocks: month },
      ...{ subsidy: 312_500_000, fees: 2_000_000, poolFee: 0.02 },
    });
    const { mean = 0, low = 0, middle = 0, high = 0, deviation = 0 } = pay ?? {};
    expect(mean).toBeCloseTo(0.001 * 314_500_000 * 0.98, 6);
    expect([low, middle, high].map((value) => figures(value / mean, 4))).toEqual([
      0.6388, 1.004, 1.369,
    ]);
    expect(figures(deviation, 4)).toBe(0.3021);
  });

  it('V3: long rounds', () => {
    expect([1, 2, 3, 5].map((effort) => figures(chanceOfEffort(effort), 5))).toEqual([
      0.36788, 0.13534, 0.049787, 0.0067379,
    ]);
  });

  it('V4: the best share of a day at 1.2 TH/s', () => {
    const hashes = 1.2e12 * 86_400;
    expect(Math.round(hashes / bitcoin.hashesPerDifficulty)).toBe(24_139_881);
    expect(figures(medianBest(hashes, bitcoin) / 1e6, 5)).toBe(34.826);
    expect(figures(chanceOfBest(hashes, 100e6, bitcoin), 5)).toBe(0.21447);
  });
});

describe('what a scheme pays', () => {
  const question = { ownBlocks: 0.01, poolBlocks: 100, subsidy: 300, fees: 100, poolFee: 0.1 };

  it('is the same on average, and swings by the scheme', () => {
    const swings = (['FPPS', 'PPS+', 'PPLNS', 'TIDES', 'SOLO'] as const).map((scheme) => {
      const pay = payOf(scheme, question);
      expect(pay?.mean).toBeCloseTo(3.6, 12);
      return pay?.deviation ?? -1;
    });
    expect(swings.map((swing) => Number(swing.toPrecision(12)))).toEqual([0, 0.025, 0.1, 0.1, 10]);
    const { mean: fixed, ...rest } = payOf('FPPS', question) ?? {};
    expect(rest).toEqual({ low: fixed, middle: fixed, high: fixed, deviation: 0 });
    expect(payOf('SOLO', question)).toMatchObject({ low: 0, middle: 0, high: 0 });
  });

  it('is unknown where the pool’s size or its scheme is', () => {
    const { poolBlocks: _, ...unsized } = question;
    expect(payOf('PPLNS', unsized)).toBeUndefined();
    expect(payOf('PPS+', unsized)).toBeUndefined();
    expect(payOf('MARKET', question)).toBeUndefined();
    expect(payOf('PRIVATE', question)).toBeUndefined();
  });

  it('has the pool find no fewer blocks than its miner', () => {
    expect(payOf('PPLNS', { ...question, ownBlocks: 400 })?.deviation).toBeCloseTo(0.05, 12);
  });
});

describe('poissonQuantile', () => {
  it('is right where e^−mean is no number any more, and beyond', () => {
    expect(poissonQuantile(0, 0.9)).toBe(0);
    // 2,000 − 1.2816 · √2,000 + 0.1, and so on.
    expect([0.1, 0.5, 0.9].map((part) => poissonQuantile(2_000, part))).toEqual([
      1_943, 2_000, 2_057,
    ]);
    const [below = 0, above = 0] = [9_999, 10_001].map((mean) => poissonQuantile(mean, 0.1));
    expect(above - below).toBeLessThanOrEqual(3);
    expect(above).toBeGreaterThanOrEqual(below);
  });
});
