import type { NewRig, RegisteredRig } from './registered.ts';

/** Keeps registered rigs; it rejects when the store is broken, as all stores do. */
export interface RigStore {
  /** Adds a rig: at most 100 of a user, at most one of a name. */
  add(rig: NewRig): Promise<RigAdded>;
  /** Adds all of the rigs or none. */
  addAll(rigs: readonly NewRig[]): Promise<RigsAdded>;
  /** Returns a user's rigs in the order they were added. */
  list(userId: string): Promise<readonly RegisteredRig[]>;
  /** Returns the rigs of many people at once; people without rigs are not in it. */
  listAll(userIds: readonly string[]): Promise<ReadonlyMap<string, readonly RegisteredRig[]>>;
  find(userId: string, name: string): Promise<RegisteredRig | undefined>;
  get(userId: string, id: number): Promise<RegisteredRig | undefined>;
  /**
   * Returns rigs whose names begin with the text, then those that contain it; in order of names.
   */
  suggest(userId: string, text: string, limit: number): Promise<readonly RegisteredRig[]>;
  /**
   * Rigs of anybody that are counted by the prices of another month than this one (1 to 12), or by those
   * that an exchange had before this day (since 1970, in UTC). It goes by index, so that it costs what it returns.
   */
  outOfSeason(
    now: { readonly month: number; readonly day: number },
    limit: number,
  ): Promise<readonly RegisteredRig[]>;
  /** Removes a rig, and its alerts with it. @returns Whether the rig was there. */
  remove(userId: string, id: number): Promise<boolean>;
}

export type RigAdded =
  | { readonly ok: true; readonly rig: RegisteredRig }
  | { readonly ok: false; readonly why: 'name-taken' | 'too-many' };

export type RigsAdded =
  | { readonly ok: true; readonly rigs: readonly RegisteredRig[] }
  /** A rig did not fit; `index` is that of the first one. */
  | { readonly ok: false; readonly why: 'name-taken' | 'too-many'; readonly index: number };

/** The result of saving a rig; `changed`: somebody else was faster, so it has to be read again. */
export type Saved = 'saved' | 'changed' | 'gone';
