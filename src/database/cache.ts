import { Keyv } from 'keyv';
import { StoreOutage } from '../errors.ts';
import type { Logger } from '../log/logger.port.ts';
import type { Cache } from './cache.port.ts';
import type { Database } from './database.ts';
import { keyvAdapter } from './keyv-adapter.ts';
import { StoreError } from './store-error.ts';

/** Rows per statement of the sweep: SQLite holds up the process for some milliseconds each. */
const SWEEP = 1_000;

/** Opens a cache, whose values go in and out as JSON. Namespaces don't see each other. */
export function openCache(
  database: Database,
  namespace: string,
  { log }: { readonly log: Logger },
): Cache {
  const keyv = new Keyv({
    store: keyvAdapter(database, namespace),
    // The adapter leaves out what has expired; Keyv would look again, and delete one by one.
    checkExpired: false,
  });
  // Keyv reports a failure as an event and answers "not there"; thrown from here, it reaches the caller.
  keyv.on('error', (cause: unknown) => {
    log.error({ err: cause, namespace }, 'The cache failed');
    if (cause instanceof StoreOutage) throw cause;
    throw new StoreError(`The cache "${namespace}" failed`, { cause });
  });

  return {
    get: (key) => keyv.get(key),
    async set(key, value, lifetime) {
      checkEntry(key, lifetime);
      await keyv.set(key, value, lifetime * 1_000);
    },
    async delete(key) {
      await keyv.delete(key);
    },
  };
}

/** @throws RangeError for what no engine could keep. */
function checkEntry(key: string, lifetime: number): void {
  // Keyv takes 0 and less for "for ever".
  if (!(lifetime > 0)) throw new RangeError(`A lifetime of ${lifetime} s`);
  if (key === '') throw new RangeError('An empty key');
}

/**
 * Removes what has expired, of all namespaces, some at a time.
 *
 * @param now - Unix seconds.
 * @returns How many entries went.
 */
export async function sweepCache({ kysely, writeLightly }: Database, now: number): Promise<number> {
  const expired = kysely
    .selectFrom('cache')
    .select(['namespace', 'key'])
    .where('expires_at', '<=', Math.floor(now * 1_000))
    .orderBy('expires_at')
    .limit(SWEEP);
  for (let swept = 0; ; ) {
    const { numDeletedRows } = await writeLightly((db) =>
      db
        .deleteFrom('cache')
        .where(({ eb, refTuple }) =>
          eb(refTuple('namespace', 'key'), 'in', expired.$asTuple('namespace', 'key')),
        )
        .executeTakeFirst(),
    );
    swept += Number(numDeletedRows);
    if (numDeletedRows < SWEEP) return swept;
  }
}
