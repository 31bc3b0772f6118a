import * as z from 'zod';

/**
 * Accepts a number, or a string that is one, as several providers send them. It is stricter than
 * `z.coerce`, to which "" and null are zero.
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

/** A positive number: providers say "unknown" with 0 and −1. */
export const positive = numeric.pipe(z.number().positive());

/** A block's height; at ten minutes a block the most is reached in the year 2199. */
export const height = numeric.pipe(z.number().int().positive().max(10_000_000));

/*
 * The limits below allow each number, in its unit, far more than it ever was. A number outside them
 * is a slip, another unit, or a lie: no later sum can overflow with numbers inside them.
 */

/** US dollars per bitcoin. */
const COIN_PRICE = { least: 500, most: 100_000_000 };

export const coinPrice = positive.pipe(z.number().min(COIN_PRICE.least).max(COIN_PRICE.most));

/** Checks a price without a schema, for lists of many thousand. */
export function isCoinPrice(usd: unknown): usd is number {
  return typeof usd === 'number' && usd >= COIN_PRICE.least && usd <= COIN_PRICE.most;
}

/** Network difficulty, dimensionless; it was 1.3e14 in 2026. */
export const difficulty = positive.pipe(z.number().min(1).max(1e21));

/**
 * Most satoshi of fees per block in a mean of 144 blocks: it was 9 BTC on the day of the halving of
 * 2024.
 */
const MEAN_FEES = 20e8;

/** Satoshi of fees in a single block: 291 BTC were paid by mistake in 2016. */
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

/** Unix seconds between the first block and the year 2286: milliseconds don't pass for seconds. */
export const unixSeconds = numeric.pipe(
  z
    .number()
    .int()
    .min(1_231_006_505, 'expected unix seconds')
    .max(9_999_999_999, 'expected unix seconds'),
);
