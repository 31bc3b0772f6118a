const DAY = 86_400;
const MINUTE = 60;

interface Span {
  /** Unix seconds. */
  readonly from: number;
  /** Unix seconds. */
  readonly until: number;
}

interface Change {
  /** Unix seconds. */
  readonly at: number;
  /** Seconds that the wall clock is ahead of UTC, before `at` and from then on. */
  readonly before: number;
  readonly after: number;
}

/** The wall clocks of a zone, told by `Intl` alone: days are counted from the first of 1970. */
export interface Clocks {
  readonly timeZone: string;
  readonly changes: readonly Change[];
  dayAt(moment: number): number;
  startOf(day: number): number;
  /**
   * Returns the unix seconds of that minute of that day, or of the nearest beside a gap, rather
   * after it; undefined where there is no such day.
   */
  moment(day: number, minute: number): number | undefined;
}

export function clocksOf(timeZone: string, { from, until }: Span): Clocks {
  const offset = offsetsOf(timeZone);
  const changes: Change[] = [];
  for (let start = from - DAY; start < until + DAY; start += DAY) {
    const [before, after] = [offset(start), offset(start + DAY)];
    if (before === after) continue;
    let [low, high] = [Math.floor(start / MINUTE), Math.floor((start + DAY) / MINUTE)];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offset(middle * MINUTE) === before) low = middle;
      else high = middle;
    }
    changes.push({ at: high * MINUTE, before, after });
  }
  const first = offset(from - DAY);
  const offsetAt = (moment: number) => changes.findLast(({ at }) => at <= moment)?.after ?? first;
  const dayAt = (moment: number) => Math.floor((moment + offsetAt(moment)) / DAY);
  const offsets = [first, ...changes.map(({ after }) => after)];

  function moment(day: number, minute: number): number | undefined {
    const wall = day * DAY + minute * MINUTE;
    const exact = [...new Set(offsets)]
      .map((ahead) => wall - ahead)
      .filter((one) => one + offsetAt(one) === wall);
    if (exact.length > 0) return Math.min(...exact);
    const gap = changes.find(({ at, before, after }) => at + before <= wall && wall < at + after);
    return gap && [gap.at, gap.at - MINUTE].find((near) => dayAt(near) === day);
  }

  return {
    timeZone,
    changes: changes.filter(({ at }) => at >= from && at < until),
    dayAt,
    startOf: (day) => moment(day, 0) ?? day * DAY,
    moment,
  };
}

/** @returns A function for the seconds that the wall clock is ahead of UTC at a moment. */
function offsetsOf(timeZone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (moment) => {
    const [month = 0, day = 0, year = 0, hours, minutes, seconds] = format
      .format(moment * 1_000)
      .split(/\D+/)
      .map(Number);
    return Date.UTC(year, month - 1, day, hours, minutes, seconds) / 1_000 - Math.floor(moment);
  };
}
