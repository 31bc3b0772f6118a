import * as z from 'zod';
import type { Provider } from '../../../http/provider.ts';
import type { FxRates } from '../../../money/currency.ts';
import type { Clock } from '../../../time/clock.port.ts';
import { DAY } from '../../../time/seconds.ts';
import type { DaySpan } from '../../market.port.ts';
import type { KnownDatum } from '../../reading.ts';
import { soundRates } from './exchange-rate.ts';

/**
 * The time in UTC at which the ECB publishes its rates: about 16:00 in Frankfurt, in winter. In
 * summer it is an hour earlier.
 */
export const PUBLISHED = 'T15:00:00Z';

/** Rates by currency; entries that make no sense are left out. */
const Entries = z
  .record(z.string(), z.unknown())
  .transform((entries) => soundRates(Object.entries(entries)));
/** The rates are those of one dollar, where the answer says so at all. */
const Base = { base: z.literal('USD'), amount: z.literal(1).optional() };
const Latest = z.object({ ...Base, date: z.iso.date(), rates: Entries });
/** Rates by day: one slip voids no other day. */
const Range = z.object({ ...Base, rates: z.record(z.string(), z.unknown()) });
const Row = z.object({
  base: z.literal('USD'),
  quote: z.string(),
  rate: z.unknown(),
  date: z.iso.date(),
});

/** Days after which a rate is of no use: some central banks publish once a month. */
const OLDEST = 10;

/** Days in one question: the answer to a long one may leave days out, and is large. */
const DAYS_AT_ONCE = 90;

/** Days to ask for before the span: a question about holidays alone would be an error. */
const DAYS_BEFORE = 7;

export interface DatedRate {
  readonly currency: string;
  readonly perUsd: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

export interface FxSource {
  readonly provider: Provider;
  rates(): Promise<KnownDatum<FxRates>>;
  /** Returns rates by many central banks, of more currencies, each of its own day. */
  furtherRates(): Promise<readonly DatedRate[]>;
  /** Returns rates of the working days in a span and some before, in order; never empty. */
  ratesBetween(span: DaySpan): Promise<readonly FxRates[]>;
}

/** Asks for reference rates of the European Central Bank, of the last working day. */
export function frankfurter(provider: Provider, clock: Clock): FxSource {
  return {
    provider,
    async rates() {
      const { date, rates } = await provider.getJson('v1/latest?base=USD', Latest);
      const now = clock();
      if (Date.parse(date) / 1_000 > now) throw provider.error(`rates are of ${date}`);
      if (Object.keys(rates).length === 0) throw provider.error('no rates that make sense');
      return {
        value: { perUsd: { ...rates, USD: 1 }, date },
        source: provider.name,
        at: Math.min(now, Date.parse(`${date}${PUBLISHED}`) / 1_000),
      };
    },

    async furtherRates() {
      const rows = await provider.getJson('v2/rates?base=USD', z.array(z.unknown()));
      const today = clock();
      return rows.flatMap((told) => {
        const row = Row.safeParse(told).data;
        if (!row) return [];
        const age = today - Date.parse(row.date) / 1_000;
        if (age < -DAY || age > OLDEST * DAY) return [];
        const perUsd = soundRates([[row.quote, row.rate]])[row.quote];
        return perUsd === undefined ? [] : [{ currency: row.quote, perUsd, date: row.date }];
      });
    },

    async ratesBetween({ from, to }) {
      const days = new Map<string, FxRates>();
      for (const { first, last } of questions(from - DAYS_BEFORE * DAY, to)) {
        const path = `v1/${dateOf(first)}..${dateOf(last)}?base=USD`;
        const { rates } = await provider.getJson(path, Range);
        for (const [date, told] of Object.entries(rates)) {
          const perUsd = Entries.safeParse(told).data ?? {};
          if (!isDate(date) || Object.keys(perUsd).length === 0) continue;
          days.set(date, { perUsd: { ...perUsd, USD: 1 }, date });
        }
      }
      if (days.size === 0) throw provider.error('no rates of that time');
      return [...days.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
    },
  };
}

/** Yields questions of about the same length, by their first and last day. */
function* questions(from: number, to: number) {
  const days = (to - from) / DAY;
  const length = Math.ceil(days / Math.ceil(days / DAYS_AT_ONCE)) * DAY;
  for (let first = from; first < to; first += length) {
    yield { first, last: Math.min(first + length, to) - DAY };
  }
}

const dateOf = (at: number) => new Date(at * 1_000).toISOString().slice(0, 10);
const isDate = (text: string) => z.iso.date().safeParse(text).success;
