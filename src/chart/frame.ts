import { DAY } from '../time/seconds.ts';
import { type Anchor, textElement, textWidth } from './text.ts';

/** The view box, and within it the plot without the room for the texts at its left. */
export const frame = {
  width: 800,
  height: 400,
  top: 88,
  bottom: 356,
  right: 776,
  edge: 20,
} as const;

export const paint = {
  ground: '#1e1f22',
  text: '#f2f3f5',
  faint: '#949ba4',
  grid: '#35373c',
  line: '#f7931a',
  retarget: '#5b8def',
  level: '#f0474c',
  levelText: '#ff8a8c',
  good: '#57c98a',
  bad: '#ff8a8c',
} as const;

export const label = { size: 13, colour: paint.faint } as const;

/** What a date on the axis has to tell: "Nov 3", "Nov 3, 2026" or "Nov 2026". */
export type DateDetail = 'day' | 'year' | 'month';

/** @param at - Unix seconds; in UTC. */
export type DateText = (at: number, detail: DateDetail) => string;

/** Seconds from which on months are told, and on which a day's name stands where it begins. */
const MONTHS_FROM = 400 * DAY;
const WHOLE_DAYS_FROM = 20 * DAY;
const MOST_DATES = 6;
/** Units of the view box between two texts. */
const APART = 22;
const BASELINE = 385;

interface Placed {
  readonly text: string;
  readonly x: number;
  readonly anchor: Anchor;
}

/** As many dates as fit, at equal distances, the first and the last at the ends. */
export function dateLabels(
  { from, to, left }: { readonly from: number; readonly to: number; readonly left: number },
  dateText: DateText,
): string {
  const yearOf = (at: number) => new Date(at * 1_000).getUTCFullYear();
  const detail: DateDetail =
    to - from > MONTHS_FROM ? 'month' : yearOf(from) === yearOf(to) ? 'day' : 'year';
  const place = (count: number): readonly Placed[] =>
    Array.from({ length: count }, (_, index) => {
      if (index === 0) return { text: dateText(from, detail), x: left, anchor: 'start' };
      if (index === count - 1) return { text: dateText(to, detail), x: frame.right, anchor: 'end' };
      const even = from + ((to - from) * index) / (count - 1);
      const at = to - from < WHOLE_DAYS_FROM ? even : Math.round(even / DAY) * DAY;
      const x = left + ((at - from) / (to - from)) * (frame.right - left);
      return { text: dateText(at, detail), x, anchor: 'middle' };
    });
  let count = MOST_DATES;
  while (count > 1 && !fits(place(count))) count -= 1;
  return place(count)
    .map(({ text, x, anchor }) => textElement(text, { x, y: BASELINE, anchor }, label))
    .join('');
}

function fits(placed: readonly Placed[]): boolean {
  let end = Number.NEGATIVE_INFINITY;
  let last: string | undefined;
  for (const { text, x, anchor } of placed) {
    const width = textWidth(text, label);
    const start = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    if (start < end + APART || text === last) return false;
    end = start + width;
    last = text;
  }
  return true;
}
