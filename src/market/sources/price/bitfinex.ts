import { z } from 'zod';
import { coinPrice } from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import type { PriceSource } from './price-source.ts';

const any = z.unknown();

/**
 * The ticker is a bare array: the last price is number six, counted from 0; how many more follow is
 * not to be relied on.
 */
const Ticker = z.tuple([any, any, any, any, any, any, coinPrice], any);

export function bitfinex(provider: Provider): PriceSource {
  return {
    provider,
    async quote() {
      const ticker = await provider.getJson('v2/ticker/tBTCUSD', Ticker);
      return { usd: ticker[6] };
    },
  };
}
