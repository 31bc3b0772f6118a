import { Temporal } from 'temporal-polyfill';

const NS_PER_SECOND = 1_000_000_000n;

/**
 * Returns the calendar day of a moment somewhere, to be written as a date in UTC.
 *
 * @param at - Unix seconds.
 * @param timeZone - IANA name.
 * @returns Unix seconds: midnight in UTC of the same calendar day.
 */
export function localDay(at: number, timeZone: string): number {
  const { year, month, day } = new Temporal.ZonedDateTime(
    BigInt(Math.floor(at)) * NS_PER_SECOND,
    timeZone,
  );
  return Date.UTC(year, month - 1, day) / 1_000;
}
