import { halvingAfter } from '../mining/network.ts';

/** Days before a halving at which it is told, and at 0 that it is there. */
export type HalvingDays = 30 | 7 | 1 | 0;

export interface HalvingMark {
  /** Of the first block with the lower subsidy. */
  readonly height: number;
  readonly days: HalvingDays;
}

const BLOCKS_PER_DAY = 144;
const DAYS: readonly HalvingDays[] = [0, 1, 7, 30];
const INTERVAL = 210_000;

const heightOf = ({ height, days }: HalvingMark) => height - days * BLOCKS_PER_DAY;

/** The mark a tip of that height has reached last; by blocks, since days are only expected. */
export function lastHalvingMark(tip: number): HalvingMark {
  const { height } = halvingAfter(tip);
  const ahead = DAYS.map((days) => ({ height, days })).find((mark) => heightOf(mark) <= tip);
  return ahead ?? { height: height - INTERVAL, days: 0 };
}

/** @returns The height of the tip at which the next mark is reached. */
export function nextHalvingMark(tip: number): number {
  const { height } = halvingAfter(tip);
  const marks = DAYS.map((days) => heightOf({ height, days })).filter((mark) => mark > tip);
  return Math.min(...marks);
}
