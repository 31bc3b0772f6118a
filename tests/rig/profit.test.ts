import { describe, expect, it } from 'vitest';
import { reportProfit } from '../../src/rig/profit.ts';
import { NOW, nothing, reading } from '../support/readings.ts';

const question = {
  miner: { hashrate: 120e12, power: 3_000 },
  terms: { tariff: 0.07, poolFee: 0.02, uptime: 0.5, fixedCost: 0 },
  currency: 'USD',
  reading,
  now: NOW,
};

describe('an report', () => {
  it('has everything when the market gives everything', () => {
    const { economics, energy, market, forecast, profitForecast, missing, lowerBound } =
      reportProfit(question);
    expect(economics.profit).toBeCloseTo(0.274395 / 2, 6);
    expect(energy).toBe(36);
    expect(market?.stale).toBe(false);
    expect(forecast?.blocksLeft).toBe(1_008);
    expect(profitForecast?.afterRetarget).toBeDefined();
    expect(missing).toEqual([]);
    expect(lowerBound).toBe(false);
  });

  it('makes no forecast from a supposed difficulty', () => {
    const { forecast, profitForecast } = reportProfit({
      ...question,
      whatIf: { difficultyChange: 1.05 },
    });
    expect(forecast).toBeUndefined();
    expect(profitForecast?.afterRetarget).toBeUndefined();
    expect(profitForecast?.afterHalving?.profit).toBeLessThan(0);
  });

  it('keeps what needs no price', () => {
    const whole = reportProfit(question);
    const { price: _, ...without } = reading;
    const { economics, missing, profitForecast } = reportProfit({ ...question, reading: without });
    expect(missing).toEqual(['price']);
    expect(economics.profit).toBeUndefined();
    expect(economics.revenueSats).toBeCloseTo(whole.economics.revenueSats ?? 0, 9);
    const { coinPrice, hashprice, tariff, difficulty, efficiency } = economics.breakEvens;
    expect(coinPrice).toBeCloseTo(whole.economics.breakEvens.coinPrice ?? 0, 6);
    expect(hashprice).toBeCloseTo(whole.economics.breakEvens.hashprice ?? 0, 9);
    expect([tariff, difficulty, efficiency]).toEqual([undefined, undefined, undefined]);
    expect(profitForecast).toBeUndefined();
  });

  it('keeps what needs no market', () => {
    const { economics, market } = reportProfit({ ...question, reading: nothing });
    expect(market).toBeUndefined();
    expect(economics).toEqual({
      powerCost: expect.closeTo(2.52, 9),
      fixedCost: 0,
      revenueSats: undefined,
      breakEvens: { hashprice: expect.closeTo(42.857, 3), coinPrice: undefined },
    });
  });

  it('counts without fees when only they are missing', () => {
    const { meanFees: _, ...without } = reading;
    const { economics, lowerBound } = reportProfit({ ...question, reading: without });
    expect(lowerBound).toBe(true);
    expect(economics.profit).toBeLessThan(0.274395 / 2);
    expect(economics.profit).toBeGreaterThan(0.1);
  });
});
