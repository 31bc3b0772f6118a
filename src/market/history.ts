/** What was known of the market at one time; what wasn't is absent. */
export interface HistoryPoint {
  /** Unix seconds: of a reading its moment, of an hour or a day its beginning in UTC. */
  readonly at: number;
  /** Of the tip, the last one in an hour or a day: tells the subsidy. */
  readonly height?: number | undefined;
  /** Dimensionless. */
  readonly difficulty?: number | undefined;
  /** Mean fees per block over 144 blocks, in base units, without the subsidy. */
  readonly meanFees?: number | undefined;
  /** US dollars per coin. */
  readonly usd?: number | undefined;
}

/** How fine history is kept: readings for 7 days, hours for 90, days for ever. */
export type HistoryStep = 'raw' | 'hour' | 'day';

/** One value of a chart's line. */
export interface SeriesPoint {
  /** Unix seconds. */
  readonly at: number;
  readonly value: number;
}

/** What was forecast of a retarget when a share of the epoch was in. */
export interface RecordedForecast {
  /** First height of the epoch that it speaks of. */
  readonly height: number;
  /** Of the epoch before: 0.25, 0.5 or 0.75. */
  readonly share: number;
  /** Expected ratio new/old difficulty. */
  readonly ratio: number;
  /** The 90 % band, ratios as well. */
  readonly low: number;
  readonly high: number;
  /** Unix seconds. */
  readonly at: number;
}
