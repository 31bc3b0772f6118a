import { usualPoolAlert } from '../../src/alert/params.ts';
import { newAlert } from '../../src/alert/reevaluate.ts';
import { tellPoolDown } from '../../src/alert/tell-pool-down.job.ts';
import { watchRigs } from '../../src/alert/watch-rigs.job.ts';
import type { Database } from '../../src/database/database.ts';
import type { Reading } from '../../src/market/reading.ts';
import type { Message } from '../../src/message/message.ts';
import { pollPool } from '../../src/pool/poll-pool.job.ts';
import type { Pools } from '../../src/pool/pool.port.ts';
import { buildPools } from '../../src/pool/sources/build-pools.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import type { Clock } from '../../src/time/clock.port.ts';
import type { Job } from '../../src/time/job.port.ts';
import { fakeMarket } from './command-ports.ts';
import { storesOn } from './memory-stores.ts';
import { providerNetwork, type Reply, recordingLogger } from './provider-network.ts';
import { reading } from './readings.ts';
import { NOON, sampleLink, sampleRig } from './sample-rows.ts';

const CKPOOL = 'https://solo.ckpool.org';
const ADDRESS = sampleLink().address;

/** A worker as a pool of the CKPool family shows it. */
export interface ShownWorker {
  readonly name: string;
  /** Hashes per second. */
  readonly fiveMinutes: number;
  readonly hour: number;
  /** Unix seconds. */
  readonly lastShareAt: number;
  /** Difficulty; 1,000 if left out. */
  readonly bestShare?: number;
}

/** Answers as a pool of the CKPool family does. */
export function ckpoolReply(workers: readonly ShownWorker[]): Reply {
  const shown = (one: Omit<ShownWorker, 'name'>) => ({
    hashrate1m: '0',
    hashrate5m: one.fiveMinutes.toFixed(0),
    hashrate1hr: one.hour.toFixed(0),
    lastshare: Math.floor(one.lastShareAt),
    bestshare: one.bestShare ?? 1_000,
  });
  const sum = (of: (one: ShownWorker) => number) => workers.reduce((all, one) => all + of(one), 0);
  return {
    body: {
      ...shown({
        fiveMinutes: sum((one) => one.fiveMinutes),
        hour: sum((one) => one.hour),
        lastShareAt: Math.max(0, ...workers.map((one) => one.lastShareAt)),
        bestShare: Math.max(0, ...workers.map((one) => one.bestShare ?? 1_000)),
      }),
      workers: workers.length,
      worker: workers.map((one) => ({ workername: `${ADDRESS}.${one.name}`, ...shown(one) })),
    },
  };
}

/** A worker that makes 1.2 TH/s while it is on; its averages decay as CKPool's do. */
export function worker(isOn: (minute: number) => boolean, name = 'cellar') {
  let shown: ShownWorker = {
    name,
    fiveMinutes: 1.2 * 1e12,
    hour: 1.2 * 1e12,
    lastShareAt: NOON,
  };
  let at = NOON;
  return (now: number): ShownWorker => {
    for (; at + 60 <= now; at += 60) {
      const on = isOn(Math.round((at - NOON) / 60));
      const rate = on ? 1.2 * 1e12 : 0;
      const mean = (last: number, window: number) => rate + (last - rate) * Math.exp(-60 / window);
      shown = {
        name,
        fiveMinutes: mean(shown.fiveMinutes, 300),
        hour: mean(shown.hour, 3_600),
        lastShareAt: on ? at + 55 : shown.lastShareAt,
      };
    }
    return shown;
  };
}

interface ToldOfRigs {
  readonly recipient: string;
  readonly payload: Message;
  /** Unix seconds. */
  readonly createdAt: number;
}

/** Stand-ins of pools, the jobs that ask and judge, and a clock that tests turn. */
export class PoolWorld {
  now = NOON;
  /** The market; its difficulty is told of shares. */
  reading: Reading = reading;
  readonly network = providerNetwork();
  readonly log = recordingLogger();
  readonly stores: ReturnType<typeof storesOn>;
  readonly pools: Pools;
  readonly #database: Database;
  #jobs: readonly Job[] = [];
  #seen = 0;

  /** @param pools - By the clock of this world; those on the network if left out. */
  constructor(database: Database, pools?: (clock: Clock) => Pools) {
    this.#database = database;
    this.stores = storesOn(database);
    this.pools =
      pools?.(() => this.now) ??
      buildPools(
        {
          ckpoolUrls: [new URL(CKPOOL)],
          publicPoolUrls: [new URL('https://public-pool.io:40557')],
          oceanUrl: new URL('https://api.ocean.xyz'),
          niceHashUrl: new URL('https://api2.nicehash.com'),
        },
        {
          userAgent: 'test',
          dispatcher: this.network.dispatcher,
          clock: () => this.now,
          log: this.log,
          backOff: 1,
        },
      );
    this.restart();
  }

  /** Forgets what the process knows, but not what is stored. */
  restart(perSecond = 5): void {
    const ports = {
      ...this.stores,
      pools: this.pools,
      market: { ...fakeMarket(reading), reading: () => this.reading },
      clock: () => this.now,
      log: this.log,
    };
    this.#jobs = this.pools.list().map(({ id: pool }) =>
      pollPool(
        {
          ...ports,
          pause: async () => {},
          judge: (rigIds) => watchRigs(ports, rigIds),
          tellDown: (down, since) => tellPoolDown(ports, down, since),
        },
        { pool, every: 60, perSecond },
      ),
    );
  }

  /** Has CKPool answer by the moment that it is asked. */
  ckpool(answer: (now: number) => Reply): void {
    this.network.answer(CKPOOL, ({ path }) =>
      path === '/pool/pool.status'
        ? { body: `{"lastupdate": ${Math.floor(this.now)}}` }
        : answer(this.now),
    );
  }

  async addRig(name = 'Cellar', hashrate = 1.2e12): Promise<RegisteredRig> {
    const added = await this.stores.rigs.add(sampleRig({ name, hashrate, count: 1 }));
    if (!added.ok) throw new Error(added.why);
    return added.rig;
  }

  async link(rig: RegisteredRig, changes: Parameters<typeof sampleLink>[0] = {}): Promise<void> {
    const wanted = sampleLink({ rigId: rig.id, createdAt: this.now, ...changes });
    const added = await this.stores.poolLinks.add(wanted, undefined);
    if (!added.ok) throw new Error(added.why);
  }

  async watch(rig: RegisteredRig, kind: Parameters<typeof usualPoolAlert>[0]): Promise<number> {
    const wish = { userId: rig.userId, rigId: rig.id, params: usualPoolAlert(kind), deliver: 'dm' };
    const snapshot = { now: this.now, metrics: new Map() };
    const added = await this.stores.alerts.add(newAlert(wish, rig, snapshot));
    if (!added.ok) throw new Error(added.why);
    return added.alert.id;
  }

  /** Asks all pools once. @returns What is told. */
  async poll(): Promise<readonly ToldOfRigs[]> {
    for (const job of this.#jobs) await job.run();
    const rows = await this.#database.kysely
      .selectFrom('outbox')
      .select(['id', 'recipient', 'payload', 'created_at'])
      .where('id', '>', this.#seen)
      .orderBy('id')
      .execute();
    this.#seen = rows.at(-1)?.id ?? this.#seen;
    return rows.map((row) => ({
      recipient: row.recipient,
      payload: JSON.parse(row.payload),
      createdAt: row.created_at,
    }));
  }

  /** Asks every minute until the time is over. @returns The titles of what is told, with minutes. */
  async pass(minutes: number): Promise<readonly string[]> {
    const told: string[] = [];
    for (let minute = 0; minute < minutes; minute += 1) {
      this.now += 60;
      for (const { payload, createdAt } of await this.poll()) {
        told.push(`${Math.round((createdAt - NOON) / 60)}: ${payload.content}`);
      }
    }
    return told;
  }
}
