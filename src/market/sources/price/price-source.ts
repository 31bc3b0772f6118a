import type * as z from 'zod';
import { coinPrice } from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';

/** An exchange. `quote` throws SourceError; the caller runs it in `provider.attempt`. */
export interface PriceSource {
  readonly provider: Provider;
  quote(): Promise<{
    /** US dollars per coin. */
    readonly usd: number;
    /** Unix seconds, where the exchange tells; else the price is of now. */
    readonly at?: number;
  }>;
}

/** A pair, and the prices of it that are believed. */
export interface Pair {
  /** The pair with the US dollar, as that exchange calls it. */
  readonly pair: string;
  /** The prices that can be, in US dollars per coin. */
  readonly usd: z.ZodType<number>;
}

/** Returns the pair of Bitcoin. */
export const bitcoinAs = (pair: string): Pair => ({ pair, usd: coinPrice });
