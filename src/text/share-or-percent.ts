/** Fields that people give in percent, and some people as a share of 1. */
export type PercentField = 'fee' | 'uptime';

export interface Percentage {
  /** Value in percent: 98 is 98 %. */
  readonly percent: number;
  /** Whether it was written as a share of 1: 0.98. */
  readonly asShare: boolean;
}

/**
 * Pool fee below which a number is a share of 1. No pool is known that takes less than 0.1 %, and
 * none that takes 10 % and more: 0.02 is 2 %, 0.5 is half a percent.
 */
const LEAST_FEE = 0.1;

/**
 * Uptimes between which a number is a share of 1: nobody counts with a rig that runs a quarter of
 * an hour a day.
 */
const UPTIME_SHARES = { from: 0.01, to: 1 } as const;

/**
 * Reads a number without a percent sign as it can be meant: an uptime of 0.98 is 98 % of the time.
 */
export function shareOrPercent(field: PercentField, value: number): Percentage {
  const asShare =
    field === 'fee'
      ? value > 0 && value < LEAST_FEE
      : value >= UPTIME_SHARES.from && value <= UPTIME_SHARES.to;
  return { percent: asShare ? percentOf(value) : value, asShare };
}

/**
 * Returns a share of 1 in percent, without the noise of doubles: 0.07 × 100 is 7.000000000000001.
 */
export const percentOf = (ratio: number) => Number((ratio * 100).toFixed(6));
