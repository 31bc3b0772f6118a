import { HOUR } from '../time/seconds.ts';

/** A price that was believed. */
export interface PastPrice {
  /** US dollars per bitcoin. */
  readonly usd: number;
  /** Unix seconds. */
  readonly at: number;
}

/** Ratio that a price may move by within an hour before every exchange has to agree. */
const MOVE = 0.15;

/** Seconds by which an exchange may be ahead of our clock. */
const CLOCK_SKEW = 60;

/** Seconds for which a price that was believed is something to go by. */
const PRICE_MEMORY = 6 * HOUR;

/**
 * Returns the prices of the last hour, or the last one before it; a price that is older or dated
 * ahead tells nothing.
 */
export function recentPrices(trail: readonly PastPrice[], now: number): readonly PastPrice[] {
  const known = trail
    .filter(({ at }) => at - now <= CLOCK_SKEW && now - at <= PRICE_MEMORY)
    .toSorted((a, b) => a.at - b.at);
  const ofHour = known.filter(({ at }) => now - at <= HOUR);
  return ofHour.length > 0 ? ofHour : known.slice(-1);
}

/**
 * Tells whether a price is far from one of the last hour: the first of it too, so that small steps
 * in a row are no way around it.
 *
 * @param recent - See {@link recentPrices}.
 */
export function isFarMove(usd: number, recent: readonly PastPrice[]): boolean {
  return recent.some((past) => Math.abs(usd / past.usd - 1) > MOVE);
}

/**
 * Tells whether the last price that was believed is from within the hour: better kept than replaced
 * in doubt.
 */
export function isAtHand(recent: readonly PastPrice[], now: number): boolean {
  return recent.some(({ at }) => now - at <= HOUR);
}
