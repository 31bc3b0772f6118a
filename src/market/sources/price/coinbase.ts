import { z } from 'zod';
import { coinPrice } from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import type { PriceSource } from './price-source.ts';

const Spot = z.object({
  data: z.object({ amount: coinPrice, base: z.literal('BTC'), currency: z.literal('USD') }),
});

export function coinbase(provider: Provider): PriceSource {
  return {
    provider,
    async quote() {
      const { data } = await provider.getJson('v2/prices/BTC-USD/spot', Spot);
      return { usd: data.amount };
    },
  };
}
