import * as z from 'zod';
import { unixSeconds } from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import { bitcoinAs, type PriceSource } from './price-source.ts';

/** Asks Bitstamp, which dates its answer. */
export function bitstamp(provider: Provider, { pair, usd } = bitcoinAs('btcusd')): PriceSource {
  const Ticker = z.object({ last: usd, timestamp: unixSeconds });
  return {
    provider,
    async quote() {
      const { last, timestamp } = await provider.getJson(`api/v2/ticker/${pair}/`, Ticker);
      return { usd: last, at: timestamp };
    },
  };
}
