import { bitcoin } from './bitcoin.ts';
import { type Coin, nextHalving } from './coin.ts';

const HALVING_INTERVAL = 210_000;

/** Bitcoin Cash. Its blocks are found by Bitcoin's machines; the subsidy follows Bitcoin's rule. */
export const bitcoinCash = {
  id: 'BCH',
  symbol: 'BCH',
  names: ['bitcoin cash', 'bch', 'bitcoincash', 'bcash'],
  title: 'Bitcoin Cash',
  algorithm: 'SHA-256d',
  hashrateUnit: { hashes: 1e12, text: 'TH/s' },
  hashpriceUnit: { hashes: 1e15, text: 'PH/s' },
  efficiencyUnit: { hashes: 1e12, text: 'TH' },
  hashesPerDifficulty: 2 ** 32,
  spacing: 600,
  baseUnit: { perCoin: 100_000_000 },
  subsidyAt: bitcoin.subsidyAt,
  nextReduction: (height: number) => nextHalving(height, HALVING_INTERVAL),
  reduction: 'halving',
  // aserti3-2d, from block 661,647 on.
  retarget: { kind: 'asert', halfLife: 172_800 },
  fees: 'left-out',
  listing: {
    whatToMine: 193,
    chain: 'main',
    pairs: { kraken: 'BCHUSD', coinbase: 'BCH-USD', bitstamp: 'bchusd', bitfinex: 'tBCHN:USD' },
    // Bitcoin's difficulty is a hundred times as high: a fork's answer that is Bitcoin's doesn't pass.
    plausible: { difficulty: { least: 1e10, most: 3e13 }, usd: { least: 10, most: 100_000 } },
    passedHeight: 900_000,
  },
} as const satisfies Coin;
