import type { Content, NewNotice } from '../outbox/notice.ts';
import type { RegisteredRig } from '../rig/registered.ts';
import type { Saved } from '../rig/rig.port.ts';
import type { Alert, DueAlert, Metric, NewAlert, QuietTime, Wait, Watch } from './types.ts';

export interface AlertStore {
  /**
   * Adds an alert: at most 500 of a user, at most one of a subject; `no-rig`: that user has no such
   * rig (any more).
   */
  add(alert: NewAlert): Promise<AlertAdded>;
  /** Lists a user's alerts in the order they were added. */
  list(userId: string): Promise<readonly Alert[]>;
  find(userId: string, id: number): Promise<Alert | undefined>;
  /**
   * Saves all of an alert but `userId`, `rigId`, the kind and `createdAt`, on top of the revision
   * it carries.
   */
  save(alert: Alert): Promise<Saved | 'same'>;
  /** Saves a rig and its alerts, all or nothing, each on top of the revision it carries. */
  editRig(rig: RegisteredRig, alerts: readonly Alert[]): Promise<Saved | 'name-taken'>;
  /**
   * Saves the tariffs of rigs, and the courses of the alerts of each, on top of the revisions they
   * carry. A rig is saved with all its alerts or not at all, whatever becomes of the others.
   *
   * @returns The ids of the rigs that were saved.
   */
  reprice(rigs: readonly RepricedRig[]): Promise<ReadonlySet<number>>;
  /** Reads all alerts of these rigs, in the order they were added. */
  ofRigs(rigIds: readonly number[]): Promise<readonly Alert[]>;
  remove(userId: string, id: number): Promise<boolean>;
  /** Lists the waits for the market of all alerts at present, each once. */
  awaited(): Promise<readonly Wait[]>;
  /**
   * Lists people of whom an alert is due, each once: at most `limit`, at least one when there is
   * one. It goes by index: it costs what is due, not what there is. A metric that is absent makes
   * nothing due.
   */
  peopleDue(question: DueQuestion & { readonly limit: number }): Promise<readonly string[]>;
  /**
   * Lists people of whom an alert is `falling` for one of these metrics, in the order of their ids,
   * at most `limit` beyond the one that is given. It goes by index.
   */
  peopleUrgent(question: {
    readonly metrics: ReadonlySet<Metric>;
    readonly after: string;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /**
   * Reads all alerts of these people that are due, with their rigs; those that are `falling` for
   * one of the urgent metrics are due as well.
   */
  due(
    question: DueQuestion & {
      readonly people: readonly string[];
      readonly urgent?: ReadonlySet<Metric> | undefined;
    },
  ): Promise<readonly DueAlert[]>;
  /** Reads all alerts of these rigs that go by what pools have seen, but for those that are muted. */
  ofPools(rigIds: readonly number[]): Promise<readonly DueAlert[]>;
  /** Lists where it is told that a pool is down: each place once, with the rigs that work there. */
  watchersOf(pool: string): Promise<readonly PoolWatcher[]>;
  /**
   * Writes in one transaction the courses of these alerts on top of the revisions they carry, the
   * notices and the watch. It writes all of it or nothing: if somebody changed or removed one of
   * the alerts meanwhile, a notice might say of it what is no longer so, or has been said; what is
   * due has to be read anew. Nor does it write anything where the reading behind it is long past.
   *
   * @returns How many of each went in.
   */
  advance(step: {
    readonly alerts: readonly Alert[];
    readonly notices: readonly NewNotice[];
    /** Contents that the notices enclose. */
    readonly contents?: readonly Content[] | undefined;
    /** The watch, written unless a later one was. */
    readonly watch?: Watch | undefined;
    /** The watch as it will be written after the tick that these belong to. */
    readonly within?: Watch | undefined;
  }): Promise<{
    readonly alerts: number;
    readonly notices: number;
    /** True where another process has decided by a reading that is much later. */
    readonly isOvertaken?: boolean;
  }>;
  watch(): Promise<Watch | undefined>;
}

/** A rig whose power costs something else now, and all its alerts as they wait by that. */
export interface RepricedRig {
  readonly rig: RegisteredRig;
  readonly alerts: readonly Alert[];
}

/** Somebody who is told what pools have seen of some rigs. */
export interface PoolWatcher {
  readonly userId: string;
  /** `dm`, or the id of a channel. */
  readonly deliver: string;
  /** Names of the rigs. */
  readonly rigs: readonly string[];
  /** When the snooze ends of the alert that sleeps least; unix seconds. */
  readonly snoozedUntil?: number | undefined;
  readonly locale?: string | undefined;
  readonly quiet?: QuietTime | undefined;
}

interface DueQuestion {
  readonly metrics: ReadonlyMap<Metric, number>;
  /** Unix seconds. */
  readonly now: number;
}

export type AlertAdded =
  | { readonly ok: true; readonly alert: Alert }
  | { readonly ok: false; readonly why: 'no-rig' | 'too-many' }
  /** There is an alert that watches the same and tells it at the same place. */
  | { readonly ok: false; readonly why: 'same'; readonly alert: Alert };
