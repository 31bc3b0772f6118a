/** A block's place and time: header time or arrival time, unix seconds. */
export interface BlockMark {
  readonly height: number;
  readonly time: number;
}

export interface RetargetQuestion {
  readonly tip: BlockMark;
  /** Unix seconds; blocks found are those up to the tip, waiting time counts up to now. */
  readonly now: number;
  /**
   * Known block times, ascending by height, of the running epoch and the one before (sparse is
   * fine: every 144th block). The forecast uses what there is; without the epoch's first block
   * there is none.
   */
  readonly marks: readonly BlockMark[];
  /** Difficulty of the running epoch, dimensionless. */
  readonly difficulty: number;
  readonly previousDifficulty?: number | undefined;
}

export interface Band {
  /** Ratios new/old difficulty. */
  readonly low: number;
  readonly high: number;
}

export interface RetargetForecast {
  /** `exact`: the epoch's last block is in; `forecast`: posterior mean with bands. */
  readonly method: 'exact' | 'forecast';
  /** Expected ratio new/old difficulty, e.g. 1.021 for +2.1 %. */
  readonly ratio: number;
  readonly band80: Band;
  readonly band90: Band;
  /** First height of the next epoch. */
  readonly height: number;
  /** Blocks until then. */
  readonly blocksLeft: number;
  /** Blocks of the epoch already in, 1 to 2016. */
  readonly blocksDone: number;
  /** Expected unix seconds of the first block at the new difficulty. */
  readonly at: number;
  /** Location of ln(ratio), and its standard deviation (0 when exact). */
  readonly logMean: number;
  readonly logSd: number;
}
