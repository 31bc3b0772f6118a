import * as z from 'zod';
import type { CoinId } from '../../coin/coins.ts';
import type { Cache } from '../../database/cache.port.ts';
import { coinPrice, meanBlockFees } from '../../http/numeric.ts';
import type { SourceStatus } from '../../http/source-status.ts';
import type { Logger } from '../../log/logger.port.ts';
import type { Clock } from '../../time/clock.port.ts';
import { DAY } from '../../time/seconds.ts';
import type { MainMarket } from '../market.port.ts';
import { FRESH, type LastKnown, type Reading, readingOf, withoutAhead } from '../reading.ts';
import type { ChainWatch } from './chain/chain-watch.ts';
import type { FxWatch } from './fx/fx-watch.ts';
import type { PriceWatch } from './price/price-watch.ts';

interface MarketParts {
  readonly coin: CoinId;
  readonly chain: ChainWatch;
  readonly price: PriceWatch;
  readonly fx: FxWatch;
  /** Returns how each provider fares, in the order to show. */
  readonly status: () => readonly SourceStatus[];
  readonly cache: Cache;
  readonly clock: Clock;
  readonly log: Logger;
  /** Seconds after which a datum that nobody renews is absent. */
  readonly maxAge: number;
}

/** A market that several processes may keep, of which one asks the providers. */
export interface KeptMarket extends MainMarket {
  /** Reads what another process has found out and stored. */
  recall(): Promise<void>;
}

/**
 * Creates the market as all providers together see it. It starts with the last good data of the run
 * before, as old as they are; `refresh` renews what it can and leaves the rest to age.
 */
export async function createMarket(parts: MarketParts): Promise<KeptMarket> {
  const { coin, chain, price, fx, status, clock, log, maxAge } = parts;
  const store = storedFindings(parts);
  let lastKnown: LastKnown = await store.load();
  let running: Promise<void> | undefined;
  let last:
    | { readonly of: LastKnown; readonly second: number; readonly reading: Reading }
    | undefined;

  async function renew(look: (known: LastKnown) => Promise<Partial<LastKnown>>): Promise<void> {
    try {
      // Data too old to be shown are too old to judge newcomers by.
      const news = await look(usable(lastKnown));
      lastKnown = { ...lastKnown, ...news };
    } catch (error) {
      log.error({ err: error }, 'Market refresh is faulty');
    }
  }

  const usable = (all: LastKnown): LastKnown => {
    const { tip, fx } = all;
    const old = (at: number, limit: number) => clock() - at > limit;
    return {
      ...all,
      ...(tip && old(tip.at, maxAge) && { tip: undefined, epoch: undefined }),
      ...(fx && old(fx.at, FRESH.fx + maxAge) && { fx: undefined }),
    };
  };

  async function refresh(): Promise<void> {
    lastKnown = withoutAhead(lastKnown, clock());
    await Promise.all([renew(chain.look), renew(price.look), renew(fx.look)]);
    await store.save(lastKnown);
  }

  return {
    coins: [coin],
    /** Returns the same reading for a second, so that what is worked out of it can be shared. */
    reading() {
      const now = clock();
      const second = Math.floor(now);
      if (last?.of !== lastKnown || last.second !== second) {
        last = { of: lastKnown, second, reading: readingOf(lastKnown, { coin, now, maxAge }) };
      }
      return last.reading;
    },
    refresh() {
      running ??= refresh().finally(() => {
        running = undefined;
      });
      return running;
    },
    async recall() {
      await running;
      const stored = await store.load();
      if (stored.tip || stored.price || stored.fx) lastKnown = stored;
    },
    status,
  };
}

const KEY = 'reading';

/**
 * Seconds that the data are stored: long after they are of use, they still tell since when there
 * are none.
 */
const LIFETIME = 30 * DAY;

const finding = <T extends z.ZodType>(value: T) =>
  z
    .object({ value, source: z.string(), at: z.number(), unconfirmed: z.boolean().optional() })
    .optional();

/** Data that an earlier version stored in another shape are as good as nothing. */
const Stored = z.object({
  tip: finding(z.object({ height: z.number(), time: z.number(), bits: z.number() })),
  meanFees: finding(meanBlockFees),
  price: finding(
    z.object({ usd: coinPrice, sources: z.array(z.string()), cut: z.array(z.string()) }),
  ),
  fx: finding(
    z.object({
      perUsd: z.record(z.string(), z.number()),
      date: z.string(),
      elsewhere: z
        .record(z.string(), z.object({ source: z.string(), date: z.string() }))
        .optional(),
    }),
  ),
  epoch: finding(
    z.object({
      marks: z.array(z.object({ height: z.number(), time: z.number() })),
      previousDifficulty: z.number().optional(),
    }),
  ),
  agreed: z
    .object({ height: z.number(), time: z.number(), bits: z.number(), seen: z.number() })
    .optional(),
});

/**
 * Keeps the last good data through a restart. A broken cache is logged; the market does without.
 */
function storedFindings({ cache, log }: { readonly cache: Cache; readonly log: Logger }) {
  return {
    async load(): Promise<LastKnown> {
      try {
        const { data = {} } = Stored.safeParse(await cache.get(KEY));
        return data.agreed ? data : inDoubt(data);
      } catch (error) {
        log.warn({ err: error }, 'Last reading cannot be loaded');
        return {};
      }
    },
    async save(lastKnown: LastKnown): Promise<void> {
      try {
        await cache.set(KEY, lastKnown, LIFETIME);
      } catch (error) {
        log.warn({ err: error }, 'Last reading cannot be saved');
      }
    },
  };
}

/** Marks data as unconfirmed that were stored before difficulties had to be agreed on. */
function inDoubt({ tip, epoch, ...rest }: LastKnown): LastKnown {
  return {
    ...rest,
    tip: tip && { ...tip, unconfirmed: true },
    epoch: epoch && { ...epoch, unconfirmed: true },
  };
}
