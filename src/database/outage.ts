import Sqlite from 'better-sqlite3';
import { StoreOutage } from '../errors.ts';

/** The codes of SQLite by their beginnings, in the operator's words. */
const SQLITE: readonly (readonly [code: string, meaning: string])[] = [
  ['SQLITE_BUSY', 'another program holds the database'],
  ['SQLITE_LOCKED', 'another program holds the database'],
  ['SQLITE_FULL', 'disk full'],
  ['SQLITE_READONLY_DBMOVED', 'the database file was moved or deleted'],
  ['SQLITE_READONLY', 'the database can only be read'],
  ['SQLITE_IOERR', 'the disk fails'],
  ['SQLITE_CANTOPEN', 'the database file or its log cannot be opened'],
  ['SQLITE_PERM', 'no right to the database file'],
  ['SQLITE_NOMEM', 'out of memory'],
  ['SQLITE_CORRUPT', 'the database file is damaged'],
  ['SQLITE_NOTADB', 'the database file is damaged'],
];

/** The same for PostgreSQL, by the beginning of the SQLSTATE. */
const POSTGRES: readonly (readonly [code: string, meaning: string])[] = [
  ['53100', 'disk full'],
  ['53200', 'the database server is out of memory'],
  ['53300', 'the database server has too many connections'],
  ['53', 'the database server lacks resources'],
  ['08', 'the connection to the database broke'],
  ['25006', 'the database can only be read'],
  ['25P03', 'a transaction stood still for too long'],
  ['57014', 'a statement took too long'],
  ['55P03', 'another program holds the database'],
  ['57P', 'the database server ended the connection'],
  ['58', 'the disk of the database server fails'],
  ['XX', 'the database is damaged'],
];

export function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);
}

/**
 * Returns the error with its cause in plain words where the database is to blame for it: what broke
 * a constraint or is misspelled stays as it is.
 */
export function sqliteOutage(error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  return outage(SQLITE, error, error.code) ?? error;
}

/** Returns an error as {@link sqliteOutage} does. @param code - SQLSTATE. */
export function postgresOutage(error: Error, code: string): Error {
  return outage(POSTGRES, error, code) ?? error;
}

/** Returns the outage of a connection that brought no answer, or that can't be made. */
export function connectionOutage(cause: unknown): StoreOutage {
  const message = cause instanceof Error ? cause.message : String(cause);
  // A refused connection to a name with two addresses is an AggregateError without a message.
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
  const reason = message || code;
  return new StoreOutage(`PostgreSQL cannot be reached: ${reason}`, { cause, reason });
}

function outage(meanings: typeof SQLITE, cause: Error, code: string): StoreOutage | undefined {
  const meaning = meanings.find(([beginning]) => code.startsWith(beginning))?.[1];
  return meaning === undefined
    ? undefined
    : new StoreOutage(`The database fails: ${meaning} (${code}: ${cause.message})`, {
        cause,
        reason: cause.message,
      });
}
