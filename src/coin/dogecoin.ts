import type { Coin } from './coin.ts';

const BASE_UNITS_PER_COIN = 100_000_000;
/** Coins per block from height 600,000 on, for good: neither halved nor by chance any more. */
const SUBSIDY = 10_000;

/** Dogecoin, found by Litecoin's hashes besides. Rules: dogecoin/dogecoin@11b1040 src/dogecoin.cpp. */
export const dogecoin = {
  id: 'DOGE',
  symbol: 'DOGE',
  names: ['dogecoin', 'doge', 'xdg'],
  title: 'Dogecoin',
  algorithm: 'Scrypt',
  hashrateUnit: { hashes: 1e9, text: 'GH/s' },
  hashpriceUnit: { hashes: 1e9, text: 'GH/s' },
  efficiencyUnit: { hashes: 1e6, text: 'MH' },
  efficiencies: { least: 50_000, most: 20_000_000 },
  hashesPerDifficulty: 2 ** 32,
  spacing: 60,
  baseUnit: { perCoin: BASE_UNITS_PER_COIN },
  subsidyAt: () => SUBSIDY * BASE_UNITS_PER_COIN,
  nextReduction: () => undefined,
  reduction: 'halving',
  retarget: { kind: 'every-block' },
  fees: 'left-out',
  listing: {
    whatToMine: 6,
    chain: 'main',
    pairs: { kraken: 'XDGUSD', coinbase: 'DOGE-USD', bitstamp: 'dogeusd', bitfinex: 'tDOGE:USD' },
    plausible: { difficulty: { least: 1e6, most: 1e10 }, usd: { least: 0.001, most: 100 } },
    passedHeight: 5_000_000,
  },
} as const satisfies Coin;
