import type { RateOrigin } from '../money/currency.ts';

/** An offer is what one source says a US dollar is worth. */
export interface RateOffer extends RateOrigin {
  /** Units of a currency per US dollar. */
  readonly perUsd: number;
}

/** Factor beyond which a rate is not believed after the one before it: no central bank does that in a day. */
const JUMP = 3;

/** Factor within which two sources say the same. */
const AGREED = 1.1;

/**
 * Returns the first of the offers for a currency that another one bears out. Where they contradict
 * each other it is the one nearest to the rate before, and none without one: else a liar could walk
 * away with the rate, a little at a time. The only offer has nothing but the rate before to be held
 * against.
 *
 * @param offers - In order of preference.
 * @param before - The rate that was believed last.
 */
export function chosenRate(
  offers: readonly RateOffer[],
  before: number | undefined,
): RateOffer | undefined {
  const borneOut = offers.find((offer) =>
    offers.some((other) => other !== offer && isWithin(AGREED, other.perUsd, offer.perUsd)),
  );
  if (borneOut) return borneOut;
  if (before === undefined) return offers.length < 2 ? offers[0] : undefined;
  const far = ({ perUsd }: RateOffer) => Math.abs(Math.log(perUsd / before));
  const [nearest] = offers.toSorted((a, b) => far(a) - far(b));
  return nearest && isWithin(JUMP, nearest.perUsd, before) ? nearest : undefined;
}

function isWithin(factor: number, one: number, other: number): boolean {
  return Math.max(one, other) <= factor * Math.min(one, other);
}
