import type { Dispatcher } from 'undici';
import { SourceError } from '../../errors.ts';
import { createProvider, type Provider } from '../../http/provider.ts';
import { publicName } from '../../http/public-name.ts';
import type { SourceStatus } from '../../http/source-status.ts';
import type { Logger } from '../../log/logger.port.ts';
import type { Clock } from '../../time/clock.port.ts';
import type { Pools } from '../pool.port.ts';
import type { PoolKind } from '../pool.ts';
import type { ListedPool, PoolSource } from './pool-source.ts';

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

/** A way to ask a pool, with the code for it loaded when somebody first does: most bots link no rig. */
interface Way {
  readonly kind: PoolKind;
  readonly open: (provider: Provider, clock: Clock) => Promise<PoolSource>;
}

const ways = {
  ckpool: {
    kind: 'ckpool',
    open: async (provider) => (await import('./ckpool.ts')).ckpool(provider),
  },
  publicPool: {
    kind: 'public-pool',
    open: async (provider) => (await import('./public-pool.ts')).publicPool(provider),
  },
  ocean: {
    kind: 'ocean',
    open: async (provider, clock) => (await import('./ocean.ts')).ocean(provider, clock),
  },
  niceHash: {
    kind: 'nicehash',
    open: async (provider) => (await import('./nicehash.ts')).niceHash(provider),
  },
} as const satisfies Readonly<Record<string, Way>>;

/** Builds the pools from addresses. */
export function buildPools(settings: PoolSettings, surroundings: PoolDeps): Pools {
  const { dispatcher, userAgent, clock, log, timeout = 8, backOff = 300 } = surroundings;
  const shared = { web: { dispatcher, userAgent, timeout, backOff }, clock, log };
  const pools = new Map<string, ListedPool>();
  const off: SourceStatus[] = [];

  function provide(url: URL | undefined, name: string, { kind, open }: Way) {
    const gives = ['pool'] as const;
    if (url === undefined) {
      off.push({ name, gives, state: 'off' });
      return;
    }
    // Links are kept by these names: two servers must not share one.
    let id = name;
    for (let more = 2; pools.has(id); more += 1) id = `${name} ${more}`;
    const provider = createProvider({ name: id, gives, baseUrl: url }, shared);
    let source: Promise<PoolSource> | undefined;
    pools.set(id, {
      kind,
      provider,
      source() {
        source ??= open(provider, clock);
        return source;
      },
    });
  }
  for (const url of settings.ckpoolUrls) provide(url, publicName(url, 'own ckpool'), ways.ckpool);
  for (const url of settings.publicPoolUrls)
    provide(url, publicName(url, 'own public-pool'), ways.publicPool);
  provide(settings.oceanUrl, 'Ocean', ways.ocean);
  provide(settings.niceHashUrl, 'NiceHash', ways.niceHash);

  return poolsOf(pools, off);
}

/** Returns the port onto some pools, by their names. */
export function poolsOf(
  pools: ReadonlyMap<string, ListedPool>,
  off: readonly SourceStatus[] = [],
): Pools {
  const poolOf = (id: string) => {
    const pool = pools.get(id);
    if (!pool) throw new SourceError(id, 'is turned off');
    return pool;
  };
  return {
    list: () => [...pools].map(([id, { kind }]) => ({ id, kind })),
    async ask(id, address) {
      const pool = poolOf(id);
      const source = await pool.source();
      return pool.provider.attempt('pool', () => source.ask(address));
    },
    async countedAt(id) {
      const pool = poolOf(id);
      const { countedAt } = await pool.source();
      return countedAt && pool.provider.attempt('pool-clock', countedAt);
    },
    status: () => [...[...pools.values()].map(({ provider }) => provider.status()), ...off],
  };
}
