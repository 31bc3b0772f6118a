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

export const height = numeric.pipe(z.number().int().positive());

/** Between the first block and the year 2286: milliseconds don't pass for seconds. */
export const unixSeconds = numeric.pipe(
  z
    .number()
    .int()
    .min(1_231_006_505, 'expected unix seconds')
    .max(9_999_999_999, 'expected unix seconds'),
);
