import type { AlertStore } from './alert/alert.port.ts';
import type { DigestComposer, DigestStore } from './digest/digest.port.ts';
import type { HistoryStore, Market } from './market/market.port.ts';
import type { Charts } from './message/message.port.ts';
import type { DmStore, Outbox } from './outbox/outbox.port.ts';
import type { Servers } from './outbox/servers.port.ts';
import type { PrivacyStore, ProfileStore, SettingsStore } from './people/people.port.ts';
import type { Places } from './place/place.port.ts';
import type { RigStore, SharedRigs } from './rig/rig.port.ts';

export type * from './alert/alert.port.ts';
export type * from './digest/digest.port.ts';
export type * from './market/market.port.ts';
export type * from './market/market.port.ts';
export type * from './market/market.port.ts';
export type * from './message/message.port.ts';
export type * from './message/message.port.ts';
export type * from './outbox/outbox.port.ts';
export type * from './outbox/outbox.port.ts';
export type * from './outbox/outbox.port.ts';
export type * from './outbox/servers.port.ts';
export type * from './people/people.port.ts';
export type * from './place/place.port.ts';
export type * from './rig/rig.port.ts';
export type * from './rig/rig.port.ts';

/** Unix seconds, with a fraction. */
export type Clock = () => number;

/** The latest moment that anybody wrote down, over restarts. Moments are unix seconds. */
export interface ClockMark {
  /** @returns By how many seconds the clock was set back since; 0 when it wasn't. */
  behind(now: number): Promise<number>;
  /** That moment is now; where the clock was set back, all that waits goes by this one. */
  set(now: number): Promise<void>;
}

/** What has a key, a lifetime, and may vanish. Rejects when the store is broken. */
export interface Cache {
  get<T>(key: string): Promise<T | undefined>;
  /** @param lifetime - Seconds. */
  set<T>(key: string, value: T, lifetime: number): Promise<void>;
  delete(key: string): Promise<void>;
}

/** A file that somebody attached to a command. */
export interface AttachedFile {
  readonly name: string;
  /** Bytes, as Discord says. */
  readonly size: number;
  readonly url: string;
}

export interface AttachedFiles {
  /**
   * @param limit - Bytes.
   * @returns Nothing for a file that is larger.
   * @throws SourceError when it can't be had.
   */
  read(file: AttachedFile, limit: number): Promise<Uint8Array | undefined>;
}

/** What the operator decided a person means who says nothing else. */
export interface Defaults {
  /** ISO 4217. */
  readonly currency: string;
  readonly tariff: { readonly perKwh: number; readonly currency: string };
  /** 0 to 1. */
  readonly poolFee: number;
}

/** What a reading of the market must have before alerts are judged by it. */
export interface Trust {
  /** Exchanges that must agree on the price. */
  readonly minPriceSources: number;
  /** The sample network counts as well: only where nobody mines by it. */
  readonly trustsSample: boolean;
}

export interface About {
  readonly version: string;
  /** Unix seconds. */
  readonly startedAt: number;
}

/** An object first, then a short fixed sentence. */
export interface Logger {
  debug(details: object, sentence: string): void;
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
  error(details: object, sentence: string): void;
}

/** All that commands and jobs may ask of the outside world. */
export interface Ports {
  readonly clock: Clock;
  readonly market: Market;
  /** What stands behind buttons: requests to repeat or adjust, rigs of a file, rigs to watch. */
  readonly drafts: Cache;
  readonly rigs: RigStore;
  readonly alerts: AlertStore;
  readonly digests: DigestStore;
  readonly outbox: Pick<Outbox, 'put' | 'putSpaced' | 'held' | 'shown'>;
  readonly dms: Pick<DmStore, 'find' | 'setFallback' | 'tryAnew'>;
  readonly settings: SettingsStore;
  readonly profiles: ProfileStore;
  readonly privacy: PrivacyStore;
  readonly history: HistoryStore;
  readonly charts: Charts;
  readonly composer: DigestComposer;
  readonly sharedRigs: SharedRigs;
  readonly places: Pick<Places, 'inServer' | 'stop'>;
  readonly servers: Pick<Servers, 'nameOf'>;
  readonly attachedFiles: AttachedFiles;
  readonly defaults: Defaults;
  readonly trust: Trust;
  readonly about: About;
  /** Whether what is to be sent goes out; it may be stuck, and then goes out later. */
  readonly isSending: () => boolean;
}
