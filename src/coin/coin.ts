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
  /** Only machines of the same algorithm mine it. */
  readonly algorithm: 'SHA-256d';
  /** The unit in which a machine's hashrate is told. */
  readonly hashrateUnit: HashrateUnit;
  /** The unit of hashrate that a hashprice is for. */
  readonly hashpriceUnit: HashrateUnit;
  /** Hashes that a block takes on average at difficulty 1, by the field's convention. */
  readonly hashesPerDifficulty: number;
  /** Seconds between blocks that the difficulty aims at. */
  readonly spacing: number;
  /** The smallest amount of the coin. */
  readonly baseUnit: {
    /** Name in which amounts are told: "sats". */
    readonly name: string;
    readonly perCoin: number;
  };
  /**
   * Returns the new coins that the block at a height may create, by the consensus rule. For today's
   * income ask for the *next* block (tip + 1).
   *
   * @param height - Block height, a whole number ≥ 0.
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
  readonly retarget: Retarget;
}

interface HashrateUnit {
  /** Hashes per second. */
  readonly hashes: number;
  /** The unit as it is told: "PH/s". */
  readonly text: string;
}

export interface Reduction {
  /** Height of the first block with the lower subsidy. */
  readonly height: number;
  /** Blocks until then, from 1 on: the very next block is the one. */
  readonly blocksLeft: number;
}

/** How the difficulty follows the hashrate. */
export type Retarget = EpochRetarget;

/** The difficulty stands for an epoch, and changes at its end by the time that the epoch took. */
interface EpochRetarget {
  readonly kind: 'epochs';
  /** Blocks from one change to the next. */
  readonly blocks: number;
  /** Intervals between blocks whose time is compared with that of `blocks` at the aimed spacing. */
  readonly intervals: number;
  /** The most that the difficulty is multiplied or divided by at once. */
  readonly mostChange: number;
}

/** Returns the number of the epoch that a block lies in, counted from 0. */
export function epochNumber(height: number, { blocks }: EpochRetarget): number {
  return Math.floor(height / blocks);
}

/** Returns the height of the first block of the epoch that a block lies in. */
export function epochStart(height: number, { blocks }: EpochRetarget): number {
  return height - (height % blocks);
}
