import type { Coin, Reduction } from './coin.ts';

const SOMPI_PER_COIN = 100_000_000;
/** DAA score from which the reward falls by the month. */
const FALLS_FROM = 15_519_600;
/** DAA score from which there are ten blocks a second instead of one, about 2025-05-05. */
const TENFOLD_FROM = 110_165_000;
const BLOCKS_PER_SECOND = 10;
/** Sompi per block before the reward began to fall. */
const FIRST_SUBSIDY = 500 * SOMPI_PER_COIN;
const SECONDS_PER_MONTH = 2_629_800;
/** Seconds of falling rewards that were over when the tenfold pace began. */
const SECONDS_BEFORE = TENFOLD_FROM - FALLS_FROM;

/**
 * Kaspa. Where others count by height, its DAA score counts. The reward is fixed by the second, so
 * that ten blocks a second have a tenth each.
 */
export const kaspa = {
  id: 'KAS',
  symbol: 'KAS',
  names: ['kaspa', 'kas'],
  title: 'Kaspa',
  algorithm: 'kHeavyHash',
  hashrateUnit: { hashes: 1e12, text: 'TH/s' },
  hashpriceUnit: { hashes: 1e12, text: 'TH/s' },
  efficiencyUnit: { hashes: 1e12, text: 'TH' },
  efficiencies: { least: 20, most: 20_000 },
  hashesPerDifficulty: 2,
  spacing: 1 / BLOCKS_PER_SECOND,
  baseUnit: { perCoin: SOMPI_PER_COIN },
  subsidyAt,
  nextReduction,
  reduction: 'step',
  retarget: { kind: 'every-block' },
  hasRedBlocks: true,
  fees: 'left-out',
  listing: {
    whatToMine: 352,
    explorer: 'kaspa',
    pairs: { kraken: 'KASUSD' },
    plausible: { difficulty: { least: 1e14, most: 1e19 }, usd: { least: 0.000_5, most: 100 } },
    passedHeight: TENFOLD_FROM,
  },
} as const satisfies Coin;

/** Sompi per second in the first month. */
const FIRST_PER_SECOND = 440 * SOMPI_PER_COIN;
/** The month from which on nothing is paid. */
const LAST_MONTH = 425;

/**
 * Returns sompi per second in a month: half as much after a year, in twelve even steps, rounded down. A
 * test holds it to each of the 426 numbers of the chain's own table.
 */
function perSecond(month: number): number {
  return month >= LAST_MONTH ? 0 : Math.floor(FIRST_PER_SECOND * 2 ** (-month / 12));
}

function monthAt(score: number): number {
  const seconds =
    score < TENFOLD_FROM
      ? score - FALLS_FROM
      : SECONDS_BEFORE + Math.floor((score - TENFOLD_FROM) / BLOCKS_PER_SECOND);
  return Math.floor(seconds / SECONDS_PER_MONTH);
}

function subsidyAt(score: number): number {
  if (score < FALLS_FROM) return FIRST_SUBSIDY;
  const reward = perSecond(monthAt(score));
  return score < TENFOLD_FROM ? reward : Math.ceil(reward / BLOCKS_PER_SECOND);
}

/** Returns the first score of a month. */
function scoreOf(month: number): number {
  const seconds = month * SECONDS_PER_MONTH;
  return seconds < SECONDS_BEFORE
    ? FALLS_FROM + seconds
    : TENFOLD_FROM + (seconds - SECONDS_BEFORE) * BLOCKS_PER_SECOND;
}

function nextReduction(score: number): Reduction | undefined {
  const first = score < FALLS_FROM ? 0 : monthAt(score) + 1;
  const now = subsidyAt(score);
  for (let month = first; month <= LAST_MONTH; month += 1) {
    const next = scoreOf(month);
    if (subsidyAt(next) < now) return { height: next, blocksLeft: next - score };
  }
  return undefined;
}
