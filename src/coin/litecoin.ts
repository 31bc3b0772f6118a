import { type Coin, nextHalving } from './coin.ts';
import { dogecoin } from './dogecoin.ts';

const BASE_UNITS_PER_COIN = 100_000_000;
/** Blocks from one halving to the next. */
const HALVING_INTERVAL = 840_000;
/** Base units. */
const FIRST_SUBSIDY = 50 * BASE_UNITS_PER_COIN;

/** Litecoin, and Dogecoin with it. */
export const litecoin = {
  id: 'LTC',
  symbol: 'LTC',
  names: ['litecoin', 'ltc'],
  title: 'Litecoin',
  algorithm: 'Scrypt',
  hashrateUnit: { hashes: 1e9, text: 'GH/s' },
  hashpriceUnit: { hashes: 1e9, text: 'GH/s' },
  efficiencyUnit: { hashes: 1e6, text: 'MH' },
  efficiencies: { least: 50_000, most: 20_000_000 },
  // Pools and machines count the difficulty of shares 65,536 times as high.
  hashesPerDifficulty: 2 ** 32,
  spacing: 150,
  baseUnit: { perCoin: BASE_UNITS_PER_COIN },
  subsidyAt: (height: number) =>
    Math.floor(FIRST_SUBSIDY / 2 ** Math.floor(height / HALVING_INTERVAL)),
  nextReduction: (height: number) => nextHalving(height, HALVING_INTERVAL),
  reduction: 'halving',
  // Unlike Bitcoin's consensus it counts from the last block of the epoch before.
  retarget: { kind: 'epochs', blocks: 2_016, intervals: 2_016, mostChange: 4 },
  fees: 'left-out',
  merged: dogecoin,
  listing: {
    whatToMine: 4,
    explorer: 'mempool',
    chain: 'main',
    pairs: { kraken: 'LTCUSD', coinbase: 'LTC-USD', bitstamp: 'ltcusd', bitfinex: 'tLTCUSD' },
    plausible: { difficulty: { least: 1e6, most: 1e10 }, usd: { least: 1, most: 10_000 } },
    passedHeight: 2_900_000,
  },
} as const satisfies Coin;
