import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../src/coin/bitcoin.ts';
import {
  type BreakEvens,
  type Conditions,
  economics,
  type Miner,
  type Terms,
} from '../../src/mining/economics.ts';

/** All inputs side by side, so that a test may change any of them. */
type Inputs = Miner & Terms & Conditions;

/** C5 of the mining notes: `/profit 120TH 3000W` in dollars. */
const c5: Inputs = {
  hashrate: 120e12,
  power: 3_000,
  tariff: 0.07,
  poolFee: 0.02,
  uptime: 1,
  fixedCost: 0,
  difficulty: 140e12,
  coin: bitcoin,
  blockReward: 314_500_000,
  coinPrice: 100_000,
};

function solve(inputs: Inputs) {
  return economics(inputs, inputs, inputs);
}

describe('known values', () => {
  it('C5: the rig of the card', () => {
    const result = solve(c5);
    expect(result.revenueSats).toBeCloseTo(5_422.85, 2);
    expect(result.revenue - result.poolFee).toBeCloseTo(5.314395, 6);
    expect(result.powerCost).toBeCloseTo(5.04, 12);
    expect(result.fixedCost).toBe(0);
    expect(result.profit).toBeCloseTo(0.274395, 6);
    expect(result.profitSats).toBeCloseTo(274.395, 3);
    expect(result.margin).toBeCloseTo(0.05163, 5);
    expect(result.hashprice).toBeCloseTo(45.19043, 5);
  });

  it('C6: uptime of 98 % scales both sides', () => {
    const result = solve({ ...c5, uptime: 0.98 });
    expect(result.revenue - result.poolFee).toBeCloseTo(5.208107, 6);
    expect(result.powerCost).toBeCloseTo(4.9392, 12);
    expect(result.profit).toBeCloseTo(0.268907, 6);
  });

  it('C7: the break-evens of the rig of the card', () => {
    const { breakEvens } = solve(c5);
    expect(breakEvens.tariff).toBeCloseTo(0.073811, 7);
    expect(breakEvens.coinPrice).toBeCloseTo(94_836.76, 2);
    expect(breakEvens.hashprice).toBeCloseTo(42.857, 3);
    expect((breakEvens.difficulty ?? 0) / 1e12).toBeCloseTo(147.622, 3);
    // Hashprice · (1 − fee) / (24 · tariff).
    expect(breakEvens.efficiency).toBeCloseTo((45.19043 * 0.98) / (24 * 0.07), 5);
  });

  it('C7: without a pool fee the break-even hashprice is the hashcost, J/TH · 24 · tariff', () => {
    const { breakEvens } = solve({ ...c5, poolFee: 0 });
    expect(breakEvens.hashprice).toBeCloseTo(42, 10);
  });

  it('C8: 5 % more difficulty leaves two cents', () => {
    expect(solve({ ...c5, difficulty: 140e12 * 1.05 }).profit).toBeCloseTo(0.021328, 6);
  });

  it('C1: shutdown price in July 2021 (bitcoingarden.org topic 107490)', () => {
    const { breakEvens } = solve({
      hashrate: 95e12,
      power: 3_250,
      tariff: 0.077,
      poolFee: 0,
      uptime: 1,
      fixedCost: 0,
      difficulty: 17.62e12,
      coin: bitcoin,
      blockReward: 633_125_000,
      coinPrice: 33_000,
    });
    expect(breakEvens.coinPrice).toBeCloseTo(8_746.3, 1);
    expect(Math.abs((breakEvens.coinPrice ?? 0) / 8_744.27 - 1)).toBeLessThan(3e-4); // published
  });

  it('C4: 100 TH/s of 500 EH/s at 5 cents (x402.hexl.dev, mining profitability)', () => {
    const result = solve({
      hashrate: 1e14,
      power: 3_250,
      tariff: 0.05,
      poolFee: 0.01,
      uptime: 1,
      fixedCost: 0,
      difficulty: (5e20 * 600) / bitcoin.hashesPerDifficulty,
      coin: bitcoin,
      blockReward: 312_500_000,
      coinPrice: 60_000,
    });
    expect(result.powerCost).toBeCloseTo(3.9, 10);
    expect(result.profit).toBeCloseTo(1.446, 10);
    expect(result.profit * 30).toBeCloseTo(43.38, 8);
    expect(result.breakEvens.tariff).toBeCloseTo(0.068538, 6);
  });

  it('C9: 322 W at 15 cents for five hours and 10 for the rest (willuminebtc.com)', () => {
    const tariff = (5 * 0.15 + 19 * 0.1) / 24;
    expect(solve({ ...c5, power: 322, tariff }).powerCost).toBeCloseTo(0.8533, 6);
    expect(solve({ ...c5, power: 322, tariff: 1 }).powerCost).toBeCloseTo(7.728, 9);
  });

  it('takes the fixed cost whole, whatever the uptime', () => {
    expect(solve({ ...c5, uptime: 0.5, fixedCost: 1 }).profit).toBeCloseTo(0.274395 / 2 - 1, 6);
  });
});

describe('where there is no break-even', () => {
  it('free power and no other cost: the rig pays at every price and difficulty', () => {
    const { breakEvens } = solve({ ...c5, tariff: 0 });
    expect(breakEvens).toEqual({ tariff: expect.any(Number) });
  });

  it('free power with a fixed cost: no efficiency would matter', () => {
    const { breakEvens } = solve({ ...c5, tariff: 0, fixedCost: 1 });
    expect(breakEvens.efficiency).toBeUndefined();
    expect(breakEvens.coinPrice).toBeCloseTo(1 / (5_422.85e-8 * 0.98), 0);
  });

  it('a fixed cost above the income: neither power price nor efficiency helps', () => {
    const { breakEvens } = solve({ ...c5, fixedCost: 6 });
    expect(breakEvens.tariff).toBeUndefined();
    expect(breakEvens.efficiency).toBeUndefined();
    expect(breakEvens.difficulty).toBeLessThan(140e12);
  });

  it('no block reward: nothing but the hashprice, which asks for none, and no margin', () => {
    const result = solve({ ...c5, blockReward: 0 });
    expect(result.margin).toBeUndefined();
    expect(result.breakEvens).toEqual({ tariff: 0, hashprice: expect.closeTo(42.857, 3) });
  });
});

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** Evenly over the orders of magnitude. */
const spread = (min: number, max: number) =>
  between(Math.log(min), Math.log(max)).map((exponent) => Math.exp(exponent));

/** From a USB stick to a country, from a bargain to a ruin. */
const anyInputs: fc.Arbitrary<Inputs> = fc
  .record({
    hashrate: spread(1e9, 1e20),
    /** J/TH */
    efficiency: spread(5, 2_000),
    tariff: spread(0.001, 10),
    poolFee: between(0, 0.5),
    uptime: between(0.05, 1),
    /** As a share of the power cost, so that neither drowns the other. */
    fixedShare: fc.oneof(fc.constant(0), spread(0.001, 3)),
    difficulty: spread(1e12, 1e15),
    blockReward: spread(1e7, 5e9),
    coinPrice: spread(1_000, 1e8),
  })
  .map(({ efficiency, fixedShare, ...drawn }) => {
    const power = (drawn.hashrate / 1e12) * efficiency;
    const fixedCost = fixedShare * (power / 1_000) * 24 * drawn.tariff;
    return { ...drawn, coin: bitcoin, power, fixedCost };
  });

describe('properties', () => {
  it.each<[keyof BreakEvens, (inputs: Inputs, value: number) => Inputs]>([
    ['tariff', (inputs, tariff) => ({ ...inputs, tariff })],
    ['coinPrice', (inputs, coinPrice) => ({ ...inputs, coinPrice })],
    ['difficulty', (inputs, difficulty) => ({ ...inputs, difficulty })],
    [
      'hashprice', // through the block reward that makes it so
      (inputs, hashprice) => ({
        ...inputs,
        coin: bitcoin,
        blockReward: (inputs.blockReward * hashprice) / solve(inputs).hashprice,
      }),
    ],
    [
      'efficiency',
      (inputs, efficiency) => ({ ...inputs, power: (inputs.hashrate / 1e12) * efficiency }),
    ],
  ])('the break-even %s put back gives no profit and no loss', (input, putBack) => {
    let met = 0;
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const value = solve(inputs).breakEvens[input];
        if (value === undefined) return;
        met += 1;
        const { profit, revenue, poolFee } = solve(putBack(inputs, value));
        expect(Math.abs(profit)).toBeLessThanOrEqual(1e-9 * (revenue - poolFee));
      }),
      { numRuns: 2_000 },
    );
    expect(met).toBeGreaterThan(500);
  });

  it('there is none for tariff and efficiency exactly when the fixed cost eats the income', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const { revenue, poolFee, fixedCost, breakEvens } = solve(inputs);
        const eaten = fixedCost > revenue - poolFee;
        expect(breakEvens.tariff === undefined).toBe(eaten);
        expect(breakEvens.efficiency === undefined).toBe(eaten);
        expect(breakEvens.coinPrice).toBeGreaterThan(0);
        expect(breakEvens.hashprice).toBeGreaterThan(0);
        expect(breakEvens.difficulty).toBeGreaterThan(0);
      }),
    );
  });

  it('the break-even hashprice asks for neither price nor difficulty nor reward', () => {
    fc.assert(
      fc.property(anyInputs, anyInputs, (inputs, { difficulty, blockReward, coinPrice }) => {
        const elsewhere = { ...inputs, difficulty, blockReward, coinPrice };
        expect(solve(elsewhere).breakEvens.hashprice).toBe(solve(inputs).breakEvens.hashprice);
      }),
    );
  });

  it.each<[keyof Inputs, 'rises' | 'falls', (inputs: Inputs, by: number) => Partial<Inputs>]>([
    ['hashrate', 'rises', ({ hashrate }, by) => ({ hashrate: hashrate * by })],
    ['blockReward', 'rises', ({ blockReward }, by) => ({ blockReward: blockReward * by })],
    ['coinPrice', 'rises', ({ coinPrice }, by) => ({ coinPrice: coinPrice * by })],
    ['power', 'falls', ({ power }, by) => ({ power: power * by })],
    ['tariff', 'falls', ({ tariff }, by) => ({ tariff: tariff * by })],
    ['poolFee', 'falls', ({ poolFee }, by) => ({ poolFee: 1 - (1 - poolFee) / by })],
    ['fixedCost', 'falls', ({ fixedCost }, by) => ({ fixedCost: (fixedCost + 1) * by })],
    ['difficulty', 'falls', ({ difficulty }, by) => ({ difficulty: difficulty * by })],
  ])('with the %s the profit %s', (_input, way, raise) => {
    fc.assert(
      fc.property(anyInputs, spread(1.01, 100), (inputs, by) => {
        const change = solve({ ...inputs, ...raise(inputs, by) }).profit - solve(inputs).profit;
        expect(Math.sign(change)).toBe(way === 'rises' ? 1 : -1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('with the uptime the profit rises exactly where running pays for its power', () => {
    fc.assert(
      fc.property(anyInputs, between(0.01, 0.9), (inputs, share) => {
        const { revenue, poolFee, powerCost, profit } = solve(inputs);
        const running = revenue - poolFee - powerCost;
        fc.pre(Math.abs(running) > 1e-9 * revenue);
        const change = profit - solve({ ...inputs, uptime: inputs.uptime * share }).profit;
        expect(Math.sign(change)).toBe(Math.sign(running));
      }),
      { numRuns: 1_000 },
    );
  });
});
