import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../src/coin/bitcoin.ts';
import { bitcoinCash } from '../../src/coin/bitcoin-cash.ts';
import { dogecoin } from '../../src/coin/dogecoin.ts';
import { kaspa } from '../../src/coin/kaspa.ts';
import { litecoin } from '../../src/coin/litecoin.ts';
import { asertFactor } from '../../src/mining/asert.ts';
import { dailyRevenue, impliedHashrate } from '../../src/mining/network.ts';
import { forecastRetarget } from '../../src/mining/retarget.ts';
import emission from './kaspa-emission.json' with { type: 'json' };

const COIN = 1e8;
const perDay = (question: Parameters<typeof dailyRevenue>[0]) => dailyRevenue(question) / COIN;

// C1 to C7 are the vectors of our notes on other coins.
describe('income and network', () => {
  it('C1: Bitcoin Cash', () => {
    const network = { coin: bitcoinCash, difficulty: 0.9e12, blockReward: 3.125 * COIN };
    expect(perDay({ ...network, hashrate: 120e12 })).toBeCloseTo(0.008_381_903_2, 10);
    expect(impliedHashrate(0.9e12, bitcoinCash) / 1e18).toBeCloseTo(6.442_451, 6);
    expect(bitcoinCash.subsidyAt(972_125)).toBe(network.blockReward);
  });

  it('C2: Litecoin and Dogecoin, both of the same hashes', () => {
    const hashrate = 16e9;
    const ltc = { coin: litecoin, difficulty: 1e8, blockReward: litecoin.subsidyAt(3_000_000) };
    const doge = { coin: dogecoin, difficulty: 4.2e7, blockReward: dogecoin.subsidyAt() };
    expect(perDay({ ...ltc, hashrate })).toBeCloseTo(0.020_116_567_6, 10);
    expect(perDay({ ...doge, hashrate })).toBeCloseTo(76.634_543_3, 7);
    expect(impliedHashrate(1e8, litecoin) / 1e15).toBeCloseTo(2.863_312, 6);
    expect(impliedHashrate(4.2e7, dogecoin) / 1e15).toBeCloseTo(3.006_477, 6);
  });

  it('C5: Kaspa', () => {
    const difficulty = 2.05615e16;
    const network = { coin: kaspa, difficulty, blockReward: 2.75 * COIN };
    expect(perDay({ ...network, hashrate: 21e12 })).toBeCloseTo(121.333_56, 5);
    expect(impliedHashrate(difficulty, kaspa) / 1e15).toBeCloseTo(411.23, 2);
  });
});

describe('rewards', () => {
  it.each([
    [0, 500],
    [15_519_599, 500],
    [15_519_600, 440],
    [18_149_399, 440],
    [18_149_400, 415.304_697_57],
    [110_164_999, 58.270_470_18],
    [110_165_000, 5.827_047_02],
    [444_829_996, 2.75],
    // Nothing is left after 426 months.
    [1e11, 0],
  ])('C3: Kaspa’s block of DAA score %i creates %d KAS', (score, coins) => {
    expect(kaspa.subsidyAt(score) / COIN).toBe(coins);
  });

  it('Kaspa’s months are those of the chain’s table', () => {
    const perBlock = (month: number) => {
      const seconds = month * 2_629_800;
      // From month 36 on there are ten blocks a second.
      const score =
        month < 36
          ? 15_519_600 + seconds
          : 110_165_000 + (seconds - (110_165_000 - 15_519_600)) * 10;
      return kaspa.subsidyAt(score);
    };
    expect(emission.sompiPerSecond).toHaveLength(426);
    for (const [month, perSecond] of emission.sompiPerSecond.entries()) {
      expect(perBlock(month)).toBe(month < 36 ? perSecond : Math.ceil(perSecond / 10));
    }
  });

  it('C4: Kaspa’s next step', () => {
    const next = kaspa.nextReduction(444_829_996);
    // Consensus counts whole seconds.
    expect(Math.ceil((next?.blocksLeft ?? 0) * kaspa.spacing)).toBe(748_301);
    expect(kaspa.subsidyAt(next?.height ?? 0) / COIN).toBe(2.595_654_36);
    expect(kaspa.nextReduction(1e11)).toBeUndefined();
  });

  it('Kaspa’s next step is the first block that creates less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 110_165_000, max: 2_000_000_000 }), (score) => {
        const next = kaspa.nextReduction(score);
        if (!next) throw new Error('it goes on for decades');
        expect(score + next.blocksLeft).toBe(next.height);
        expect(kaspa.subsidyAt(next.height - 1)).toBe(kaspa.subsidyAt(score));
        expect(kaspa.subsidyAt(next.height)).toBeLessThan(kaspa.subsidyAt(score));
      }),
    );
  });

  it.each([
    [839_999, 50],
    [840_000, 25],
    [3_000_000, 6.25],
    [3_360_000, 3.125],
  ])('Litecoin’s block %i creates %d LTC', (height, coins) => {
    expect(litecoin.subsidyAt(height) / COIN).toBe(coins);
    expect(litecoin.nextReduction(3_000_000)).toEqual({ height: 3_360_000, blocksLeft: 360_000 });
  });

  it('Dogecoin is neither halved nor random any more', () => {
    expect(dogecoin.subsidyAt() / COIN).toBe(10_000);
    expect(dogecoin.nextReduction()).toBeUndefined();
  });
});

describe('difficulty', () => {
  it.each([
    ['on time', 0, 1],
    ['a half-life late', 172_800, 2],
    ['a half-life early', -172_800, 0.5],
    ['an hour late', 3_600, 1.014_587],
  ])('C6: %s', (_, late, factor) => {
    const found = asertFactor(bitcoinCash, { blocks: 10, seconds: 6_000 + late });
    expect(found).toBeCloseTo(factor, 6);
  });

  it('has no such factor with another rule', () => {
    expect(asertFactor(bitcoin, { blocks: 1, seconds: 600 })).toBeUndefined();
  });

  it.each([
    ['Litecoin', litecoin, 2_016, 1.029_411_76],
    // The time of as many blocks at the same pace has one interval less.
    ['Bitcoin, if it counted the same time over its 2,015 intervals', bitcoin, 2_015, 1.029_411_76],
  ])('C7: %s', (_, coin, intervals, ratio) => {
    const start = 2_016 * 1_400;
    const last = start + 2_015;
    const span = (2_016 * coin.spacing) / (3.5 / 3.4);
    const forecast = forecastRetarget({
      coin,
      tip: { height: last, time: 1_790_000_000 },
      now: 1_790_000_000,
      marks: [{ height: last - intervals, time: 1_790_000_000 - span }],
      difficulty: 1e8,
    });
    expect(forecast?.method).toBe('exact');
    expect(forecast?.ratio).toBeCloseTo(ratio, 8);
  });

  it('C7: at the pace of 2,016 blocks in 3.4 days, by Bitcoin’s intervals', () => {
    expect((3.5 / 3.4) * (2_015 / 2_016) - 1).toBeCloseTo(0.028_901_14, 8);
  });

  it('Litecoin needs the last block of the epoch before', () => {
    const start = 2_016 * 1_400;
    const tip = { height: start + 900, time: 1_790_000_000 };
    const question = { coin: litecoin, tip, now: tip.time, difficulty: 1e8 };
    const mark = (height: number) => ({ height, time: tip.time - (tip.height - height) * 150 });
    expect(forecastRetarget({ ...question, marks: [mark(start)] })).toBeUndefined();
    const forecast = forecastRetarget({ ...question, marks: [mark(start - 1)] });
    expect(forecast?.ratio).toBeCloseTo(1, 2);
    expect(forecast?.height).toBe(start + 2_016);
  });

  it('is not forecast where it changes with every block', () => {
    const tip = { height: 900_000, time: 1_790_000_000 };
    const question = { tip, now: tip.time, marks: [tip], difficulty: 1e12 };
    expect(forecastRetarget({ coin: bitcoinCash, ...question })).toBeUndefined();
    expect(forecastRetarget({ coin: kaspa, ...question })).toBeUndefined();
  });
});
