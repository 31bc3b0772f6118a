import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../src/coin/bitcoin.ts';
import { type ContractQuestion, contractResult } from '../../src/forecast/contract.ts';
import { dailyRevenue } from '../../src/mining/network.ts';

const TERAHASH = 1e12;
const COIN_PRICE = 100_000;
const network = { coin: bitcoin, difficulty: 140e12, blockReward: 314_500_000 };
/** Per TH/s and day, in dollars. */
const income = (dailyRevenue({ ...network, hashrate: TERAHASH }) / 1e8) * COIN_PRICE;

const question: ContractQuestion = {
  income,
  price: 20,
  upkeep: 0.035,
  fee: 0,
  share: 1,
  term: 365,
  delay: 0,
  rule: 'suspend',
  grace: 28,
  growth: 0,
  cuts: [],
};
const ask = (changes: Partial<ContractQuestion> = {}) =>
  contractResult({ ...question, ...changes });

describe('a terahash by contract', () => {
  it('earns less than it costs at flat difficulty (K1)', () => {
    expect(ask().sum).toBeCloseTo(3.719508, 6);
    expect(ask().net).toBeCloseTo(-16.280492, 6);
    expect(ask().lossDay).toBeUndefined();
  });

  it('earns half of that at +2 % a month (K2)', () => {
    expect(ask({ growth: 0.02 }).sum).toBeCloseTo(1.91206, 6);
    expect(ask({ growth: 0.02 }).net).toBeCloseTo(-18.08794, 6);
  });

  it('loses the first days of its term to a late start (K3)', () => {
    expect(ask({ growth: 0.02, delay: 30 }).sum).toBeCloseTo(1.619055, 6);
    expect(ask({ growth: 0.02, delay: 30 }).net).toBeCloseTo(-18.380945, 6);
  });

  it('is honest without upkeep at such a price alone (K5)', () => {
    const free = ask({ price: 10, upkeep: 0, growth: 0.03 });
    expect(free.sum).toBeCloseTo(13.894753, 6);
    expect(free.net).toBeCloseTo(3.894753, 6);
  });

  it('has its owner pay from day 264 on, where that is the rule (K6)', () => {
    const owed = ask({ term: 730, growth: 0.03, rule: 'pay' });
    expect(owed.lossDay).toBe(264);
    expect(owed.net).toBeCloseTo(-21.907381, 6);
  });

  it('ends after so many days at a loss, where that is the rule', () => {
    const ended = ask({ term: 730, growth: 0.03, rule: 'terminate', grace: 28 });
    expect(ended.endDay).toBe(264 + 27);
    const suspended = ask({ term: 730, growth: 0.03 });
    expect(suspended.endDay).toBeUndefined();
    expect(ended.sum).toBeCloseTo(suspended.sum, 12);
  });

  it('can’t bring more a day than the hashrate mines (K8)', () => {
    expect(income).toBeCloseTo(0.0451904, 7);
    expect(income / 20).toBeCloseTo(0.0022595, 7);
  });

  it('mines fewer coins than the same money buys (K9)', () => {
    const coins = (365 * dailyRevenue({ ...network, hashrate: TERAHASH })) / 1e8;
    expect(coins).toBeCloseTo(0.000164945, 9);
    expect(ask().sum / COIN_PRICE).toBeCloseTo(0.0000371951, 10);
    expect(20 / COIN_PRICE).toBeCloseTo(0.0002, 12);
  });

  it('pays the customer’s share after the fee, and less after a cut', () => {
    const half = ask({ share: 0.5 });
    expect(half.sum).toBeCloseTo(ask().sum / 2, 9);
    expect(ask({ fee: 0.02 }).sum).toBeLessThan(ask().sum);
    expect(ask({ cuts: [{ day: 100, factor: 0.5 }] }).lossDay).toBe(100);
  });
});
