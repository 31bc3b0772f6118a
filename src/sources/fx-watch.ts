import { type Finding, type Findings, FRESH } from '../domain/findings.ts';
import type { FxRates } from '../domain/reading.ts';
import type { Clock } from '../ports.ts';
import type { FxSource } from './frankfurter.ts';
import type { MempoolPrices, MempoolSource } from './mempool.ts';
import { firstSettled, settled } from './settled.ts';

/** Seconds between two questions: the rates are of the day. */
const INTERVAL = 3_600;

export interface FxWatch {
  look(known: Findings): Promise<Pick<Findings, 'fx'>>;
}

/**
 * The ECB's rates; where nobody gives them, cross rates of the coin's prices in several currencies,
 * once what we know isn't fresh any more.
 */
export function createFxWatch(
  central: FxSource | undefined,
  crossRates: readonly MempoolSource[],
  clock: Clock,
): FxWatch {
  let goodAt = Number.NEGATIVE_INFINITY;
  return {
    async look({ fx }) {
      if (fx && clock() - goodAt < INTERVAL) return {};
      const rates = central && (await settled(central.provider, () => central.rates()));
      if (rates) {
        goodAt = clock();
        return { fx: rates };
      }
      if (fx && clock() - fx.at <= FRESH.fx && central) return {};
      const found = await firstSettled(crossRates, (source) => source.prices());
      if (found === undefined) return {};
      if (central === undefined) goodAt = clock();
      return { fx: crossed(found.answer, found.source.provider.name) };
    },
  };
}

function crossed({ at, usd, others }: MempoolPrices, source: string): Finding<FxRates> {
  const rates = Object.entries(others).map(([currency, price]) => [currency, price / usd]);
  return {
    value: {
      perUsd: { ...Object.fromEntries(rates), USD: 1 },
      date: new Date(at * 1_000).toISOString().slice(0, 10),
    },
    source,
    at,
  };
}
