import { isWithin } from '../domain/elapsed.ts';
import { type Finding, type Findings, FRESH } from '../domain/findings.ts';
import type { FxRates } from '../domain/reading.ts';
import type { Clock } from '../ports.ts';
import type { FxSource } from './frankfurter.ts';
import type { MempoolPrices, MempoolSource } from './mempool.ts';
import type { Provider } from './provider.ts';
import { firstSettled, settled } from './settled.ts';

/** Seconds between two questions: the rates are of the day. */
const INTERVAL = 3_600;

export interface FxWatch {
  look(known: Findings): Promise<Pick<Findings, 'fx'>>;
}

/**
 * The ECB's rates; where nobody gives them, cross rates of the coin's prices in several currencies,
 * once what we know isn't fresh any more. Those never take the place of rates in more currencies.
 */
export function createFxWatch(
  central: FxSource | undefined,
  crossRates: readonly MempoolSource[],
  clock: Clock,
): FxWatch {
  let goodAt = Number.NEGATIVE_INFINITY;
  return {
    async look({ fx }) {
      if (fx && isWithin(INTERVAL, goodAt, clock())) return {};
      const rates = central && (await settled(central.provider, 'fx', () => central.rates()));
      if (rates) {
        goodAt = clock();
        return { fx: rates };
      }
      if (fx && clock() - fx.at <= FRESH.fx && central) return {};
      const found = await firstSettled(crossRates, 'fx', async ({ provider, prices }) =>
        crossed(await prices(), provider),
      );
      if (found === undefined) return {};
      if (central === undefined) goodAt = clock();
      return fx && hasFewer(found.answer, fx) ? {} : { fx: found.answer };
    },
  };
}

/** @throws SourceError where all prices are in dollars, as on some instances. */
function crossed({ at, usd, others }: MempoolPrices, provider: Provider): Finding<FxRates> {
  const rates = Object.entries(others).map(([currency, price]) => [currency, price / usd]);
  if (rates.length === 0) throw provider.error('prices in dollars only');
  return {
    value: {
      perUsd: { ...Object.fromEntries(rates), USD: 1 },
      date: new Date(at * 1_000).toISOString().slice(0, 10),
    },
    source: provider.name,
    at,
  };
}

function hasFewer({ value: { perUsd } }: Finding<FxRates>, known: Finding<FxRates>): boolean {
  return Object.keys(known.value.perUsd).some((currency) => !(currency in perUsd));
}
