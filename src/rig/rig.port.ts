import type { Alert } from '../alert/types.ts';
import type { NewRig, RegisteredRig } from './registered.ts';

/** Rejects when the store is broken, as all stores do. */
export interface RigStore {
  /** At most 100 of a user, at most one of a name. */
  add(rig: NewRig): Promise<RigAdded>;
  /** All or none. */
  addAll(rigs: readonly NewRig[]): Promise<RigsAdded>;
  /** In the order they were added. */
  list(userId: string): Promise<readonly RegisteredRig[]>;
  /** Of many people at once; who has none is not in it. */
  listAll(userIds: readonly string[]): Promise<ReadonlyMap<string, readonly RegisteredRig[]>>;
  find(userId: string, name: string): Promise<RegisteredRig | undefined>;
  get(userId: string, id: number): Promise<RegisteredRig | undefined>;
  /** Those whose names begin like that, then those that contain it; in order of names. */
  suggest(userId: string, text: string, limit: number): Promise<readonly RegisteredRig[]>;
  /** The rig and its alerts, all or nothing, each on top of the revision it carries. */
  edit(rig: RegisteredRig, alerts: readonly Alert[]): Promise<Saved | 'name-taken'>;
  /** Its alerts go with it. @returns Whether it was there. */
  remove(userId: string, id: number): Promise<boolean>;
}

export type RigAdded =
  | { readonly ok: true; readonly rig: RegisteredRig }
  | { readonly ok: false; readonly why: 'name-taken' | 'too-many' };

export type RigsAdded =
  | { readonly ok: true; readonly rigs: readonly RegisteredRig[] }
  /** `index` of the first that did not fit. */
  | { readonly ok: false; readonly why: 'name-taken' | 'too-many'; readonly index: number };

/** `changed`: somebody else was faster; read it again. */
export type Saved = 'saved' | 'changed' | 'gone';

/** `counted`: in a server's digest, without a name; `named`: with the rig's name. */
export type Sharing = 'counted' | 'named';

export interface SharingIn {
  readonly guildId: string;
  readonly how: Sharing;
}

export interface Sharer {
  readonly userId: string;
  readonly guildId: string;
  /** Unix seconds. */
  readonly checkedAt: number;
}

/** Who lets a server's digest speak of their rigs. */
export interface SharedRigs {
  /** Nothing: not any more. @param now - Unix seconds. */
  share(userId: string, guildId: string, how: Sharing | undefined, now: number): Promise<void>;
  /** Of whom it was long ago seen that they are in that server; the longest ago first. */
  unchecked(question: {
    /** Unix seconds. */
    readonly before: number;
    readonly limit: number;
  }): Promise<readonly Sharer[]>;
  /** They are there, or nobody can tell. */
  checked(sharer: Sharer, now: number): Promise<void>;
  /** They are in that server no more. @returns False when they said anew meanwhile that they share. */
  left(sharer: Sharer): Promise<boolean>;
  of(userId: string, guildId: string): Promise<Sharing | undefined>;
  /** By user id. */
  inServer(guildId: string): Promise<ReadonlyMap<string, Sharing>>;
  /** In the order of the servers' ids. */
  everywhere(userId: string): Promise<readonly SharingIn[]>;
}
