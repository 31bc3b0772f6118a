import { frame, label, type Plot, paint } from './frame.ts';
import { rounded, textElement, textWidth } from './text.ts';

/** The detail in which a date on the axis is told: "Nov 3" or "Nov 2026". */
export type DateDetail = 'day' | 'month';

/** @param at - Unix seconds; in UTC. */
export type DateText = (at: number, detail: DateDetail) => string;

/** The unix seconds that an axis spans. */
interface Span {
  readonly from: number;
  readonly to: number;
}

const DAY = 86_400;
/** The first Monday after the beginning of unix time, in days. */
const MONDAY = 4;
const MOST_DATES = 5;
/** Days from one date to the next; whole weeks begin on Mondays. */
const DAY_STEPS = [1, 2, 7, 14] as const;
/** Months from one date to the next; those of a year begin with January. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120] as const;
/** Units of the view box between two texts. */
const APART = 14;
const BASELINE = 384;

interface DateMark {
  /** Place of the moment. */
  readonly x: number;
  readonly text: string;
  /** Place of the text: below the moment, as far as the picture's edges let it. */
  readonly start: number;
  readonly end: number;
}

/**
 * Draws whole days or beginnings of months, as many as fit but five at most, each with a line
 * through the plot.
 */
export function dateElements(span: Span, plot: Plot, dateText: DateText): string {
  const marks = marksOf(span, plot, dateText);
  return marks
    .map(({ x, text, start }) => {
      const line = `<path d="M${rounded(x)} ${plot.top}V${plot.bottom}" stroke="${paint.grid}"/>`;
      return line + textElement(text, { x: start, y: BASELINE }, label);
    })
    .join('');
}

function marksOf(span: Span, plot: Plot, dateText: DateText): readonly DateMark[] {
  const { from, to } = span;
  const markAt = (at: number, detail: DateDetail): DateMark => {
    const x = plot.left + ((at - from) / (to - from)) * (plot.right - plot.left);
    const text = dateText(at, detail);
    const width = textWidth(text, label);
    const start = Math.min(Math.max(x - width / 2, frame.edge), plot.right - width);
    return { x, text, start, end: start + width };
  };
  for (const step of DAY_STEPS) {
    const marks = daysIn(span, step).map((at) => markAt(at, 'day'));
    if (fits(marks)) return marks;
  }
  for (const step of MONTH_STEPS) {
    // Within some months nobody mistakes the year.
    const detail = step === 1 ? 'day' : 'month';
    const marks = monthsIn(span, step).map((at) => markAt(at, detail));
    if (fits(marks)) return marks;
  }
  return [];
}

/** Returns days, at most one more than there may be: enough to see that they are too many. */
function daysIn({ from, to }: Span, step: number): readonly number[] {
  const found: number[] = [];
  const first = MONDAY + Math.ceil((from / DAY - MONDAY) / step) * step;
  for (let day = first; day * DAY <= to && found.length <= MOST_DATES; day += step) {
    found.push(day * DAY);
  }
  return found;
}

/** Returns beginnings of months, as `daysIn` does days. */
function monthsIn({ from, to }: Span, step: number): readonly number[] {
  const found: number[] = [];
  const begin = new Date(from * 1_000);
  const month = 12 * begin.getUTCFullYear() + begin.getUTCMonth();
  for (let next = Math.floor(month / step) * step; found.length <= MOST_DATES; next += step) {
    const at = Date.UTC(Math.floor(next / 12), next % 12) / 1_000;
    if (at > to) break;
    if (at >= from) found.push(at);
  }
  return found;
}

function fits(marks: readonly DateMark[]): boolean {
  return (
    marks.length <= MOST_DATES &&
    marks.every(({ start }, index) => start >= (marks[index - 1]?.end ?? -APART) + APART)
  );
}
