import { z } from 'zod';

/**
 * A number, or a string that is one, as several providers send them. Stricter than `z.coerce`, to
 * which "" and null are zero.
 */
export const numeric = z.union(
  [
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/)
      .transform(Number),
  ],
  'expected number',
);

/** Above zero: providers say "unknown" with 0 and −1. */
export const positive = numeric.pipe(z.number().positive());

/** At ten minutes a block until the year 2199. */
export const height = numeric.pipe(z.number().int().positive().max(10_000_000));

/*
 * What each number may be in its unit, far beyond what it ever was. What lies outside is a slip, another
 * unit, or a lie: no later sum can overflow with what lies inside.
 */

/** US dollars per bitcoin. */
const COIN_PRICE = { least: 500, most: 100_000_000 };

export const coinPrice = positive.pipe(z.number().min(COIN_PRICE.least).max(COIN_PRICE.most));

/** Without a schema, for lists of many thousand. */
export function isCoinPrice(usd: unknown): usd is number {
  return typeof usd === 'number' && usd >= COIN_PRICE.least && usd <= COIN_PRICE.most;
}

/** Dimensionless; the network's was 1.3e14 in 2026. */
export const difficulty = positive.pipe(z.number().min(1).max(1e21));

/** Satoshi; a mean of 144 blocks: it was 9 BTC on the day of the halving of 2024. */
const MEAN_FEES = 20e8;

/** Satoshi of a single block: 291 BTC were paid by mistake in 2016. */
export const blockFees = numeric.pipe(z.number().nonnegative().max(500e8));
export const meanBlockFees = numeric.pipe(z.number().nonnegative().max(MEAN_FEES));

/** Satoshi in 144 blocks: fees, and subsidies with them. */
export const dayFees = numeric.pipe(
  z
    .number()
    .nonnegative()
    .max(144 * MEAN_FEES),
);
export const dayReward = positive.pipe(z.number().max(144 * (50e8 + MEAN_FEES)));

/** Between the first block and the year 2286: milliseconds don't pass for seconds. */
export const unixSeconds = numeric.pipe(
  z
    .number()
    .int()
    .min(1_231_006_505, 'expected unix seconds')
    .max(9_999_999_999, 'expected unix seconds'),
);
