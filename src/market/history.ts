/** A point of the history has what was known of the market at one time; unknown data are absent. */
export interface HistoryPoint {
  /** Unix seconds: for a reading its moment, for an hour or a day its beginning in UTC. */
  readonly at: number;
  /** Height of the tip, the last one in an hour or a day: it tells the subsidy. */
  readonly height?: number | undefined;
  /** Network difficulty, dimensionless. */
  readonly difficulty?: number | undefined;
  /** Mean fees per block over 144 blocks, in base units, without the subsidy. */
  readonly meanFees?: number | undefined;
  /** US dollars per coin. */
  readonly usd?: number | undefined;
  /** The same of the coin that is mined along, where there is one. */
  readonly merged?: MergedPoint | undefined;
}

/** A moment of the coin that is mined along with another one. */
export type MergedPoint = Pick<HistoryPoint, 'height' | 'difficulty' | 'usd'>;

/** Steps in which history is kept: readings for 7 days, hours for 90, days for ever. */
export type HistoryStep = 'raw' | 'hour' | 'day';

/** One value of a chart's line. */
export interface SeriesPoint {
  /** Unix seconds. */
  readonly at: number;
  readonly value: number;
}

/** The forecast of a retarget that was made when a share of the epoch was in. */
export interface RecordedForecast {
  /** First height of the epoch that it speaks of. */
  readonly height: number;
  /** Share of the epoch before that was in: 0.25, 0.5 or 0.75. */
  readonly share: number;
  /** Expected ratio new/old difficulty. */
  readonly ratio: number;
  /** The 90 % band, ratios as well. */
  readonly low: number;
  readonly high: number;
  /** Unix seconds. */
  readonly at: number;
}
