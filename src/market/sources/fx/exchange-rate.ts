import { numeric } from '../../../http/numeric.ts';
import { isPlausibleRate } from '../../../money/currency.ts';

/** Units of currencies per US dollar, by ISO 4217 code. */
type Rates = Readonly<Record<string, number>>;

/**
 * Returns those of the entries that are a currency of ours and a rate it can have: one slip voids
 * no other.
 */
export function soundRates(entries: Iterable<readonly [code: string, told: unknown]>): Rates {
  return Object.fromEntries(
    [...entries].flatMap(([code, told]) => {
      const rate = numeric.safeParse(told).data;
      return rate !== undefined && isPlausibleRate(code, rate) ? [[code, rate] as const] : [];
    }),
  );
}
