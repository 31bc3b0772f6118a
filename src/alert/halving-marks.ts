import type { Coin } from '../coin/coin.ts';

/** Days before a halving at which it is told, and at 0 that it is there. */
export type HalvingDays = 30 | 7 | 1 | 0;

export interface HalvingMark {
  /** Height of the first block with the lower subsidy. */
  readonly height: number;
  readonly days: HalvingDays;
}

const SECONDS_PER_DAY = 86_400;
/** A step comes every month: word of the next one a month before would be word of the last. */
const DAYS: Readonly<Record<Coin['reduction'], readonly HalvingDays[]>> = {
  halving: [0, 1, 7, 30],
  step: [0, 1],
};

const heightOf = ({ height, days }: HalvingMark, { spacing }: Coin) =>
  height - days * (SECONDS_PER_DAY / spacing);

/**
 * Returns the mark that a tip of that height reached last; by blocks, since days are only expected.
 */
export function lastHalvingMark(tip: number, coin: Coin): HalvingMark {
  const next = coin.nextReduction(tip);
  const marks: readonly HalvingMark[] = next
    ? DAYS[coin.reduction].map((days) => ({ height: next.height, days }))
    : [];
  const ahead = marks.find((mark) => heightOf(mark, coin) <= tip);
  return ahead ?? { height: lastReduction(tip, coin), days: 0 };
}

/** Returns the height of the first block with the subsidy of the tip. */
function lastReduction(tip: number, coin: Coin): number {
  let last = 0;
  for (let next = coin.nextReduction(0); next && next.height <= tip; ) {
    last = next.height;
    next = coin.nextReduction(last);
  }
  return last;
}

/** @returns The height of the tip at which the next mark is reached; nothing where none is to come. */
export function nextHalvingMark(tip: number, coin: Coin): number | undefined {
  const next = coin.nextReduction(tip);
  if (!next) return undefined;
  const marks = DAYS[coin.reduction].map((days) => heightOf({ height: next.height, days }, coin));
  return Math.min(...marks.filter((mark) => mark > tip));
}
