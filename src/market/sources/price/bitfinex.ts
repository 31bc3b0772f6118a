import * as z from 'zod';
import type { Provider } from '../../../http/provider.ts';
import { bitcoinAs, type PriceSource } from './price-source.ts';

const any = z.unknown();

/**
 * Asks Bitfinex. The ticker is a bare array: the last price is number six, counted from 0; how many
 * more follow is not to be relied on.
 */
export function bitfinex(provider: Provider, { pair, usd } = bitcoinAs('tBTCUSD')): PriceSource {
  const Ticker = z.tuple([any, any, any, any, any, any, usd], any);
  return {
    provider,
    async quote() {
      const ticker = await provider.getJson(`v2/ticker/${pair}`, Ticker);
      return { usd: ticker[6] };
    },
  };
}
