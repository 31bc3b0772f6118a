import type { Dispatcher } from 'undici';
import { openCache } from '../database/cache.ts';
import type { Database } from '../database/database.ts';
import type { Logger } from '../log/logger.port.ts';
import type { HistoryStore, Market } from '../market/market.port.ts';
import { buildMarket } from '../market/sources/build-market.ts';
import { sampleMarket, withSampleFallback } from '../market/sources/sample/sample-network.ts';
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

/** Opens the market that answers go by: live, played, or live with the sample network behind it. */
export async function openMarket(parts: MarketParts): Promise<Market> {
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
  if (parts.play) return parts.play.market(live);
  return parts.sample ? withSampleFallback(live, sampleMarket()) : live;
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
