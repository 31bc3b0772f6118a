/** Ranges that a chart of a rig's hashrate can go back. */
export const rateRanges = ['1d', '7d', '30d', '90d', '1y'] as const;
export type RateRange = (typeof rateRanges)[number];

/** The days of a range, and the finest step that it is drawn from. */
export const rateSpans: Readonly<
  Record<RateRange, { readonly days: number; readonly step: 'raw' | 'hour' | 'day' }>
> = {
  '1d': { days: 1, step: 'raw' },
  '7d': { days: 7, step: 'hour' },
  '30d': { days: 30, step: 'hour' },
  '90d': { days: 90, step: 'day' },
  '1y': { days: 365, step: 'day' },
};
