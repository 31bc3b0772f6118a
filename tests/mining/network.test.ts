import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../src/coin/bitcoin.ts';
import {
  dailyRevenue,
  expectedTime,
  hashprice,
  impliedHashrate,
} from '../../src/mining/network.ts';

const { hashesPerDifficulty: HASHES_PER_DIFFICULTY, subsidyAt } = bitcoin;
const { perCoin: SATS_PER_COIN } = bitcoin.baseUnit;
const coin = bitcoin;
const TERAHASH = 1e12;

/** `tolerance` is relative. */
function expectWithin(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThanOrEqual(tolerance);
}

/** The difficulty at which a hashrate finds a block every ten minutes: for vectors in share form. */
function difficultyFor(hashrate: number): number {
  return (hashrate * 600) / HASHES_PER_DIFFICULTY;
}

it('dates a far block by height, ten minutes each', () => {
  expect(expectedTime({ coin, blocksLeft: 144, now: 1_700_000_000 })).toBe(1_700_086_400);
});

describe('dailyRevenue', () => {
  it('A1: 95 TH/s in July 2021 (bitcoingarden.org topic 107490)', () => {
    const coins =
      dailyRevenue({
        coin,
        hashrate: 95 * TERAHASH,
        difficulty: 17.62e12,
        blockReward: 6.25 * 1.013 * SATS_PER_COIN,
      }) / SATS_PER_COIN;
    expectWithin(coins, 0.00068669, 1e-5);
    expectWithin(coins, 0.00068685, 3e-4); // as published
  });

  it('A3: in share form, 1e14 of 5e20 H/s (x402.hexl.dev, mining profitability)', () => {
    const coins =
      dailyRevenue({
        coin,
        hashrate: 1e14,
        difficulty: difficultyFor(5e20),
        blockReward: 3.125 * SATS_PER_COIN,
      }) / SATS_PER_COIN;
    expectWithin(coins * 0.99, 0.0000891, 1e-9); // pool fee 1 %
    expectWithin(coins * 0.99 * 60_000, 5.346, 1e-9);
  });

  it.each([
    [0, 56.25],
    [0.1, 62.5],
  ])('A4: per TH/s of 800 EH/s with fees %d of the whole reward', (feeShare, sats) => {
    const revenue = dailyRevenue({
      coin,
      hashrate: TERAHASH,
      difficulty: difficultyFor(800e18),
      blockReward: (3.125 * SATS_PER_COIN) / (1 - feeShare),
    });
    expectWithin(revenue, sats, 1e-12);
  });

  it('A6: subsidy and mean fees make the mean reward (mempool/mempool, api-docs-data.ts)', () => {
    // 100 blocks of the 6.25 era: totalReward and totalFee in sats.
    expect(subsidyAt(740_000) + 1_311_748_254 / 100).toBeCloseTo(63_811_748_254 / 100, 6);
  });

  it.each([
    [1.085127, 0.92155],
    [0.9268, 1.07898],
  ])('a difficulty change of × %d changes it by × %d', (change, factor) => {
    const before = { coin, hashrate: 1e14, difficulty: 140e12, blockReward: 314_500_000 };
    const after = { ...before, difficulty: before.difficulty * change };
    expect(dailyRevenue(after) / dailyRevenue(before)).toBeCloseTo(factor, 5);
  });
});

describe('hashprice', () => {
  it('B1: 45,190.432 sats per PH/s per day, and the units around it', () => {
    const sats = hashprice({ coin, difficulty: 140e12, blockReward: 314_500_000 });
    expectWithin(sats, 45_190.432, 1e-8);
    expectWithin((sats / SATS_PER_COIN) * 100_000, 45.19043, 1e-7); // $ per PH/s
    expectWithin((sats / SATS_PER_COIN) * 100, 0.0451904, 1e-6); // $ per TH/s
  });

  it('1 BTC per PH/s per day is 100,000 sats per TH/s per day', () => {
    const network = { coin, difficulty: 140e12, blockReward: 314_500_000 };
    const coinsPerPetahash = hashprice(network) / SATS_PER_COIN;
    const satsPerTerahash = dailyRevenue({ ...network, hashrate: TERAHASH });
    expectWithin(satsPerTerahash, coinsPerPetahash * 100_000, 1e-12);
  });

  it('B2: is what Hashrate Index showed on 12 Nov 2024, as far as its figures are of one moment', () => {
    const coins =
      hashprice({ coin, difficulty: 101.65e12, blockReward: 328_000_000 }) / SATS_PER_COIN;
    expectWithin(coins * 87_235, 56.63, 1e-4);
    expectWithin(coins * 87_235, 55.97, 0.02);
  });

  it('B4: makes the network’s revenue of Braiins on 14 Dec 2025, and a hashprice within its range', () => {
    const price = 90_365;
    const blockReward = 314_100_000;
    const dollarsAt = (hashrate: number) => {
      const difficulty = (hashrate * 600) / HASHES_PER_DIFFICULTY;
      const network = dailyRevenue({ coin, hashrate, difficulty, blockReward });
      expectWithin((network / SATS_PER_COIN) * price, 40_872_449.1, 1e-4);
      return (hashprice({ coin, difficulty, blockReward }) / SATS_PER_COIN / 1_000) * price;
    };
    // It printed $0.039 per TH/s, and these three hashrates beside it.
    expect(dollarsAt(1_146.5e18)).toBeLessThan(0.039);
    expect(dollarsAt(1_001.23e18)).toBeGreaterThan(0.039);
    expectWithin(dollarsAt(1_074.37e18), 0.039, 0.03);
  });

  it('B3: says what the difficulty says, not the 12 % more of the share form', () => {
    const subsidyOnly = { coin, difficulty: 141.67e12, blockReward: 312_500_000 };
    // asic.report at $83,625 printed $0.0416 per TH/s from 904.29 EH/s observed.
    const dollars = (hashprice(subsidyOnly) / SATS_PER_COIN / 1_000) * 83_625;
    expectWithin(dollars, 0.037108, 2e-5);
    expectWithin(impliedHashrate(141.67e12, coin), 1_014.1e18, 1e-4);
  });

  /** Published by Luxor's Hashrate Index; `feeShare` is that of the whole reward. */
  const history = [
    // hashrateindex.com/blog/hashrate-index-roundup-july-17-2021
    {
      date: '2021-07-17',
      price: 31_338,
      difficulty: 14_363_025_673_659.965,
      subsidy: 6.25,
      feeShare: 0.0157,
      published: 278.7,
      tolerance: 0.001,
    },
    // hashrateindex.com/blog/-hashrate-index-roundup-8721
    {
      date: '2021-08-07',
      price: 43_629,
      difficulty: 14_496_442_856_349.12,
      subsidy: 6.25,
      feeShare: 0.0134,
      published: 383.5,
      tolerance: 0.001,
    },
    // hashrateindex.com/blog/hashrate-index-roundup-september-16-2024; price rounded, no fees given
    {
      date: '2024-09-16',
      price: 58_000,
      difficulty: 92_671_576_265_161.06,
      subsidy: 3.125,
      feeShare: 0,
      published: 39.87,
      tolerance: 0.02,
    },
    // data.hashrateindex.com as scanned by urlscan; price and hashprice of different minutes
    {
      date: '2024-11-13',
      price: 87_235,
      difficulty: 101_646_843_652_785.17,
      subsidy: 3.125,
      feeShare: 0.0482,
      published: 55.97,
      tolerance: 0.02,
    },
    // News quoting Luxor; date and price approximate, no fees given
    {
      date: '2025-11-19',
      price: 91_000,
      difficulty: 152_271_405_447_597.38,
      subsidy: 3.125,
      feeShare: 0,
      published: 38.2,
      tolerance: 0.02,
    },
    // hashrateindex.com/blog/hashrate-index-roundup-january-12-2026; fees are the week's
    {
      date: '2026-01-12',
      price: 91_132,
      difficulty: 146_472_570_619_930.78,
      subsidy: 3.125,
      feeShare: 0.0055,
      published: 39.53,
      tolerance: 0.02,
    },
  ];

  it.each(history)('$date: $published dollars per PH/s per day, within $tolerance', (row) => {
    const blockReward = (row.subsidy * SATS_PER_COIN) / (1 - row.feeShare);
    const coins = hashprice({ coin, difficulty: row.difficulty, blockReward }) / SATS_PER_COIN;
    expectWithin(coins * row.price, row.published, row.tolerance);
  });

  it.each([
    // The same posts: their hashprice in BTC, or what their numbers give by the formula.
    {
      date: '2021-07-17',
      difficulty: 14_363_025_673_659.965,
      reward: 6.25 / 0.9843,
      coins: 0.0088932495,
    },
    { date: '2024-11-13', difficulty: 101_646_843_652_785.17, reward: 3.28, coins: 0.000649777 },
    {
      date: '2026-01-12',
      difficulty: 146_472_570_619_930.78,
      reward: 3.125 / 0.9945,
      coins: 0.00043143,
    },
  ])('$date: $coins BTC per PH/s per day', ({ difficulty, reward, coins }) => {
    const blockReward = reward * SATS_PER_COIN;
    expectWithin(hashprice({ coin, difficulty, blockReward }) / SATS_PER_COIN, coins, 0.001);
  });
});

it('implies a hashrate that finds 144 blocks a day', () => {
  const hashrate = impliedHashrate(140e12, coin);
  expectWithin(dailyRevenue({ coin, hashrate, difficulty: 140e12, blockReward: 1 }), 144, 1e-12);
});
