import { type Findings, FRESH } from '../domain/findings.ts';
import { type Consensus, priceConsensus, type Quote } from '../domain/price-consensus.ts';
import type { Clock } from '../ports.ts';
import type { MempoolSource } from './mempool.ts';
import type { PriceSource } from './price-source.ts';
import { firstSettled, settled } from './settled.ts';

/** Seconds: some instances of mempool gather prices once an hour only. */
const LAST_RESORT_MAX_AGE = 3_900;

export interface PriceWatch {
  look(known: Findings): Promise<Pick<Findings, 'price'>>;
}

/**
 * All exchanges at once. Where they give no price that can be trusted, an instance of mempool is
 * asked: alone, or as the third voice when two exchanges disagree. That voice is not independent:
 * it is mempool's own median of Kraken, Coinbase and Bitfinex among others, up to 65 minutes old.
 * So it doesn't take the place of a later price that we have.
 */
export function createPriceWatch(
  exchanges: readonly PriceSource[],
  lastResort: readonly MempoolSource[],
  clock: Clock,
): PriceWatch {
  const ask = async ({ provider, quote }: PriceSource): Promise<Quote[]> => {
    const found = await settled(provider, 'price', quote);
    return found ? [{ source: provider.name, at: clock(), ...found }] : [];
  };
  return {
    async look({ price: known }) {
      const quotes = (await Promise.all(exchanges.map(ask))).flat();
      const agreed = priceConsensus(quotes, clock(), FRESH.price);
      if (agreed) return findings(agreed);

      const extra = await firstSettled(lastResort, 'price', async ({ provider, prices }) => {
        const { at, usd } = await prices();
        const voice = { source: provider.name, usd, at };
        if (priceConsensus([voice], clock(), LAST_RESORT_MAX_AGE)) return voice;
        throw provider.error('price is too old');
      });
      if (extra === undefined) return {};
      const fresh = quotes.filter((quote) => clock() - quote.at <= FRESH.price);
      const decided = priceConsensus([...fresh, extra.answer], clock(), LAST_RESORT_MAX_AGE);
      return known && decided && decided.at <= known.at ? {} : findings(decided);
    },
  };
}

function findings(consensus: Consensus | undefined): Pick<Findings, 'price'> {
  if (consensus === undefined) return {};
  const { price, at } = consensus;
  return { price: { value: price, source: price.sources.join(', '), at } };
}
