import { height } from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import { type ChainSource, listedHeaders } from './chain-source.ts';

/** Asks an instance of esplora, such as blockstream.info, for the chain. It tells no fee totals. */
export function esplora(provider: Provider): ChainSource {
  return {
    provider,
    tipHeight: () => provider.getText('blocks/tip/height', height),
    headers: (from) => listedHeaders(provider, 'blocks', from),
  };
}
