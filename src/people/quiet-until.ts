import { Temporal } from 'temporal-polyfill';
import type { QuietHours } from './quiet-hours.ts';

const MINUTES_PER_HOUR = 60;
const MS_PER_SECOND = 1_000;
const NS_PER_SECOND = 1_000_000_000n;

/**
 * Returns when the quiet hours of a moment end. Where clocks are put forward over the end, it comes
 * as much later; of a repeated hour the first one counts.
 *
 * @param timeZone - IANA name.
 * @param now - Unix seconds.
 * @returns Unix seconds; nothing outside of them.
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
