import { Temporal } from 'temporal-polyfill';

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_QUARTER = 900;
const SECONDS_PER_HOUR = 3_600;
const QUARTERS_PER_DAY = 96;

/** A day of the calendar. */
export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 1 (Monday) to 7. */
  readonly weekday: number;
}

/** Elapsed time of a quarter hour, or of what a change of clocks leaves of one. */
export interface LocalQuarter {
  /** Unix seconds. */
  readonly start: number;
  readonly hours: number;
  /** Which quarter hour of the day the clock shows, 0 to 95. */
  readonly onClock: number;
}

/** A day somewhere: 92, 94, 96 or 100 quarter hours, as the clocks go. */
export interface LocalDayQuarters {
  readonly date: CalendarDay;
  readonly before: CalendarDay;
  /** Unix seconds; the next day's is where this one ends. */
  readonly start: number;
  readonly end: number;
  readonly quarters: readonly LocalQuarter[];
}

/** By zone and start; the oldest goes first. */
const known = new Map<string, LocalDayQuarters>();
const MOST_KNOWN = 300;

/** The last day that was asked for of each zone: most ask for the present one. */
const latest = new Map<string, LocalDayQuarters>();

/**
 * Returns the quarter hours of a day on the clocks of a zone.
 *
 * @param at - Unix seconds, of any moment of the day.
 * @param timeZone - IANA name.
 */
export function quartersOfDay(at: number, timeZone: string): LocalDayQuarters {
  const last = latest.get(timeZone);
  if (last && at >= last.start && at < last.end) return last;
  const date = zoned(at, timeZone).toPlainDate();
  const key = `${timeZone} ${date.toString()}`;
  const kept = known.get(key);
  const day = kept ?? drawn(date, timeZone);
  if (!kept) {
    const [oldest] = known.keys();
    if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    known.set(key, day);
  }
  latest.set(timeZone, day);
  return day;
}

/** Returns that day and those after it. @param count - How many in all. */
export function quartersOfDays(
  at: number,
  timeZone: string,
  count: number,
): readonly LocalDayQuarters[] {
  const days = [quartersOfDay(at, timeZone)];
  while (days.length < count) {
    const end = days.at(-1)?.end ?? at;
    days.push(quartersOfDay(end, timeZone));
  }
  const [first] = days;
  if (first) latest.set(timeZone, first);
  return days;
}

function zoned(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at) * 1_000).toZonedDateTimeISO(
    timeZone,
  );
}

function drawn(date: Temporal.PlainDate, timeZone: string): LocalDayQuarters {
  const opens = date.toZonedDateTime(timeZone);
  const start = seconds(opens);
  const end = seconds(date.add({ days: 1 }).toZonedDateTime(timeZone));
  // As if the clocks stood at midnight in UTC.
  const midnight = Date.UTC(date.year, date.month - 1, date.day) / 1_000;
  const quarters: LocalQuarter[] = [];
  for (const { from, to, offset } of stretches(opens, start, end)) {
    for (let at = from; at < to; ) {
      const sinceMidnight = at + offset - midnight;
      // Up to the next quarter on the clock, or to where the clocks change.
      const next = Math.min(
        to,
        at + SECONDS_PER_QUARTER - modulo(sinceMidnight, SECONDS_PER_QUARTER),
      );
      const onClock = Math.floor(modulo(sinceMidnight, SECONDS_PER_DAY) / SECONDS_PER_QUARTER);
      quarters.push({
        start: at,
        hours: (next - at) / SECONDS_PER_HOUR,
        onClock: Math.min(onClock, QUARTERS_PER_DAY - 1),
      });
      at = next;
    }
  }
  const before = date.subtract({ days: 1 });
  return { date: calendarDay(date), before: calendarDay(before), start, end, quarters };
}

/** The parts of a day in which the clocks run on, with their seconds ahead of UTC. */
function* stretches(opens: Temporal.ZonedDateTime, start: number, end: number) {
  let from = start;
  let zone = opens;
  while (from < end) {
    const change = zone.getTimeZoneTransition('next');
    const to = change ? Math.min(seconds(change), end) : end;
    yield { from, to, offset: zone.offsetNanoseconds / 1e9 };
    if (!change || to === end) return;
    zone = change;
    from = to;
  }
}

const seconds = ({ epochMilliseconds }: Temporal.ZonedDateTime) =>
  Math.floor(epochMilliseconds / 1_000);

const modulo = (value: number, divisor: number) => ((value % divisor) + divisor) % divisor;

const calendarDay = ({ year, month, day, dayOfWeek }: Temporal.PlainDate): CalendarDay => ({
  ...{ year, month, day },
  weekday: dayOfWeek,
});
