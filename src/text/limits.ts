/**
 * Characters of what people write, at most, wherever they write it: what an option takes is what a
 * cell of a file and a form take, and what the readers look at. Longer texts mean nothing, and would
 * only cost time.
 */

/** Characters of a rig's text: a pasted suggestion's name has to fit. */
export const MAX_RIG_TEXT = 200;

/** Characters of a power price. */
export const MAX_PRICE_TEXT = 40;

/** Characters of the modes of a rig. */
export const MAX_MODES_TEXT = 600;

/** A power price that hangs on the time, with all of its hours. */
export const MAX_TARIFF_TEXT = 400;

/** Characters of a number by itself. */
export const MAX_NUMBER_TEXT = 40;

/** Characters of a time of day. */
export const MAX_TIME_TEXT = 40;

/** Characters of a time zone, a city or a currency: a suggestion's name has to fit. */
export const MAX_PLACE_TEXT = 100;

/**
 * Tells whether a text is longer than a limit, as it is written or with its ligatures spelt out
 * (NFKC).
 */
export function isTooLong(text: string, limit: number): boolean {
  return text.length > limit || text.normalize('NFKC').trim().length > limit;
}
