import type { Provider } from '../../../http/provider.ts';

/** An exchange. `quote` throws SourceError; the caller runs it in `provider.attempt`. */
export interface PriceSource {
  readonly provider: Provider;
  quote(): Promise<{
    /** US dollars per bitcoin. */
    readonly usd: number;
    /** Unix seconds, where the exchange tells; else the price is of now. */
    readonly at?: number;
  }>;
}
