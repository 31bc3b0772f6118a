import type { Dispatcher } from 'undici';
import { openCache } from '../database/cache.ts';
import type { Database } from '../database/database.ts';
import type { Logger } from '../log/logger.port.ts';
import type { HistoryStore, Market } from '../market/market.port.ts';
import { buildMarket } from '../market/sources/build-market.ts';
import { sampleMarket, withSampleFallback } from '../market/sources/sample/sample-network.ts';
import { buildSpotBook } from '../market/sources/spot/build-spot-book.ts';
import type { WatchedSpotBook } from '../market/sources/spot/spot-book.ts';
import type { Clock } from '../time/clock.port.ts';
import type { Config } from './config.ts';
import type { Play } from './play.ts';

interface MarketParts {
  readonly config: Pick<Config, 'market'>;
  readonly version: string;
  readonly database: Database;
  readonly dispatcher: Dispatcher;
  /** The clock by which the providers date their answers, also where a network is played. */
  readonly realClock: Clock;
  readonly log: Logger;
  readonly play?: Play | undefined;
  /** Whether the sample network stands in for a market that is out of reach. */
  readonly sample: boolean;
  /** Seconds that a provider gets for an answer. */
  readonly sourceTimeout?: number | undefined;
}

interface OpenedMarket {
  readonly market: Market;
  /** Reads what another process has stored of the live market. */
  readonly recall: () => Promise<void>;
}

/** Opens the market that answers go by: live, played, or live with the sample network behind it. */
export async function openMarket(parts: MarketParts): Promise<OpenedMarket> {
  const { config, version, database, dispatcher, realClock, log, sourceTimeout } = parts;
  const live = await buildMarket(
    { ...config.market, version },
    {
      dispatcher,
      cache: openCache(database, 'market', { log }),
      clock: realClock,
      log,
      ...(sourceTimeout === undefined ? {} : { timeout: sourceTimeout }),
    },
  );
  const { recall } = live;
  if (parts.play) return { market: parts.play.market(live), recall };
  const market = parts.sample ? withSampleFallback(live, sampleMarket()) : live;
  return { market, recall };
}

/** Opens the book of power prices. */
export function openSpot({
  config,
  version,
  database,
  dispatcher,
  clock,
  log,
  sourceTimeout: timeout,
}: Omit<MarketParts, 'realClock' | 'sample' | 'play'> & {
  readonly clock: Clock;
}): Promise<WatchedSpotBook> {
  const cache = openCache(database, 'spot', { log });
  return buildSpotBook({ ...config.market, version }, { dispatcher, cache, clock, log, timeout });
}

/** Adds the sample network's past; loaded for those who may see that network. */
export async function withSamplePast(
  stored: HistoryStore,
  market: Market,
  clock: Clock,
): Promise<HistoryStore> {
  const [{ withSampleHistory }, { epochsBetween }] = await Promise.all([
    import('../market/sources/sample/sample-history.ts'),
    import('../mining/difficulty-epochs.ts'),
  ]);
  return withSampleHistory(stored, {
    epochs: epochsBetween(0, clock()),
    isSample: () => market.reading().origin === 'sample',
  });
}
