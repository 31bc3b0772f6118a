import type { Coin } from '../coin/coin.ts';

/**
 * Returns the chance of at least one block, where so many come on average. Blocks come without a
 * memory, so their number is a Poisson one; `1 − e^−x` loses its digits where x is tiny.
 *
 * @param blocks - Blocks on average, ≥ 0.
 */
export function chanceOfBlock(blocks: number): number {
  return -Math.expm1(-blocks);
}

interface Wait {
  readonly mean: number;
  /** Half of all waits are shorter. */
  readonly median: number;
  /** Nine of ten waits are shorter. */
  readonly long: number;
}

/** Returns how long a block takes, in days. @param blocksPerDay - Blocks on average, > 0. */
export function waitFor(blocksPerDay: number): Wait {
  return {
    mean: 1 / blocksPerDay,
    median: Math.LN2 / blocksPerDay,
    long: Math.LN10 / blocksPerDay,
  };
}

/**
 * Returns the chance that a block takes more work than an effort says.
 *
 * @param effort - Work as a multiple of what a block takes on average, ≥ 0: 3 for 300 %.
 */
export function chanceOfEffort(effort: number): number {
  return Math.exp(-effort);
}

/** Returns the blocks of a coin in some days, if they come as often as they should. */
export function blocksOfNetwork(days: number, { spacing }: Pick<Coin, 'spacing'>): number {
  return (days * 86_400) / spacing;
}

/**
 * Returns the chance that the best of some hashes is a share of a difficulty or more.
 *
 * @param hashes - Hashes that are made.
 * @param difficulty - Difficulty of the share, > 0.
 */
export function chanceOfBest(
  hashes: number,
  difficulty: number,
  { hashesPerDifficulty }: Pick<Coin, 'hashesPerDifficulty'>,
): number {
  return -Math.expm1(-hashes / (difficulty * hashesPerDifficulty));
}

/** Returns the difficulty that the best of some hashes exceeds in half of all cases. */
export function medianBest(
  hashes: number,
  { hashesPerDifficulty }: Pick<Coin, 'hashesPerDifficulty'>,
): number {
  return hashes / (hashesPerDifficulty * Math.LN2);
}
