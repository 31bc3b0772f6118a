import { poissonQuantile } from './poisson.ts';

/**
 * The ways in which pools pay. `PPLNS` and `TIDES` share out the blocks that the pool finds, `PPS+`
 * does so with the transaction fees alone, `SOLO` gives a block to who found it; `MARKET` is
 * hashrate sold to buyers, and `PRIVATE` is told to customers alone.
 */
export const schemes = ['FPPS', 'PPS+', 'PPLNS', 'TIDES', 'SOLO', 'MARKET', 'PRIVATE'] as const;

export type Scheme = (typeof schemes)[number];

/** A pay is for a hashrate and a time: base units of the coin, after the pool's fee. */
export interface Pay {
  readonly mean: number;
  /** A tenth of such times, half and nine tenths of them bring this or less. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Standard deviation as a ratio to the mean. */
  readonly deviation: number;
}

interface PayQuestion {
  /** Blocks that the hashrate finds on average in that time. */
  readonly ownBlocks: number;
  /** Blocks that the pool finds on average in that time; undefined where nobody knows its size. */
  readonly poolBlocks?: number | undefined;
  /** Base units of a block: its subsidy, and its fees. */
  readonly subsidy: number;
  readonly fees: number;
  /** The pool's share of it, 0 to 1. */
  readonly poolFee: number;
}

/**
 * Returns what a scheme pays and how much that swings; undefined where nobody can tell.
 *
 * The hashrate is taken to be part of the pool's: a pool finds no fewer blocks than its miner.
 */
export function payOf(scheme: Scheme, question: PayQuestion): Pay | undefined {
  const { ownBlocks, poolBlocks, subsidy, fees, poolFee } = question;
  const kept = ownBlocks * (1 - poolFee);
  const fixed: Luck = { parts: { fixed: kept * (subsidy + fees), swinging: 0 }, blocks: 1 };
  switch (scheme) {
    case 'FPPS':
      return swing(fixed);
    case 'SOLO':
      return swing({ ...shared(kept * (subsidy + fees)), blocks: ownBlocks });
    case 'PPLNS':
    case 'TIDES':
      return poolBlocks === undefined
        ? undefined
        : swing({
            ...shared(kept * (subsidy + fees)),
            blocks: Math.max(poolBlocks, ownBlocks),
          });
    case 'PPS+':
      return poolBlocks === undefined
        ? undefined
        : swing({
            parts: { fixed: kept * subsidy, swinging: kept * fees },
            blocks: Math.max(poolBlocks, ownBlocks),
          });
    case 'MARKET':
    case 'PRIVATE':
      return undefined;
  }
}

/** Tells whether what a scheme pays can be reckoned. @param isSized - Whether the pool's size is known. */
export function canBeReckoned(scheme: Scheme, isSized: boolean): boolean {
  const poolBlocks = isSized ? 1 : undefined;
  const anything = { ownBlocks: 1, poolBlocks, subsidy: 1, fees: 1, poolFee: 0 };
  return payOf(scheme, anything) !== undefined;
}

interface Luck {
  /** Base units on average: those that are sure, and those that come with blocks. */
  readonly parts: { readonly fixed: number; readonly swinging: number };
  /** Blocks on average by which the second part comes. */
  readonly blocks: number;
}

function shared(swinging: number): Pick<Luck, 'parts'> {
  return { parts: { fixed: 0, swinging } };
}

function swing({ parts: { fixed, swinging }, blocks }: Luck): Pay {
  const mean = fixed + swinging;
  const at = (probability: number) =>
    swinging === 0 ? mean : fixed + (swinging * poissonQuantile(blocks, probability)) / blocks;
  return {
    mean,
    low: at(0.1),
    middle: at(0.5),
    high: at(0.9),
    deviation: swinging === 0 ? 0 : relativeDeviation(blocks) * (swinging / mean),
  };
}

/** Returns the standard deviation of a number of blocks as a ratio to its mean. @param blocks - Mean, > 0. */
export function relativeDeviation(blocks: number): number {
  return 1 / Math.sqrt(blocks);
}
