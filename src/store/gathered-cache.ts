import type { Cache } from '../ports.ts';
import { checkEntry, type Entry, type StoredCache } from './cache.ts';

/** Milliseconds. Nobody presses a button that fast; a crash loses no more than that. */
const GATHERING_MS = 50;

interface GatheredCache extends Cache {
  /** Writes what is waiting. */
  flush(): Promise<void>;
}

/**
 * Takes a value at once and writes it a moment later, together with others: one transaction for
 * many answers instead of one for each. What waits is read from here. For drafts behind buttons,
 * which may vanish; a write that fails is logged by the cache, and its entries are gone.
 */
export function gatherWrites(cache: StoredCache): GatheredCache {
  let waiting = new Map<string, Entry>();
  let written = Promise.resolve();
  let writing: ReadonlyMap<string, Entry> = waiting;
  let timer: NodeJS.Timeout | undefined;

  function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    written = written.then(async () => {
      if (waiting.size === 0) return;
      writing = waiting;
      waiting = new Map();
      await cache.setMany([...writing.values()]).catch(() => {});
      writing = new Map();
    });
    return written;
  }

  return {
    async get<T>(key: string) {
      const entry = waiting.get(key) ?? writing.get(key);
      // As JSON: what comes back must not depend on whether it has been written yet.
      return entry ? (JSON.parse(JSON.stringify(entry.value)) as T) : cache.get<T>(key);
    },
    async set(key, value, lifetime) {
      const entry = { key, value, lifetime };
      checkEntry(entry);
      waiting.set(key, entry);
      timer ??= setTimeout(() => void write(), GATHERING_MS);
    },
    async delete(key) {
      waiting.delete(key);
      await written;
      await cache.delete(key);
    },
    flush: write,
  };
}
