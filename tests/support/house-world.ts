import { followMeasured } from '../../src/alert/follow-measured.job.ts';
import { usualHot, usualPoolAlert, usualRebooted } from '../../src/alert/params.ts';
import { newAlert } from '../../src/alert/reevaluate.ts';
import { tellPoolDown } from '../../src/alert/tell-pool-down.job.ts';
import type { Params } from '../../src/alert/types.ts';
import { watchRigs } from '../../src/alert/watch-rigs.job.ts';
import type { Database } from '../../src/database/database.ts';
import type { Message } from '../../src/message/message.ts';
import type { Machine } from '../../src/miner/machine.ts';
import type { Machines } from '../../src/miner/miner.port.ts';
import { openMachines } from '../../src/miner/sources/machines.ts';
import { HOUSE } from '../../src/pool/machine-figures.ts';
import { pollMachines } from '../../src/pool/poll-machines.job.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import type { Job } from '../../src/time/job.port.ts';
import { fakeMarket } from './command-ports.ts';
import { type FakeMachine, fakeAxeOs } from './fake-machine.ts';
import { storesOn } from './memory-stores.ts';
import { recordingLogger } from './provider-network.ts';
import { reading } from './readings.ts';
import { ADA, NOON, sampleRig } from './sample-rows.ts';

const MINUTE = 60;
const INFO = '/api/system/info';

/** The alerts that tests watch a rig with. */
export const houseAlerts = {
  offline: usualPoolAlert('offline'),
  low: usualPoolAlert('low'),
  hot: usualHot(70),
  rebooted: usualRebooted,
} as const satisfies Readonly<Record<string, Params>>;

/** A machine of 1.2 TH/s on loopback, which says what tests make it say. */
interface HouseMachine {
  readonly machine: Machine;
  readonly fake: FakeMachine;
  /** Unix seconds at which it began to mine. */
  startedAt: number;
  /** Fields of AxeOS that are others than usual. */
  says: Readonly<Record<string, unknown>>;
}

/** Machines of a house, the job that asks and judges them, and a clock that tests turn. */
export class HouseWorld {
  now = NOON;
  readonly log = recordingLogger();
  readonly stores: ReturnType<typeof storesOn>;
  readonly machines: HouseMachine[] = [];
  owners: readonly string[] = [ADA];
  /** Seconds that a machine gets for an answer. */
  patience = 5;
  readonly #database: Database;
  #opened: Machines | undefined;
  #job: Job | undefined;
  #seen = 0;

  constructor(database: Database) {
    this.#database = database;
    this.stores = storesOn(database);
  }

  async addMachine(name = 'Shelf'): Promise<HouseMachine> {
    const fake = await fakeAxeOs({});
    const machine = { name, address: '127.0.0.1', port: fake.port, kind: 'axeos' } as const;
    const added: HouseMachine = { machine, fake, startedAt: NOON - 3_600, says: {} };
    this.machines.push(added);
    this.restart();
    return added;
  }

  /** Forgets what the process knows, but not what is stored. */
  restart(): void {
    this.#opened = openMachines({
      machines: this.machines.map(({ machine }) => machine),
      owners: this.owners,
      clock: () => this.now,
      log: this.log,
      patience: this.patience,
    });
    const ports = {
      ...this.stores,
      machines: this.#opened,
      market: fakeMarket(reading),
      clock: () => this.now,
      log: this.log,
    };
    this.#job = pollMachines({
      ...ports,
      async judge(rigIds) {
        await followMeasured(ports, rigIds);
        await watchRigs(ports, rigIds);
      },
      tellDown: (down, since) => tellPoolDown(ports, down, since),
    });
  }

  get opened(): Machines {
    if (!this.#opened) throw new Error('a house without machines');
    return this.#opened;
  }

  async addRig(name = 'Cellar', count = 1): Promise<RegisteredRig> {
    const added = await this.stores.rigs.add(
      sampleRig({ name, hashrate: 1.2e12, power: 18, count, model: undefined }),
    );
    if (!added.ok) throw new Error(added.why);
    return added.rig;
  }

  async link(rig: RegisteredRig, { machine }: HouseMachine, userId = rig.userId): Promise<void> {
    const address = `${machine.address}:${machine.port}`;
    const wanted = { userId, rigId: rig.id, pool: HOUSE, address, worker: machine.name };
    const added = await this.stores.poolLinks.add({ ...wanted, createdAt: this.now }, undefined);
    if (!added.ok) throw new Error(added.why);
  }

  /** Adds a rig with a machine of its own, watched in all the ways there are. */
  async watched(name = 'Cellar') {
    const [rig, machine] = [await this.addRig(name), await this.addMachine(`${name}’s`)];
    await this.link(rig, machine);
    for (const params of Object.values(houseAlerts)) await this.watch(rig, params);
    return { rig, machine };
  }

  async watch(rig: RegisteredRig, params: Params): Promise<number> {
    const wish = { userId: rig.userId, rigId: rig.id, params, deliver: 'dm' };
    const snapshot = { now: this.now, metrics: new Map() };
    const added = await this.stores.alerts.add(newAlert(wish, rig, snapshot));
    if (!added.ok) throw new Error(added.why);
    return added.alert.id;
  }

  /** Runs the job once. @returns What is told. */
  async poll(): Promise<readonly { readonly payload: Message; readonly recipient: string }[]> {
    for (const { fake, startedAt, says } of this.machines) {
      const uptimeSeconds = this.now - startedAt;
      const info = { hashRate: 1_200, power: 18, temp: 60, uptimeSeconds, ...says };
      fake.answers = { [INFO]: info };
    }
    await this.#job?.run();
    const rows = await this.#database.kysely
      .selectFrom('outbox')
      .select(['id', 'recipient', 'payload'])
      .where('id', '>', this.#seen)
      .orderBy('id')
      .execute();
    this.#seen = rows.at(-1)?.id ?? this.#seen;
    return rows.map(({ recipient, payload }) => ({ recipient, payload: JSON.parse(payload) }));
  }

  /**
   * Asks every minute, or as seldom as that, until the time is over.
   *
   * @returns The titles of what is told, with minutes.
   */
  async pass(minutes: number, step = 1): Promise<readonly string[]> {
    const told: string[] = [];
    for (let minute = 0; minute < minutes; minute += step) {
      this.now += step * MINUTE;
      for (const { payload } of await this.poll()) {
        told.push(`${Math.round((this.now - NOON) / MINUTE)}: ${payload.content}`);
      }
    }
    return told;
  }
}
