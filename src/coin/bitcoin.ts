import { type Coin, nextHalving } from './coin.ts';

const SATS_PER_COIN = 100_000_000;
/** Blocks from one halving to the next. */
const HALVING_INTERVAL = 210_000;
/** Satoshi that the first blocks created. */
const FIRST_SUBSIDY = 50 * SATS_PER_COIN;

/** Bitcoin. Amounts in base units are satoshi. */
export const bitcoin = {
  id: 'BTC',
  symbol: 'BTC',
  names: ['bitcoin', 'btc'],
  title: 'Bitcoin',
  algorithm: 'SHA-256d',
  hashrateUnit: { hashes: 1e12, text: 'TH/s' },
  hashpriceUnit: { hashes: 1e15, text: 'PH/s' },
  efficiencyUnit: { hashes: 1e12, text: 'TH' },
  hashesPerDifficulty: 2 ** 32,
  spacing: 600,
  baseUnit: { name: 'sats', perCoin: SATS_PER_COIN },
  subsidyAt,
  nextReduction: (height: number) => nextHalving(height, HALVING_INTERVAL),
  reduction: 'halving',
  // Consensus compares the 2,015 intervals within an epoch with the time of 2,016.
  retarget: { kind: 'epochs', blocks: 2_016, intervals: 2_015, mostChange: 4 },
  fees: 'counted',
} as const satisfies Coin;

/**
 * Returns the subsidy in satoshi. It is halved every 210,000 blocks, and rounded down to whole
 * satoshi; it is 0 from height 6,930,000 on.
 */
function subsidyAt(height: number): number {
  return Math.floor(FIRST_SUBSIDY / 2 ** Math.floor(height / HALVING_INTERVAL));
}
