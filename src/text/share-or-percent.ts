/** What people give in percent, and some as a share of 1. */
export type PercentField = 'fee' | 'uptime';

export interface Percentage {
  /** 98 is 98 %. */
  readonly percent: number;
  /** It was written as a share: 0.98. */
  readonly asShare: boolean;
}

/**
 * Below it a number is a share. No pool is known that takes less than 0.1 %, and none that takes 10 %
 * and more: 0.02 is 2 %, 0.5 is half a percent.
 */
const LEAST_FEE = 0.1;

/** In between a number is a share: nobody counts with a rig that runs a quarter of an hour a day. */
const UPTIME_SHARES = { from: 0.01, to: 1 } as const;

/** Takes a number without a percent sign for what can be meant: 0.98 of the time is 98 % of it. */
export function shareOrPercent(field: PercentField, value: number): Percentage {
  const asShare =
    field === 'fee'
      ? value > 0 && value < LEAST_FEE
      : value >= UPTIME_SHARES.from && value <= UPTIME_SHARES.to;
  return { percent: asShare ? percentOf(value) : value, asShare };
}

/** Without the noise of doubles: 0.07 × 100 is 7.000000000000001. */
export const percentOf = (ratio: number) => Number((ratio * 100).toFixed(6));
