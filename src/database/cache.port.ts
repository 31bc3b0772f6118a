/** What has a key, a lifetime, and may vanish. Rejects when the store is broken. */
export interface Cache {
  get<T>(key: string): Promise<T | undefined>;
  /** @param lifetime - Seconds. */
  set<T>(key: string, value: T, lifetime: number): Promise<void>;
  delete(key: string): Promise<void>;
}
