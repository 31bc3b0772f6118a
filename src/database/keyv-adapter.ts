import { type KeyvStorageAdapter, type KeyvStorageEntry, keyvStorageCapability } from 'keyv';
import type { Database } from './database.ts';
import { pages } from './for-rows.ts';
import { StoreError } from './store-error.ts';

/** Rows a statement may hold or read, well below the parameter limits of both engines. */
const PAGE = 1_000;

/** The parts of Keyv's adapter without its events: ours has none to tell, it rejects. */
type Adapter = Pick<
  Required<KeyvStorageAdapter>,
  | 'capabilities'
  | 'get'
  | 'getMany'
  | 'set'
  | 'setMany'
  | 'delete'
  | 'deleteMany'
  | 'clear'
  | 'has'
  | 'hasMany'
  | 'iterator'
>;

/**
 * Returns one namespace of the cache table, as Keyv 6 wants it. An entry that has expired is not
 * there: by the system's clock, since that is what Keyv makes `expires` of. We don't use all of
 * these methods, but Keyv makes a store that lacks one into a legacy store, which gets no
 * `expires`.
 */
export function keyvAdapter({ kysely, writeLightly }: Database, namespace: string): Adapter {
  const live = () =>
    kysely
      .selectFrom('cache')
      .where('namespace', '=', namespace)
      .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', Date.now())]));

  const find = async (keys: readonly string[]) => {
    const found = new Map<string, string>();
    for (const page of pages(keys, PAGE)) {
      const rows = await live().select(['key', 'value']).where('key', 'in', page).execute();
      for (const { key, value } of rows) found.set(key, value);
    }
    return found;
  };

  const put = async (entries: readonly KeyvStorageEntry<unknown>[]) => {
    // The last one of a key wins, as it would one by one; PostgreSQL refuses a row written twice.
    const byKey = new Map(entries.map((entry) => [entry.key, entry]));
    for (const page of pages([...byKey.values()], PAGE)) {
      const rows = page.map(({ key, value, expires }) => ({
        namespace,
        key,
        value: encoded(value),
        expires_at: expires ?? null,
      }));
      await writeLightly((db) =>
        db
          .insertInto('cache')
          .values(rows)
          .onConflict((conflict) =>
            conflict.columns(['namespace', 'key']).doUpdateSet((row) => ({
              value: row.ref('excluded.value'),
              expires_at: row.ref('excluded.expires_at'),
            })),
          )
          .execute(),
      );
    }
  };

  const remove = async (keys: readonly string[]) => {
    const removed = new Set<string>();
    for (const page of pages(keys, PAGE)) {
      const rows = await writeLightly((db) =>
        db
          .deleteFrom('cache')
          .where('namespace', '=', namespace)
          .where('key', 'in', page)
          .returning('key')
          .execute(),
      );
      for (const { key } of rows) removed.add(key);
    }
    return removed;
  };

  const adapter = {
    get: async (key: string) => (await find([key])).get(key),
    async getMany(keys: string[]) {
      const found = await find(keys);
      return keys.map((key) => found.get(key));
    },
    has: async (key: string) => (await find([key])).has(key),
    async hasMany(keys: string[]) {
      const found = await find(keys);
      return keys.map((key) => found.has(key));
    },
    async set(key: string, value: unknown, expires?: number) {
      await put([{ key, value, ...(expires !== undefined && { expires }) }]);
      return true;
    },
    async setMany(entries: KeyvStorageEntry<unknown>[]) {
      await put(entries);
      return entries.map(() => true);
    },
    delete: async (key: string) => (await remove([key])).has(key),
    async deleteMany(keys: string[]) {
      const removed = await remove(keys);
      return keys.map((key) => removed.has(key));
    },
    async clear() {
      await writeLightly((db) =>
        db.deleteFrom('cache').where('namespace', '=', namespace).execute(),
      );
    },
    async *iterator() {
      let after = '';
      for (;;) {
        const rows = await live()
          .select(['key', 'value'])
          .where('key', '>', after)
          .orderBy('key')
          .limit(PAGE)
          .execute();
        for (const { key, value } of rows) yield [key, value];
        const last = rows.at(-1);
        if (!last) return;
        after = last.key;
      }
    },
  };
  return { capabilities: keyvStorageCapability(adapter), ...adapter };
}

function encoded(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new StoreError('Only what Keyv has serialized can be stored');
}
