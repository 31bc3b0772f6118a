import type { CoinPrice } from './reading.ts';

export interface Quote {
  /** The exchange's name as people know it. */
  readonly source: string;
  /** US dollars per bitcoin. */
  readonly usd: number;
  /** Unix seconds. */
  readonly at: number;
}

export interface Consensus {
  readonly price: CoinPrice;
  /** Unix seconds: when the oldest of the quotes used was made. */
  readonly at: number;
}

/** Ratio by which a quote may be off the middle one. On ordinary days the spread is 0.03 %. */
const CUT = 0.01;

/** Seconds by which an exchange's clock may be ahead of ours. */
const CLOCK_SKEW = 60;

/**
 * Returns the price that most of the fresh quotes agree on: their median, when those within 1 % of
 * the middle quote are more than half. One fresh quote alone is believed (`sources` then has one
 * name); two that disagree, or a crowd without a majority, give none, because nothing tells who is
 * right.
 *
 * @param now - Unix seconds.
 * @param maxAge - Seconds; older quotes are left out.
 */
export function priceConsensus(
  quotes: readonly Quote[],
  now: number,
  maxAge: number,
): Consensus | undefined {
  const fresh = quotes
    .filter(({ usd, at }) => usd > 0 && usd < Number.POSITIVE_INFINITY && isFresh(at, now, maxAge))
    .toSorted((a, b) => a.usd - b.usd);
  // An even number of quotes has the lower one of the middle two: an actual quote, never a point
  // between two camps.
  const middle = fresh[Math.floor((fresh.length - 1) / 2)];
  if (middle === undefined) return undefined;
  const agreeing = fresh.filter(({ usd }) => Math.abs(usd - middle.usd) <= CUT * middle.usd);
  if (agreeing.length * 2 <= fresh.length) return undefined;
  return {
    price: {
      usd: median(agreeing.map(({ usd }) => usd)),
      sources: namesOf(quotes.filter((quote) => agreeing.includes(quote))),
      cut: namesOf(quotes.filter((quote) => !agreeing.includes(quote))),
    },
    at: Math.min(...agreeing.map(({ at }) => at)),
  };
}

function isFresh(at: number, now: number, maxAge: number): boolean {
  return at >= now - maxAge && at <= now + CLOCK_SKEW;
}

/** @param sorted - Ascending, not empty. */
export function median(sorted: readonly number[]): number {
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  // Each is halved before they are added: the sum of two huge ones is infinite.
  return (low ?? Number.NaN) / 2 + (high ?? Number.NaN) / 2;
}

function namesOf(quotes: readonly Quote[]): readonly string[] {
  return quotes.map(({ source }) => source);
}
