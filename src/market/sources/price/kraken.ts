import { z } from 'zod';
import { coinPrice } from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import type { PriceSource } from './price-source.ts';

/** `c` is the last trade: price and amount. */
const Pair = z.object({ c: z.tuple([coinPrice], z.unknown()) });

/**
 * The ticker's errors come with HTTP 200; the result's only key isn't the pair that was asked for.
 */
const Ticker = z.object({
  error: z.array(z.string()),
  result: z.record(z.string(), Pair).optional(),
});

export function kraken(provider: Provider): PriceSource {
  return {
    provider,
    async quote() {
      const { error, result } = await provider.getJson('0/public/Ticker?pair=XBTUSD', Ticker);
      const [problem] = error;
      if (problem !== undefined) throw provider.error(problem.slice(0, 100));
      const [pair, ...others] = Object.values(result ?? {});
      if (pair === undefined || others.length > 0) throw provider.error('expected one pair');
      return { usd: pair.c[0] };
    },
  };
}
