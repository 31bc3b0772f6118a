import { Temporal } from 'temporal-polyfill';

/**
 * The calendar day of a moment somewhere, to be written as a date in UTC.
 *
 * @param at - Unix seconds.
 * @param timeZone - IANA name.
 * @returns Unix seconds: midnight in UTC of the same calendar day.
 */
export function localDay(at: number, timeZone: string): number {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(
    Math.floor(at * 1_000),
  ).toZonedDateTimeISO(timeZone);
  return Date.UTC(year, month - 1, day) / 1_000;
}
