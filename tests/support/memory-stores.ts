import { Agent } from 'undici';
import { alertStore } from '../../src/alert/alerts.store.ts';
import { untoldFollows, untoldServers } from '../../src/app/untold-servers.ts';
import { createCharts } from '../../src/chart/charts-process.ts';
import { openCache } from '../../src/database/cache.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import { sharedRigs } from '../../src/digest/shared-rigs.store.ts';
import { attachedFiles } from '../../src/discord/interactions/attached-files.ts';
import type { Ports } from '../../src/discord/services.ts';
import { createSimulator } from '../../src/forecast/simulator.ts';
import { historyStore } from '../../src/market/history.store.ts';
import { openMachines } from '../../src/miner/sources/machines.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { DRAFTS } from '../../src/people/personal-drafts.store.ts';
import { settingsStore } from '../../src/people/settings.store.ts';
import { placeStore } from '../../src/place/places.store.ts';
import { poolLinkStore } from '../../src/pool/links.store.ts';
import { poolsOf } from '../../src/pool/sources/build-pools.ts';
import { privacyStore } from '../../src/privacy/privacy.store.ts';
import { profileStore } from '../../src/privacy/profiles.store.ts';
import { rigStore } from '../../src/rig/rigs.store.ts';
import { tariffStore } from '../../src/rig/tariffs.store.ts';
import { memoryCache } from './memory-cache.ts';
import { silent as log } from './silent-log.ts';

type Stores = Pick<
  Ports,
  | 'rigs'
  | 'alerts'
  | 'digests'
  | 'outbox'
  | 'dms'
  | 'settings'
  | 'profiles'
  | 'privacy'
  | 'history'
  | 'charts'
  | 'simulator'
  | 'machines'
  | 'sharedRigs'
  | 'tariffs'
  | 'places'
  | 'servers'
  | 'editions'
  | 'follows'
  | 'trust'
  | 'attachedFiles'
  | 'drafts'
  | 'pools'
  | 'poolLinks'
>;

/** Returns the real stores, on a database of their own that is never written to a disk. */
export async function memoryStores(): Promise<Stores> {
  return storesOn(await openDatabase('sqlite::memory:', { log }));
}

const shared = storesOn(await openDatabase('sqlite::memory:', { log }));

/** Returns the stores of one database for the whole test file: for tests that store nothing. */
export function sharedStores(): Stores {
  return shared;
}

/** Returns the real stores on that database. */
export function storesOn(database: Database): Stores {
  return {
    rigs: rigStore(database),
    // No pool is turned on.
    pools: poolsOf(new Map()),
    poolLinks: poolLinkStore(database),
    alerts: alertStore(database),
    digests: digestStore(database),
    outbox: openOutbox(database),
    dms: dmStore(database),
    settings: settingsStore(database),
    profiles: profileStore(database),
    privacy: privacyStore(database),
    history: historyStore(database),
    // No process starts until a test paints.
    charts: createCharts({ cache: memoryCache(), log }),
    simulator: createSimulator({ log }),
    machines: openMachines({ machines: [], owners: [], clock: () => 0, log }),
    sharedRigs: sharedRigs(database),
    tariffs: tariffStore(database),
    drafts: openCache(database, DRAFTS, { log }),
    places: placeStore(database),
    servers: untoldServers,
    editions: [],
    follows: untoldFollows,
    trust: { minPriceSources: 2, trustsSample: true },
    // The files of tests carry their bytes in their addresses.
    attachedFiles: attachedFiles(new Agent()),
  };
}
