import { z } from 'zod';
import type { Finding } from '../domain/findings.ts';
import type { FxRates } from '../domain/reading.ts';
import { positive } from './numeric.ts';
import type { Provider } from './provider.ts';

/** The ECB publishes its rates at about 16:00 in Frankfurt. */
const PUBLISHED = 'T15:00:00Z';

const Latest = z.object({
  base: z.literal('USD'),
  date: z.iso.date(),
  rates: z.record(z.string().regex(/^[A-Z]{3}$/), positive),
});

export interface FxSource {
  readonly provider: Provider;
  rates(): Promise<Finding<FxRates>>;
}

/** Reference rates of the European Central Bank, of the last working day. */
export function frankfurter(provider: Provider): FxSource {
  return {
    provider,
    async rates() {
      const { date, rates } = await provider.getJson('v1/latest?base=USD', Latest);
      return {
        value: { perUsd: { ...rates, USD: 1 }, date },
        source: provider.name,
        at: Date.parse(`${date}${PUBLISHED}`) / 1_000,
      };
    },
  };
}
