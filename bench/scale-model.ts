import type { StorageFigures } from './measure-storage.ts';

/** A size that an operator may plan for. */
export interface Plan {
  readonly servers: number;
  readonly rigs: number;
  /** Commands that people give in a second, at the busiest. */
  readonly answers: number;
  /** Digests that are due at nine o'clock. */
  readonly digests: number;
}

/** Figures that were measured. */
export interface Measured {
  /** CPU time of a web process, and of PostgreSQL, for one answer, in microseconds of one core. */
  readonly webCpu: number;
  readonly databaseCpu: number;
  /** Megabytes of a web process under load, and of a worker. */
  readonly webMemory: number;
  readonly workerMemory: number;
  readonly storage: StorageFigures;
  /** Messages a second that go out. */
  readonly perSecond: number;
}

export interface Forecast extends Plan {
  /** Connections to the gateway that Discord recommends, where commands don't come over HTTP. */
  readonly shards: number;
  readonly webs: number;
  /** Cores that PostgreSQL needs for the answers; nothing off Linux. */
  readonly databaseCores: number;
  /** Megabytes of all processes together, two workers among them. */
  readonly memory: number;
  /** Gigabytes of the database's tables and indexes. */
  readonly database: number;
  /** Minutes until the last digest is out. */
  readonly minutes: number;
}

/** Share of a core that a web process is given: what comes in a heap has to find room. */
const BUSY = 0.5;
/** One of them may be replaced at any time. */
const FEWEST = 2;
const WORKERS = 2;
const SERVERS_OF_A_SHARD = 1_000;
/** Seconds for which claims are kept at most, and days for which sent notices are. */
const CLAIMS_KEPT = 7_200;
const NOTICES_KEPT = 7;
/** Notices about a rig in a month. */
const NOTICES_OF_A_RIG = 1;

/** Reckons what such a size takes by the figures that were measured: a model, which nobody has run. */
export function forecastOf(plan: Plan, measured: Measured): Forecast {
  const { servers, rigs, answers, digests } = plan;
  const { storage } = measured;
  const webs = Math.max(FEWEST, Math.ceil((answers * measured.webCpu) / 1e6 / BUSY));
  const notices = NOTICES_KEPT * (digests + (rigs * NOTICES_OF_A_RIG) / 30);
  const bytes =
    rigs * storage.rig +
    digests * storage.digest +
    notices * storage.notice +
    answers * CLAIMS_KEPT * storage.claim;
  return {
    ...plan,
    shards: Math.ceil(servers / SERVERS_OF_A_SHARD),
    webs,
    databaseCores: (answers * measured.databaseCpu) / 1e6,
    memory: webs * measured.webMemory + WORKERS * measured.workerMemory,
    database: bytes / 1e9,
    minutes: digests / measured.perSecond / 60,
  };
}
