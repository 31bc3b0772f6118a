import type { Dispatcher } from 'undici';
import type { Logger } from '../log/logger.port.ts';
import { userAgentOf } from '../market/sources/build-market.ts';
import type { Pools } from '../pool/pool.port.ts';
import { buildPools } from '../pool/sources/build-pools.ts';
import type { Clock } from '../time/clock.port.ts';
import type { Config } from './config.ts';
import type { Play } from './play.ts';

interface PoolParts {
  readonly config: Pick<Config, 'market' | 'pools'>;
  readonly version: string;
  readonly dispatcher: Dispatcher;
  /** The clock that everything goes by, and the one by which pools date their answers. */
  readonly clock: Clock;
  readonly realClock: Clock;
  readonly log: Logger;
  readonly play?: Play | undefined;
  /** Seconds that a pool gets for an answer. */
  readonly sourceTimeout?: number | undefined;
}

/** Opens the pools that rigs may be linked to; where a network is played, one more is. */
export async function openPools(parts: PoolParts): Promise<Pools> {
  const { config, dispatcher, realClock, log, sourceTimeout: timeout } = parts;
  const userAgent = userAgentOf({ version: parts.version, contact: config.market.contact });
  const live = buildPools(config.pools, { userAgent, dispatcher, clock: realClock, log, timeout });
  if (!parts.play) return live;
  const { poolsAfter, samplePool } = await import('../pool/sources/sample-pool.ts');
  return poolsAfter(samplePool(parts.clock), live);
}
