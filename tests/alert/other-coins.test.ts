import { describe, expect, it } from 'vitest';
import { profitLevels } from '../../src/alert/levels.ts';
import { watchMetrics } from '../../src/alert/metrics.ts';
import type { Reading } from '../../src/market/reading.ts';
import { datum, NOW, reading } from '../support/readings.ts';

const price = datum({ usd: 100, sources: ['Kraken', 'Coinbase'], cut: [] }, 'Kraken, Coinbase');
const doge = datum({ usd: 0.2, sources: ['Kraken', 'Coinbase'], cut: [] }, 'Kraken, Coinbase');
const ltc: Reading = {
  coin: 'LTC',
  at: NOW,
  origin: 'live',
  tip: datum({ height: 3_000_000, time: NOW - 60 }, 'somebody'),
  difficulty: datum(1e8, 'somebody'),
  price,
  merged: {
    tip: datum({ height: 6_480_000, time: NOW - 60 }, 'somebody'),
    difficulty: datum(4.2e7, 'somebody'),
    price: doge,
  },
};
const watch = (others: readonly Reading[], main = reading) =>
  watchMetrics({
    reading: main,
    others,
    forecast: undefined,
    previous: undefined,
    minPriceSources: 2,
    now: NOW,
  })?.tick.metrics;

describe('metrics of other coins', () => {
  it('stand beside Bitcoin’s', () => {
    const metrics = watch([ltc]);
    expect(metrics?.get('price:BTC:USD')).toBe(100_000);
    expect(metrics?.get('price:LTC:EUR')).toBeUndefined();
    expect(metrics?.get('price:LTC:USD')).toBe(100);
    // C2 of our notes, per GH/s.
    const income = 0.020_116_567_6 * 100 + 76.634_543_3 * 0.2;
    expect(metrics?.get('hashprice:LTC:USD')).toBeCloseTo(income / 16, 6);
    expect(metrics?.has('fees:LTC')).toBe(false);
  });

  it('leave the income out without Dogecoin', () => {
    const metrics = watch([{ ...ltc, merged: undefined }]);
    expect(metrics?.get('price:LTC:USD')).toBe(100);
    expect(metrics?.has('hashprice:LTC:USD')).toBe(false);
  });

  it.each([
    ['is stale', { difficulty: datum(1e8, 'somebody', 4_000, 'stale') }],
    ['has one exchange', { price: datum({ usd: 100, sources: ['Kraken'], cut: [] }, 'Kraken') }],
  ])('are not there where a reading %s, and Bitcoin’s are as ever', (_, change) => {
    expect([...(watch([{ ...ltc, ...change }]) ?? [])]).toEqual([...(watch([]) ?? [])]);
  });

  it('are what a Scrypt rig’s alert waits for', () => {
    const rig = {
      id: 1,
      revision: 0,
      userId: '1',
      name: 'Shed',
      coin: 'LTC',
      hashrate: 16e9,
      power: 3_360,
      count: 1,
      tariff: { kind: 'flat', perKwh: 0.1, currency: 'USD' },
      poolFee: 0,
      uptime: 1,
      fixedCost: 0,
      createdAt: 0,
      updatedAt: 0,
    } as const;
    const { metric, fire } = profitLevels(rig, { floor: 0, margin: 0.05 });
    expect(metric).toBe('hashprice:LTC:USD');
    // 80.64 kWh a day at $0.1, of 16 GH/s.
    expect(fire).toBeCloseTo(8.064 / 16, 9);
  });
});
