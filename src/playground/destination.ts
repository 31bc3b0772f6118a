import { Temporal } from 'temporal-polyfill';

const MINUTE = 60;
const HOUR = 3_600;
/** Seconds on the way from one look at the market to the next: alerts take an hour for an absence. */
const STRIDE = HOUR / 2;
/** Looks after the arrival, a minute each: what is new then has to be confirmed, and sent. */
const LOOKS_AFTER = 3;
/** Seconds: longer than an alert waits, unless told otherwise, before it says that a price holds. */
const HOLD = 20 * MINUTE;
const MORNING_HOUR = 9;

/** Moments to stop at, in order, all after `from`; the one meant is among them. Unix seconds. */
export function stopsUntil(target: number, from: number): readonly number[] {
  const stops: number[] = [];
  // At full and half hours, for which most digests are wanted.
  for (let at = from - (from % STRIDE) + STRIDE; at < target; at += STRIDE) stops.push(at);
  const arrival = Math.max(target, from);
  for (let look = 0; look <= LOOKS_AFTER; look += 1) stops.push(arrival + look * MINUTE);
  return stops;
}

/** Moments to stop at when a price was changed: it is confirmed, and then it holds. */
export function stopsOfHolding(from: number): readonly number[] {
  const looks = Array.from({ length: LOOKS_AFTER }, (_, index) => from + (index + 1) * MINUTE);
  const rest: number[] = [];
  for (let at = from + 5 * MINUTE; at <= from + HOLD; at += 5 * MINUTE) rest.push(at);
  return [...looks, ...rest];
}

/** Nine o'clock on the following day. @param timeZone - IANA name. */
export function morningAfter(now: number, timeZone: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(Math.floor(now * 1_000));
  const tomorrow = today.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 });
  const nine = tomorrow.toZonedDateTime({ timeZone, plainTime: { hour: MORNING_HOUR } });
  return nine.epochMilliseconds / 1_000;
}
