import * as z from 'zod';
import type { Provider } from '../../../http/provider.ts';
import { bitcoinAs, type PriceSource } from './price-source.ts';

/**
 * Asks Kraken. The ticker's errors come with HTTP 200; the result's only key isn't the pair that was
 * asked for.
 */
export function kraken(provider: Provider, { pair, usd } = bitcoinAs('XBTUSD')): PriceSource {
  const Ticker = z.object({
    error: z.array(z.string()),
    // `c` is the last trade: price and amount.
    result: z.record(z.string(), z.object({ c: z.tuple([usd], z.unknown()) })).optional(),
  });
  return {
    provider,
    async quote() {
      const { error, result } = await provider.getJson(`0/public/Ticker?pair=${pair}`, Ticker);
      const [problem] = error;
      if (problem !== undefined) throw provider.error(problem.slice(0, 100));
      const [told, ...others] = Object.values(result ?? {});
      if (told === undefined || others.length > 0) throw provider.error('expected one pair');
      return { usd: told.c[0] };
    },
  };
}
