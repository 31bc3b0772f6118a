import type { Datum, Reading } from '../../src/market/reading.ts';

/** Unix seconds at which `reading` was put together: 2026-11-05, 12:00 UTC. */
export const NOW = 1_793_880_000;

export function datum<T>(value: T, source: string, age = 0, state: Datum<T>['state'] = 'fresh') {
  return { value, source, at: NOW - age, state };
}

const HEIGHT = 974_736;
const EPOCH_START = HEIGHT - 1_008;

/** A reading half an epoch in, blocks every ten minutes: vector C5 of our notes on mining. */
export const reading: Reading = {
  coin: 'BTC',
  at: NOW,
  origin: 'live',
  tip: datum({ height: HEIGHT, time: NOW - 60 }, 'mempool.space', 20),
  difficulty: datum(140e12, 'mempool.space', 20),
  meanFees: datum(2_000_000, 'mempool.space', 180),
  price: datum(
    { usd: 100_000, sources: ['Kraken', 'Coinbase', 'Bitstamp'], cut: [] },
    'Kraken, Coinbase, Bitstamp',
    30,
  ),
  fx: datum({ perUsd: { USD: 1, EUR: 0.8, JPY: 150 }, date: '2026-11-04' }, 'Frankfurter', 3_600),
  epoch: datum(
    {
      marks: [EPOCH_START, EPOCH_START + 504, HEIGHT].map((height) => ({
        height,
        time: NOW - 60 - (HEIGHT - height) * 600,
      })),
      previousDifficulty: 138e12,
    },
    'mempool.space',
    20,
  ),
  lastGoodAt: NOW,
};

/** The reading of a market that has been silent from the start. */
export const nothing: Reading = { coin: 'BTC', at: NOW, origin: 'live' };
