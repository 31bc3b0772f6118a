import type { SourceStatus } from '../http/source-status.ts';
import type { LinkReading, NewPoolLink, PoolLink, PoolTrouble } from './link.ts';
import type { PoolAnswer, PoolInfo } from './pool.ts';

/** The pools that the operator lets us ask. */
export interface Pools {
  /** Lists the pools that may be asked, in the operator's order. */
  list(): readonly PoolInfo[];
  /**
   * Asks a pool for an address. It rejects with a SourceError when the pool has no good answer, or
   * is none that may be asked.
   */
  ask(pool: string, address: string): Promise<PoolAnswer>;
  /** Returns when the pool last counted, unix seconds; nothing where it doesn't tell. */
  countedAt(pool: string): Promise<number | undefined>;
  status(): readonly SourceStatus[];
}

export type LinkAdded =
  | { readonly ok: true; readonly link: PoolLink }
  /** `units`: as many machines are linked as the rig has units. */
  | { readonly ok: false; readonly why: 'no-rig' | 'same' | 'rig-full' | 'person-full' | 'units' }
  /** The machine is linked to another of the person's rigs. */
  | { readonly ok: false; readonly why: 'elsewhere'; readonly rigId: number };

export interface LinkRead {
  readonly id: number;
  readonly reading: LinkReading;
}

/** The hashrate of a rig in one step of its history. */
export interface RigRate {
  readonly rigId: number;
  /** Unix seconds at which the step begins. */
  readonly at: number;
  /** Mean hashes per second. */
  readonly hashrate: number;
}

export const rateSteps = ['raw', 'hour', 'day'] as const;
export type RateStep = (typeof rateSteps)[number];

/** Keeps links of rigs to pools, with their last readings and the history of each rig. */
export interface PoolLinkStore {
  /** Adds a link, with the first reading if there is one. */
  add(link: NewPoolLink, reading: LinkReading | undefined): Promise<LinkAdded>;
  list(userId: string): Promise<readonly PoolLink[]>;
  ofRigs(rigIds: readonly number[]): Promise<readonly PoolLink[]>;
  /** @returns Whether it was there. */
  remove(userId: string, id: number): Promise<boolean>;
  /** Returns the number of addresses that somebody subscribes at that pool. */
  countAddresses(pool: string): Promise<number>;
  /** Lists addresses of a pool that were last asked for before that moment, oldest first. */
  dueAddresses(question: {
    readonly pool: string;
    /** Unix seconds. */
    readonly before: number;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /** Notes that these are being asked for, for all who subscribe them. */
  noteAsked(pool: string, addresses: readonly string[], now: number): Promise<void>;
  ofAddresses(pool: string, addresses: readonly string[]): Promise<readonly PoolLink[]>;
  /** Writes readings, each for itself; a link that is gone stays so. */
  saveReadings(read: readonly LinkRead[]): Promise<void>;
  /** Writes the hashrates of rigs in the step that the moment is in. */
  record(rates: readonly RigRate[]): Promise<void>;
  /** Makes hours of what was recorded, days of hours, and drops what is too old in the finer steps. */
  rollUp(now: number): Promise<void>;
  /** Reads a rig's history, oldest first. */
  history(question: {
    readonly rigId: number;
    readonly step: RateStep;
    /** Unix seconds, both inclusive. */
    readonly from: number;
    readonly to: number;
  }): Promise<readonly RigRate[]>;
  troubles(): Promise<ReadonlyMap<string, PoolTrouble>>;
  saveTrouble(pool: string, trouble: PoolTrouble): Promise<void>;
}
