import { z } from 'zod';
import { coinPrice, unixSeconds } from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import type { PriceSource } from './price-source.ts';

const Ticker = z.object({ last: coinPrice, timestamp: unixSeconds });

export function bitstamp(provider: Provider): PriceSource {
  return {
    provider,
    async quote() {
      const { last, timestamp } = await provider.getJson('api/v2/ticker/btcusd/', Ticker);
      return { usd: last, at: timestamp };
    },
  };
}
