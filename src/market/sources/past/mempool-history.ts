import * as z from 'zod';
import { bitcoin } from '../../../coin/bitcoin.ts';
import {
  blockFees,
  difficulty,
  height,
  isCoinPrice,
  meanBlockFees,
  unixSeconds,
} from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import { type DifficultyEpoch, difficultyAt } from '../../../mining/difficulty-epochs.ts';
import { DAY } from '../../../time/seconds.ts';
import { dailyMeans, dayOf } from '../../daily.ts';
import { isPossibleDifficulty } from '../../epoch-agreement.ts';
import type { HistoryPoint, SeriesPoint } from '../../history.ts';
import type { DaySpan } from '../../market.port.ts';

export interface MempoolHistory {
  readonly provider: Provider;
  difficulty(span: DaySpan): Promise<readonly DifficultyEpoch[]>;
  fees(span: DaySpan): Promise<readonly HistoryPoint[]>;
  prices(span: DaySpan): Promise<readonly HistoryPoint[]>;
}

/** Periods by the days that each has at least. */
const PERIODS = [
  [7, '1w'],
  [28, '1m'],
  [89, '3m'],
  [181, '6m'],
  [365, '1y'],
  [730, '2y'],
] as const;
const LONGEST = '3y';
/** The last year, whose fees are told in finer steps when nothing longer is asked for. */
const FINE = { days: 365, period: '1y' };

/** Bytes of all prices since 2010, by the hour of late: 60,000 of them have 2 MiB in dollars. */
const PRICES_LIMIT = 2 ** 24;

/** Ratio by which difficulties may differ; the provider's are rounded. */
const SAME_DIFFICULTY = 1e-6;

/** Days by which the epoch that was running at the beginning of a span may have begun before it. */
export const EPOCH_DAYS = 21;

/** A retarget; older builds of mempool say `timestamp`. */
export const Retarget = z
  .object({
    time: unixSeconds.optional(),
    timestamp: unixSeconds.optional(),
    height,
    difficulty,
  })
  .transform(({ time, timestamp = Number.NaN, ...rest }) => ({ ...rest, start: time ?? timestamp }))
  .refine(({ start }) => Number.isFinite(start));
const Hashrates = z.object({ difficulty: z.array(z.unknown()) });

const Fees = z.object({
  avgHeight: height,
  timestamp: unixSeconds,
  avgFees: blockFees.pipe(z.number().positive()),
});

/** Prices aren't looked into by a schema: each of the many entries would cost some microseconds. */
const Prices = z.object({ prices: z.custom<readonly unknown[]>(Array.isArray, 'expected array') });

/**
 * Asks an instance of mempool for days gone by. Single entries that make no sense, such as prices
 * of −1, fees of null and heights of 0, are left out; it is an error when none is left.
 *
 * @param now - Gives unix seconds.
 */
export function mempoolHistory(provider: Provider, now: () => number): MempoolHistory {
  const some = <T>(list: readonly T[], what: string): readonly T[] => {
    if (list.length === 0) throw provider.error(`no ${what} of that time`);
    return list;
  };
  const periodFor = (from: number) => periodSince(from, now());
  const feesOver = async (period: string) =>
    sound(Fees, await provider.getJson(`v1/mining/blocks/fees/${period}`, z.array(z.unknown())));

  return {
    provider,

    async difficulty({ from, to }) {
      const period = periodFor(from - EPOCH_DAYS * DAY);
      const { difficulty } = await provider.getJson(`v1/mining/hashrate/${period}`, Hashrates);
      const epochs = sound(Retarget, difficulty)
        // Some instances list the difficulty at the beginning of the period as well.
        .filter((epoch) => epoch.height % bitcoin.retarget.blocks === 0 && epoch.start < to)
        .filter((epoch) => isListed(epoch) || isPossibleDifficulty(epoch.height, epoch.difficulty))
        .toSorted((a, b) => a.start - b.start);
      for (const epoch of epochs) {
        const fact = difficultyAt(epoch.height) ?? epoch.difficulty;
        if (Math.abs(epoch.difficulty / fact - 1) > SAME_DIFFICULTY) {
          throw provider.error(`difficulty of block ${epoch.height} is not the chain's`);
        }
      }
      return some(epochs, 'difficulty');
    },

    async fees({ from, to }) {
      const period = periodFor(from);
      const old = await feesOver(period);
      const isLong = now() - from > FINE.days * DAY;
      const recent = isLong ? await feesOver(FINE.period) : [];
      const fine = feeDays(recent);
      // The first day of the finer list may have begun before it.
      const [, second] = fine.keys();
      const days = [
        ...[...feeDays(old).values()].filter(({ at }) => second === undefined || at < second),
        ...[...fine.values()].filter(({ at }) => second !== undefined && at >= second),
      ];
      const plausible = days.filter(({ meanFees }) => meanBlockFees.safeParse(meanFees).success);
      return some(plausible.filter(within(from, to)), 'fees');
    },

    async prices({ from, to }) {
      const path = 'v1/historical-price?currency=USD';
      const { prices } = await provider.getJson(path, Prices, PRICES_LIMIT);
      const means = dailyMeans(pricesWithin(prices, from, to));
      return some(
        means.map(({ at, value }) => ({ at, usd: value })),
        'prices',
      );
    },
  };
}

/** Returns the shortest period of mempool's that reaches back to a moment. */
export function periodSince(from: number, now: number): string {
  const days = (now - from) / DAY + 1;
  return PERIODS.find(([most]) => days <= most)?.[1] ?? LONGEST;
}

const isListed = ({ height }: DifficultyEpoch) => difficultyAt(height) !== undefined;

export function sound<T>(schema: z.ZodType<T>, entries: readonly unknown[]): readonly T[] {
  return entries.flatMap((entry) => {
    const { data } = schema.safeParse(entry);
    return data === undefined ? [] : [data];
  });
}

const within =
  (from: number, to: number) =>
  ({ at }: { readonly at: number }) =>
    at >= from && at < to;

/** Returns the means of the parts of each day, with the height of the last part. */
function feeDays(parts: readonly z.infer<typeof Fees>[]): ReadonlyMap<number, HistoryPoint> {
  const sorted = parts.toSorted((a, b) => a.timestamp - b.timestamp);
  const heights = new Map(sorted.map((part) => [dayOf(part.timestamp), part.avgHeight]));
  const means = dailyMeans(
    sorted.map(({ timestamp, avgFees }) => ({ at: timestamp, value: avgFees })),
  );
  return new Map(
    means.map(({ at, value }) => [at, { at, height: heights.get(at), meanFees: value }]),
  );
}

function* pricesWithin(
  prices: readonly unknown[],
  from: number,
  to: number,
): Generator<SeriesPoint> {
  for (const price of prices) {
    if (typeof price !== 'object' || price === null) continue;
    if (!('time' in price && 'USD' in price)) continue;
    const { time, USD: usd } = price;
    if (typeof time !== 'number' || time < from || time >= to) continue;
    if (isCoinPrice(usd)) yield { at: time, value: usd };
  }
}
