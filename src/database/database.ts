import type { Kysely } from 'kysely';
import type { Logger } from '../log/logger.port.ts';
import type { Patience } from './postgres-pool.ts';
import type { Schema } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import { StoreError } from './store-error.ts';

export type Database = AnyDatabase & (OnSqlite | OnPostgres);

interface AnyDatabase {
  /** The queries; what they have written when a promise is fulfilled outlives process and power. */
  readonly kysely: Kysely<Schema>;
  /**
   * Writes what may vanish: it is whole at all times, outlives the process, but maybe not the
   * power.
   */
  writeLightly<T>(write: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface OnPostgres {
  readonly engine: 'postgres';
  /**
   * The same database over connections of their own, which wait behind nothing that takes long: for
   * what each interaction begins with.
   */
  readonly front: Kysely<Schema>;
}

interface OnSqlite {
  readonly engine: 'sqlite';
  /**
   * Returns another version after every write, whoever made it: what was read at this one is still
   * so.
   */
  version(): string;
  /**
   * Looks at what no write tells: SQLite goes on writing to a file that was deleted, and a small write
   * finds room where a failed one left it.
   *
   * @throws StoreOutage when the file isn't where it was opened, or its disk is full.
   */
  checkPlace(): Promise<void>;
  /**
   * Runs a statement once for each list of parameters, at once, in the transaction that is open:
   * by way of Kysely each takes twice as long.
   *
   * @returns How many rows each run changed.
   */
  runEach(text: string, parameters: Iterable<readonly unknown[]>): readonly number[];
}

/**
 * Opens the database and brings its tables to the newest version; several processes may do so at once.
 *
 * @param url - `sqlite:./data/hashbell.db` (the folder is made), `sqlite::memory:` or `postgres://…`.
 * @param options - `patience`: of PostgreSQL's statements, where it isn't the usual one.
 * @throws StoreError with a sentence for the operator: damaged, newer than we are, out of reach.
 */
export async function openDatabase(
  url: string,
  options: { readonly log: Logger; readonly patience?: Patience },
): Promise<Database> {
  const file = sqliteFile(url);
  if (file) return { engine: 'sqlite', ...(await openSqlite(file)) };
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) {
    // The driver is loaded when asked for: most bots run on SQLite, and it takes memory.
    const { openPostgres } = await import('./postgres.ts');
    return { engine: 'postgres', ...(await openPostgres(url, options)) };
  }
  throw new StoreError(
    'DATABASE_URL must be sqlite:FILE, such as sqlite:./data/hashbell.db, or postgres://USER:PASSWORD@HOST/DATABASE.',
  );
}

/** @returns `undefined` when the address is not SQLite's. */
export function sqliteFile(url: string): string | undefined {
  return /^sqlite:(?:\/\/(?=[./]))?(.+)$/.exec(url)?.[1];
}
