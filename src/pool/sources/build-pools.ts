import type { Dispatcher } from 'undici';
import { SourceError } from '../../errors.ts';
import { createProvider, type Provider } from '../../http/provider.ts';
import { publicName } from '../../http/public-name.ts';
import type { SourceStatus } from '../../http/source-status.ts';
import type { Logger } from '../../log/logger.port.ts';
import type { Clock } from '../../time/clock.port.ts';
import type { Pools } from '../pool.port.ts';
import { ckpool } from './ckpool.ts';
import { niceHash } from './nicehash.ts';
import { ocean } from './ocean.ts';
import type { PoolSource } from './pool-source.ts';
import { publicPool } from './public-pool.ts';

/** The addresses of the pools to ask; one that is missing turns its pool off. */
interface PoolSettings {
  /** Servers of the CKPool family. */
  readonly ckpoolUrls: readonly URL[];
  readonly publicPoolUrls: readonly URL[];
  readonly oceanUrl?: URL | undefined;
  readonly niceHashUrl?: URL | undefined;
}

interface PoolDeps {
  readonly userAgent: string;
  /** An `Agent` of undici's, or a `MockAgent`. */
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly log: Logger;
  /** Seconds that a pool gets for an answer; 8 if left out. */
  readonly timeout?: number | undefined;
  /** Milliseconds before the first retry; 300 if left out. */
  readonly backOff?: number;
}

/** Builds the pools from addresses. */
export function buildPools(settings: PoolSettings, surroundings: PoolDeps): Pools {
  const { dispatcher, userAgent, clock, log, timeout = 8, backOff = 300 } = surroundings;
  const shared = { web: { dispatcher, userAgent, timeout, backOff }, clock, log };
  const sources = new Map<string, PoolSource>();
  const off: SourceStatus[] = [];

  function provide(url: URL | undefined, name: string, build: (provider: Provider) => PoolSource) {
    const gives = ['pool'] as const;
    if (url === undefined) {
      off.push({ name, gives, state: 'off' });
      return;
    }
    // Links are kept by these names: two servers must not share one.
    let id = name;
    for (let more = 2; sources.has(id); more += 1) id = `${name} ${more}`;
    sources.set(id, build(createProvider({ name: id, gives, baseUrl: url }, shared)));
  }
  for (const url of settings.ckpoolUrls) provide(url, publicName(url, 'own ckpool'), ckpool);
  for (const url of settings.publicPoolUrls)
    provide(url, publicName(url, 'own public-pool'), publicPool);
  provide(settings.oceanUrl, 'Ocean', (provider) => ocean(provider, clock));
  provide(settings.niceHashUrl, 'NiceHash', niceHash);

  return poolsOf(sources, off);
}

/** Returns the port onto some pools, by their names. */
export function poolsOf(
  sources: ReadonlyMap<string, PoolSource>,
  off: readonly SourceStatus[] = [],
): Pools {
  const sourceOf = (pool: string) => {
    const source = sources.get(pool);
    if (!source) throw new SourceError(pool, 'is turned off');
    return source;
  };
  return {
    list: () => [...sources].map(([id, { kind }]) => ({ id, kind })),
    async ask(pool, address) {
      const source = sourceOf(pool);
      return source.provider.attempt('pool', () => source.ask(address));
    },
    async countedAt(pool) {
      const { provider, countedAt } = sourceOf(pool);
      return countedAt && provider.attempt('pool-clock', countedAt);
    },
    status: () => [...[...sources.values()].map(({ provider }) => provider.status()), ...off],
  };
}
