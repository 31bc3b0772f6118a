import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../src/coin/bitcoin.ts';
import type { RetargetForecast } from '../../src/mining/retarget.ts';
import { type ForecastQuestion, outlook } from '../../src/rig/profit.ts';

const LOG_SD = 0.02;

/** A forecast of +5 %, with bands where a normal ln(ratio) has them. */
const forecast: RetargetForecast = {
  method: 'forecast',
  ratio: 1.05,
  band80: { low: 1.05 * Math.exp(-1.2816 * LOG_SD), high: 1.05 * Math.exp(1.2816 * LOG_SD) },
  band90: { low: 1.05 * Math.exp(-1.6449 * LOG_SD), high: 1.05 * Math.exp(1.6449 * LOG_SD) },
  height: 929_376,
  blocksLeft: 1_008,
  blocksDone: 1_008,
  at: 1_766_000_000,
  logMean: Math.log(1.05),
  logSd: LOG_SD,
  mostChange: 4,
};

const exact: RetargetForecast = {
  ...forecast,
  method: 'exact',
  band80: { low: 1.05, high: 1.05 },
  band90: { low: 1.05, high: 1.05 },
  blocksDone: 2_016,
  logSd: 0,
};

/** C5 of the mining notes: profit today $0.274395 a day, break-even difficulty 147.622e12. */
const question = {
  miner: { hashrate: 120e12, power: 3_000 },
  terms: { tariff: 0.07, poolFee: 0.02, uptime: 1, fixedCost: 0 },
  conditions: { coin: bitcoin, difficulty: 140e12, blockReward: 314_500_000, coinPrice: 100_000 },
  reducedSubsidy: 156_250_000,
  meanFees: 2_000_000,
  forecast,
} satisfies ForecastQuestion;

/** The question with some of its terms changed. */
function withTerms(terms: Partial<ForecastQuestion['terms']>): ForecastQuestion {
  return { ...question, terms: { ...question.terms, ...terms } };
}

describe('after the retarget', () => {
  it('C8: one retarget from a loss', () => {
    expect(outlook(question).afterRetarget?.profit).toBeCloseTo(0.021328, 6);
  });

  it('is worst at the high end of the band and best at its low end', () => {
    const after = outlook(question).afterRetarget;
    // 5.314395 / ratio − 5.04
    expect(after?.profitWorst).toBeCloseTo(5.314395 / forecast.band90.high - 5.04, 6);
    expect(after?.profitBest).toBeCloseTo(5.314395 / forecast.band90.low - 5.04, 6);
  });

  it('gives the chance that the difficulty passes its break-even', () => {
    // ln(147.622 / 140) is 0.2107 standard deviations above ln 1.05: Φ(−0.2107) = 0.4166.
    expect(outlook(question).afterRetarget?.chanceOfLoss).toBeCloseTo(0.4166, 3);
  });

  it('is nearly sure of a loss, or of none, far from the break-even', () => {
    expect(outlook(withTerms({ tariff: 0.1 })).afterRetarget?.chanceOfLoss).toBeGreaterThan(0.999);
    expect(outlook(withTerms({ tariff: 0.05 })).afterRetarget?.chanceOfLoss).toBeLessThan(0.001);
  });

  it.each([
    [0.07, 0],
    [0.071, 1],
  ])('is sure once the retarget is: at a tariff of %d the chance is %d', (tariff, chance) => {
    const after = outlook({ ...withTerms({ tariff }), forecast: exact }).afterRetarget;
    expect(after?.chanceOfLoss).toBe(chance);
    expect(after?.profit).toBe(after?.profitWorst);
    expect(after !== undefined && after.profit < 0).toBe(chance === 1);
  });

  it('never loses without costs', () => {
    expect(outlook(withTerms({ tariff: 0 })).afterRetarget?.chanceOfLoss).toBe(0);
  });

  it('asks the fixed cost too: free power alone is no safety', () => {
    const after = outlook(withTerms({ tariff: 0, fixedCost: 6 })).afterRetarget;
    expect(after?.chanceOfLoss).toBeGreaterThan(0.999);
  });

  it('always loses with costs and no reward', () => {
    const height = 6_931_008; // past the last subsidy
    const poor = { ...question, subsidy: 0, meanFees: 0, forecast: { ...forecast, height } };
    expect(outlook(poor).afterRetarget?.chanceOfLoss).toBe(1);
  });

  it('counts a halving that comes before it', () => {
    // The retarget at 1,050,336 follows the halving at 1,050,000.
    const after = outlook({ ...question, forecast: { ...exact, ratio: 1, height: 1_050_336 } });
    expect(after.afterRetarget?.profit).toBe(after.afterHalving?.profit);
  });

  it('is unknown without a forecast', () => {
    expect(outlook({ ...question, forecast: undefined }).afterRetarget).toBeUndefined();
  });

  it('keeps chance and profits in order, whatever the tariff', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, other) => {
          const cheap = outlook(withTerms({ tariff: Math.min(one, other) })).afterRetarget;
          const dear = outlook(withTerms({ tariff: Math.max(one, other) })).afterRetarget;
          if (!cheap || !dear) throw new Error('no forecast');
          expect(cheap.chanceOfLoss).toBeLessThanOrEqual(dear.chanceOfLoss);
          expect(cheap.profitWorst).toBeLessThan(cheap.profit);
          expect(cheap.profit).toBeLessThan(cheap.profitBest);
        },
      ),
    );
  });
});

describe('after the halving', () => {
  it('C8: half the subsidy, the same fees', () => {
    const { afterHalving } = outlook(question);
    expect(afterHalving?.subsidy).toBe(156_250_000);
    expect(afterHalving?.profit).toBeCloseTo(-2.365905, 6);
  });

  it('counts the subsidy alone where the fees are unknown', () => {
    const { afterHalving } = outlook({ ...question, meanFees: undefined });
    expect(afterHalving?.profit).toBeCloseTo((5.314395 * 1.5625) / 3.145 - 5.04, 6);
  });
});
