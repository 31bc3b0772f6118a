/**
 * A coin that can be mined, and the rules of its chain. All that differs from coin to coin is here
 * and nowhere else.
 */
export interface Coin {
  /** The key in stored rows and in names of metrics; never changes. */
  readonly id: string;
  /** Symbol that stands behind an amount: "BTC". */
  readonly symbol: string;
  /** Names that people call it by, in lower case; the first one is its proper name. */
  readonly names: readonly [string, ...string[]];
  /** The proper name as it is written: "Bitcoin". */
  readonly title: string;
  /** Only machines of the same algorithm mine it. */
  readonly algorithm: Algorithm;
  /** The unit in which a machine's hashrate is told. */
  readonly hashrateUnit: HashrateUnit;
  /** The unit of hashrate that a hashprice is for. */
  readonly hashpriceUnit: HashrateUnit;
  /** The hashes for which a machine's energy is told: "TH" of "J/TH". */
  readonly efficiencyUnit: HashrateUnit;
  /** J/TH that its machines have, where other coins' machines are far from those; Bitcoin's are checked by themselves. */
  readonly efficiencies?: Range;
  /** Hashes that a block takes on average at difficulty 1, by the field's convention. */
  readonly hashesPerDifficulty: number;
  /** Seconds between blocks that the difficulty aims at. */
  readonly spacing: number;
  /** The smallest amount of the coin. */
  readonly baseUnit: {
    /** Name in which amounts are told: "sats"; absent where people count whole coins. */
    readonly name?: string;
    readonly perCoin: number;
  };
  /**
   * Returns the new coins that the block at a height may create, by the consensus rule. For today's
   * income ask for the *next* block (tip + 1).
   *
   * @param height - Block height, a whole number ≥ 0; Kaspa's DAA score.
   * @returns Base units.
   */
  readonly subsidyAt: (height: number) => number;
  /**
   * Returns the first block above a height that creates fewer coins than the one before, or undefined
   * where the subsidy stays for good.
   *
   * @param height - Height of the tip, a whole number ≥ 0.
   */
  readonly nextReduction: (height: number) => Reduction | undefined;
  /** Whether the subsidy falls by half, or by a step of many. */
  readonly reduction: 'halving' | 'step';
  readonly retarget: Retarget;
  /** Whether some of the blocks that are found earn nothing, which nobody can tell ahead. */
  readonly hasRedBlocks?: true;
  /** Whether fees are part of what we count; elsewhere they are too little to be told. */
  readonly fees: 'counted' | 'left-out';
  /** The coin whose blocks the same hashes find besides; the income is that of both. */
  readonly merged?: Coin;
  /** Where its data are found, and what can be true of them; absent where a source has its own rules. */
  readonly listing?: Listing;
}

export type Algorithm = 'SHA-256d' | 'Scrypt' | 'kHeavyHash';

interface HashrateUnit {
  /** Hashes per second. */
  readonly hashes: number;
  /** The unit as it is told: "PH/s". */
  readonly text: string;
}

/** How sources name a coin, and the numbers that can be true of it. */
export interface Listing {
  /** WhatToMine's number. */
  readonly whatToMine?: number;
  /** The kind of the public service that tells its chain. */
  readonly explorer?: 'mempool' | 'kaspa';
  /** The name of the chain in a node's `getblockchaininfo`. */
  readonly chain?: string;
  /** Pairs with the US dollar by exchange; absent where it isn't traded. */
  readonly pairs: {
    readonly kraken?: string;
    readonly coinbase?: string;
    readonly bitstamp?: string;
    readonly bitfinex?: string;
  };
  /** Ranges in which the difficulty, dimensionless, and the price, in US dollars, can be. */
  readonly plausible: { readonly difficulty: Range; readonly usd: Range };
  /** A height that the chain has passed: what is below is another chain's, or a stuck one's. */
  readonly passedHeight: number;
}

interface Range {
  readonly least: number;
  readonly most: number;
}

export interface Reduction {
  /** Height of the first block with the lower subsidy. */
  readonly height: number;
  /** Blocks until then, from 1 on: the very next block is the one. */
  readonly blocksLeft: number;
}

/** How the difficulty follows the hashrate. */
export type Retarget = EpochRetarget | AsertRetarget | EveryBlockRetarget;

/** The difficulty stands for an epoch, and changes at its end by the time that the epoch took. */
export interface EpochRetarget {
  readonly kind: 'epochs';
  /** Blocks from one change to the next. */
  readonly blocks: number;
  /** Intervals between blocks whose time is compared with that of `blocks` at the aimed spacing. */
  readonly intervals: number;
  /** The most that the difficulty is multiplied or divided by at once. */
  readonly mostChange: number;
}

/** The target of each block follows the time by which the chain is off its schedule. */
interface AsertRetarget {
  readonly kind: 'asert';
  /** Seconds off the schedule that double or halve the target. */
  readonly halfLife: number;
}

/** The difficulty of each block follows the last few; a forecast would say nothing. */
interface EveryBlockRetarget {
  readonly kind: 'every-block';
}

/** Returns the rule of a coin whose difficulty stands for an epoch; nothing for any other. */
export function epochsOf({ retarget }: Pick<Coin, 'retarget'>): EpochRetarget | undefined {
  return retarget.kind === 'epochs' ? retarget : undefined;
}

/** Returns the number of the epoch that a block lies in, counted from 0. */
export function epochNumber(height: number, { blocks }: EpochRetarget): number {
  return Math.floor(height / blocks);
}

/** Returns the height of the first block of the epoch that a block lies in. */
export function epochStart(height: number, { blocks }: EpochRetarget): number {
  return height - (height % blocks);
}

/** Returns the height of the block from which the time of an epoch counts. */
export function countedFrom(start: number, { blocks, intervals }: EpochRetarget): number {
  return start + blocks - 1 - intervals;
}

/** Returns the first block with another halving behind it, where halvings come every so many blocks. */
export function nextHalving(height: number, every: number): Reduction {
  const next = (Math.floor(height / every) + 1) * every;
  return { height: next, blocksLeft: next - height };
}
