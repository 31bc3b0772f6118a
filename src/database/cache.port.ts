/**
 * A store of values that have a key, a lifetime, and may vanish. It rejects when the store is
 * broken.
 */
export interface Cache {
  get<T>(key: string): Promise<T | undefined>;
  /** @param lifetime - Seconds. */
  set<T>(key: string, value: T, lifetime: number): Promise<void>;
  delete(key: string): Promise<void>;
}
