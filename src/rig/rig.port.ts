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
  /**
   * Rigs of anybody that are counted by the prices of another month than this one (1 to 12), in the
   * order of their ids.
   */
  outOfSeason(month: number, limit: number): Promise<readonly RegisteredRig[]>;
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
