import { z } from 'zod';
import type { Finding } from '../domain/findings.ts';
import type { FxRates } from '../domain/reading.ts';
import type { Clock } from '../ports.ts';
import { positive } from './numeric.ts';
import type { Provider } from './provider.ts';

/** The ECB publishes its rates at about 16:00 in Frankfurt: in winter. In summer an hour earlier. */
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
export function frankfurter(provider: Provider, clock: Clock): FxSource {
  return {
    provider,
    async rates() {
      const { date, rates } = await provider.getJson('v1/latest?base=USD', Latest);
      const now = clock();
      if (Date.parse(date) / 1_000 > now) throw provider.error(`rates are of ${date}`);
      return {
        value: { perUsd: { ...rates, USD: 1 }, date },
        source: provider.name,
        at: Math.min(now, Date.parse(`${date}${PUBLISHED}`) / 1_000),
      };
    },
  };
}
