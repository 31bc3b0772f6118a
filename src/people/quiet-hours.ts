import { Temporal } from 'temporal-polyfill';
import { isTooLong, MAX_TIME_TEXT } from '../text/limits.ts';
import { readTimeOfDay } from '../time/time-of-day.ts';

/**
 * Hours in which somebody wants no notice of an alert; they last over midnight where they end
 * before they begin.
 */
export interface QuietHours {
  /** Minutes after local midnight, 0 to 1439. */
  readonly from: number;
  /** Minutes after local midnight, 0 to 1439; never the same as `from`. */
  readonly to: number;
}

/** Alerts that are told in quiet hours as well. */
export const quietExceptions = ['nothing', 'rigs'] as const;
export type QuietException = (typeof quietExceptions)[number];

const MINUTES_PER_HOUR = 60;
const MS_PER_SECOND = 1_000;
const NS_PER_SECOND = 1_000_000_000n;
const DASH = /\s*[-–—]\s*/;

/** Reads `22-7`, `22:00 – 6:30`, `10pm-7am`; nothing else. */
export function readQuietHours(text: string): QuietHours | undefined {
  if (isTooLong(text, MAX_TIME_TEXT)) return undefined;
  const [from, to, ...others] = text.split(DASH).map(readTimeOfDay);
  if (!from?.ok || !to?.ok || others.length > 0 || from.minute === to.minute) return undefined;
  return { from: from.minute, to: to.minute };
}

/**
 * Returns when the quiet hours of a moment end. Where clocks are put forward over the end, it comes
 * as much later; of a repeated hour the first one counts.
 *
 * @param timeZone - IANA name.
 * @param now - Unix seconds.
 * @returns Unix seconds; nothing for a moment outside of them.
 */
export function quietUntil(
  { from, to }: QuietHours,
  timeZone: string,
  now: number,
): number | undefined {
  const local = new Temporal.ZonedDateTime(BigInt(Math.floor(now)) * NS_PER_SECOND, timeZone);
  const minute = local.hour * MINUTES_PER_HOUR + local.minute;
  const isOverMidnight = from > to;
  const isQuiet = isOverMidnight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!isQuiet) return undefined;
  const day = local.toPlainDate().add({ days: isOverMidnight && minute >= from ? 1 : 0 });
  const plainTime = new Temporal.PlainTime(
    Math.floor(to / MINUTES_PER_HOUR),
    to % MINUTES_PER_HOUR,
  );
  const end = day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds / MS_PER_SECOND;
  return end > now ? end : undefined;
}
