import { mkdir, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { DEFAULT_MIGRATION_TABLE } from 'kysely/migration';
import { StoreOutage } from '../errors.ts';
import { migrate, refuseNewer, tableNames } from './migrate.ts';
import { sqliteOutage } from './outage.ts';
import type { Schema } from './schema.ts';
import { SqliteTurns, TurnsDialect } from './sqlite-turns.ts';
import { StoreError } from './store-error.ts';

const MEMORY = ':memory:';

/** Bytes that have to be free: a tick that rings for thousands needs as much. */
const LEAST_ROOM = 2 ** 20;

/** Milliseconds to wait for another process's transaction, while others have their turns. */
const PATIENCE = 5_000;
/**
 * Milliseconds to wait while starting, when another starter may be migrating; the event loop stands
 * still then.
 */
const PATIENCE_AT_START = 60_000;

/**
 * Pages of 4 kB in the log after which they go to the file itself, for which the disk has to be
 * waited for. SQLite's 1,000 are full ten times in a tick that rings for thousands; at many more
 * the process stands still for longer when it happens.
 */
const LOG_PAGES = 4_000;

/** @throws StoreError with what to do; the file is then as it was. */
export async function openSqlite(file: string) {
  try {
    if (file !== MEMORY) {
      await makeFolder(dirname(resolve(file)));
      await inspect(file);
    }
    return await open(file);
  } catch (error) {
    throw explained(error, file);
  }
}

/**
 * Makes a folder without `recursive`, which never ends where a folder can't be made, such as in
 * /proc.
 */
async function makeFolder(path: string, lastTry = false): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || lastTry) throw error;
    await makeFolder(dirname(path));
    await makeFolder(path, true);
  }
}

async function open(file: string) {
  const handle = new Sqlite(file, { timeout: PATIENCE_AT_START });
  try {
    await useWriteAheadLog(handle);
    handle.pragma('foreign_keys = ON');
    // Every commit reaches the disk before it returns; what may vanish says so by `writeLightly`.
    handle.pragma('synchronous = FULL');
    handle.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
    const database = keepingStatements(handle);
    const turns = new SqliteTurns({ handle, database, patience: PATIENCE });
    const kysely = new Kysely<Schema>({ dialect: new TurnsDialect(turns, database) });
    await migrateAlone(kysely, handle);
    const identity = await identityOf(file);
    const own = handle.prepare('select total_changes()').pluck();
    const others = handle.prepare('pragma data_version').pluck();
    handle.pragma('busy_timeout = 0');
    return {
      kysely,
      // Measured on a fast disk: 0.03 ms a write, 0.27 ms when it waits.
      writeLightly: <T>(write: (db: Kysely<Schema>) => Promise<T>): Promise<T> =>
        turns.patiently(() =>
          kysely.connection().execute((connection) =>
            // Nobody else's write may come between these two pragmas.
            turns.keeping(async () => {
              // This goes straight to the handle: SQLite obeys this pragma when it is prepared, not
              // when it is run.
              handle.exec('pragma synchronous = NORMAL');
              try {
                return await write(connection);
              } finally {
                handle.exec('pragma synchronous = FULL');
              }
            }),
          ),
        ),
      async checkPlace() {
        if ((await identityOf(file)) !== identity) {
          throw new StoreOutage('The database file was moved or deleted: what is written is lost');
        }
        if (file !== MEMORY) await checkRoom(dirname(resolve(file)));
      },
      version: () => `${own.get()} ${others.get()}`,
      runEach(text: string, parameters: Iterable<readonly unknown[]>) {
        try {
          const statement = handle.prepare(text);
          return Array.from(parameters, (values) => statement.run(values).changes);
        } catch (error) {
          throw sqliteOutage(error);
        }
      },
      async close() {
        await kysely.destroy();
        handle.close();
      },
    };
  } catch (error) {
    handle.close();
    throw error;
  }
}

/** Returns what tells a file from another one of the same name; nothing where there is none. */
async function identityOf(file: string): Promise<string | undefined> {
  if (file === MEMORY) return undefined;
  return stat(file).then(
    ({ dev, ino }) => `${dev} ${ino}`,
    () => undefined,
  );
}

async function checkRoom(folder: string): Promise<void> {
  const { blocks, bavail, bsize } = await statfs(folder);
  // Some file systems don't say how large they are.
  if (blocks === 0 || bavail * bsize >= LEAST_ROOM) return;
  throw new StoreOutage(`The database fails: disk full (${bavail * bsize} bytes are free)`);
}

/** Looks without touching: whether the file is sound, ours, and not newer than we are. */
async function inspect(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0) return;
  const handle = new Sqlite(file, { readonly: true, timeout: PATIENCE_AT_START });
  try {
    const problem = handle.pragma('quick_check(1)', { simple: true });
    if (problem !== 'ok') throw damaged(file, String(problem));
    const kysely = new Kysely<Schema>({ dialect: new SqliteDialect({ database: handle }) });
    const tables = await tableNames(kysely);
    if (tables.includes(DEFAULT_MIGRATION_TABLE)) return await refuseNewer(kysely);
    if (tables.length === 0) return;
    throw new StoreError(
      `${resolve(file)} belongs to another program (it has the table ${tables[0]}). Nothing was changed. Point DATABASE_URL at another file.`,
    );
  } finally {
    handle.close();
  }
}

/** SQLite refuses this without waiting when others start too (36 of 2,400 starts, eight at once). */
async function useWriteAheadLog(handle: Sqlite.Database): Promise<void> {
  const deadline = performance.now() + PATIENCE_AT_START;
  for (;;) {
    try {
      handle.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!(error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')))
        throw error;
      if (performance.now() > deadline) throw error;
      await sleep(20);
    }
  }
}

/** Kysely has no lock for migrations on SQLite: one transaction keeps the other starters out. */
async function migrateAlone(kysely: Kysely<Schema>, handle: Sqlite.Database): Promise<void> {
  handle.exec('begin immediate');
  try {
    await migrate(kysely);
    handle.exec('commit');
  } finally {
    if (handle.inTransaction) handle.exec('rollback');
  }
}

/**
 * Preparing a statement costs as much as running it, so those in use are kept. They don't serve
 * `stream()`: a kept statement can't be run while it is being iterated.
 */
function keepingStatements(handle: Sqlite.Database): SqliteDatabase {
  const kept = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    prepare(text) {
      const known = kept.get(text);
      if (known) return known;
      if (kept.size >= 500) kept.clear();
      const statement = handle.prepare(text);
      kept.set(text, statement);
      return statement;
    },
    close() {
      handle.close();
    },
  };
}

/** Returns an error of SQLite or the file system as one for the operator. */
export function explained(error: unknown, file: string): unknown {
  if (error instanceof Sqlite.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) {
    return damaged(file, error.message, error);
  }
  if (error instanceof Error && 'code' in error) {
    return new StoreError(
      `The database file ${resolve(file)} can't be opened: ${error.message} (${error.code}). Check DATABASE_URL and who may write there.`,
      { cause: error },
    );
  }
  return error;
}

function damaged(file: string, detail: string, cause?: unknown): StoreError {
  return new StoreError(
    `The database file ${resolve(file)} is damaged or no database (${detail}). It was left as it is. Restore a backup, or move the file away to start anew.`,
    { cause },
  );
}
