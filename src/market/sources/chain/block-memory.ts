import * as z from 'zod';
import type { Cache } from '../../../database/cache.port.ts';
import type { Logger } from '../../../log/logger.port.ts';
import { DAY } from '../../../time/seconds.ts';

/**
 * A block memory keeps facts about blocks too deep to change, by height: in memory, and in the
 * cache for a restart.
 */
export interface BlockMemory<T> {
  all(): Promise<ReadonlyMap<number, T>>;
  /** @param oldest - Facts below this height are forgotten. */
  remember(facts: Iterable<readonly [height: number, fact: T]>, oldest: number): Promise<void>;
  forget(heights: readonly number[]): Promise<void>;
}

/** Confirmations from which we trust a block to stay. */
const CONFIRMATIONS = 6;

export function isBuried(height: number, tipHeight: number): boolean {
  return tipHeight - height + 1 >= CONFIRMATIONS;
}

/** Seconds; a little over the two epochs that we look back on. */
const LIFETIME = 35 * DAY;

export function createBlockMemory<T>(
  key: string,
  fact: z.ZodType<T>,
  { cache, log }: { readonly cache: Cache; readonly log: Logger },
): BlockMemory<T> {
  const Facts = z.array(z.tuple([z.number().int(), fact]));
  let facts: Promise<Map<number, T>> | undefined;

  async function load(): Promise<Map<number, T>> {
    try {
      const stored = Facts.safeParse(await cache.get(key));
      return new Map(stored.data);
    } catch (error) {
      log.warn({ err: error, key }, 'Cache cannot be read');
      return new Map();
    }
  }

  const all = () => {
    facts ??= load();
    return facts;
  };
  const save = async (known: ReadonlyMap<number, T>) => {
    try {
      await cache.set(key, [...known], LIFETIME);
    } catch (error) {
      log.warn({ err: error, key }, 'Cache cannot be written');
    }
  };
  return {
    all,
    async remember(news, oldest) {
      const known = await all();
      const before = known.size;
      for (const [height, value] of news) known.set(height, value);
      if (known.size === before) return;
      for (const height of known.keys()) if (height < oldest) known.delete(height);
      await save(known);
    },
    async forget(heights) {
      const known = await all();
      const forgotten = heights.filter((height) => known.delete(height));
      if (forgotten.length > 0) await save(known);
    },
  };
}
