import * as z from 'zod';
import type { Provider } from '../../../http/provider.ts';
import { bitcoinAs, type PriceSource } from './price-source.ts';

/** Asks Coinbase, which says the pair again in its answer. */
export function coinbase(provider: Provider, { pair, usd } = bitcoinAs('BTC-USD')): PriceSource {
  const [base = ''] = pair.split('-');
  const Spot = z.object({
    data: z.object({ amount: usd, base: z.literal(base), currency: z.literal('USD') }),
  });
  return {
    provider,
    async quote() {
      const { data } = await provider.getJson(`v2/prices/${pair}/spot`, Spot);
      return { usd: data.amount };
    },
  };
}
