import type { Cache } from '../../src/database/cache.port.ts';

/** A cache that keeps what JSON keeps; without lifetimes. */
export function memoryCache(stored = new Map<string, string>()): Cache & {
  readonly stored: Map<string, string>;
} {
  return {
    stored,
    async get<T>(key: string): Promise<T | undefined> {
      const text = stored.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    async set(key, value) {
      stored.set(key, JSON.stringify(value));
    },
    async delete(key) {
      stored.delete(key);
    },
  };
}
