import type { RateOrigin } from '../money/currency.ts';

/** What one source says a US dollar is worth. */
export interface RateOffer extends RateOrigin {
  /** Units of a currency per US dollar. */
  readonly perUsd: number;
}

/** Factor beyond which a rate is not believed after the one before it: no central bank does that in a day. */
const JUMP = 3;

/** Factor within which two sources say the same. */
const AGREED = 1.1;

/**
 * The first of the offers for a currency that can be believed: near to the rate before it, where there
 * was one, else borne out by another offer, or the only one.
 *
 * @param offers - In order of preference.
 * @param before - The rate that was believed last.
 */
export function chosenRate(
  offers: readonly RateOffer[],
  before: number | undefined,
): RateOffer | undefined {
  const isBorneOut = (offer: RateOffer) =>
    offers.some((other) => other !== offer && isWithin(AGREED, other.perUsd, offer.perUsd));
  if (before === undefined) return offers.length < 2 ? offers[0] : offers.find(isBorneOut);
  return offers.find((offer) => isWithin(JUMP, offer.perUsd, before) || isBorneOut(offer));
}

function isWithin(factor: number, one: number, other: number): boolean {
  return Math.max(one, other) <= factor * Math.min(one, other);
}
