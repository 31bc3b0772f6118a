import { setTimeout as sleep } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
} from 'kysely';
import { isBusy, sqliteOutage } from './outage.ts';

/** Milliseconds between two tries while another program holds the database. */
const PAUSE = 20;

interface TurnsParts {
  readonly handle: Sqlite.Database;
  /** The handle, or what prepares its statements. */
  readonly database: SqliteDatabase;
  /** Milliseconds for which a statement is tried again while another program holds the database. */
  readonly patience: number;
}

/**
 * Gives turns at the one connection to SQLite, one after the other. SQLite itself waits for another
 * program by standing still, and the process with it. So it is told not to wait: a statement that
 * finds the database held gives its turn to the others and tries again.
 */
export class SqliteTurns {
  readonly #handle: Sqlite.Database;
  readonly #database: SqliteDatabase;
  readonly #patience: number;
  #last: Promise<void> = Promise.resolve();
  #end: (() => void) | undefined;
  #isKept = false;

  constructor({ handle, database, patience }: TurnsParts) {
    this.#handle = handle;
    this.#database = database;
    this.#patience = patience;
  }

  async begin(): Promise<void> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    this.#end = resolve;
  }

  end(): void {
    this.#end?.();
  }

  /** Does some work without ever giving the turn away: where the database is held it fails. */
  async keeping<T>(work: () => Promise<T>): Promise<T> {
    this.#isKept = true;
    try {
      return await work();
    } finally {
      this.#isKept = false;
    }
  }

  /** Runs a query in a turn. */
  async run<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    for (const deadline = performance.now() + this.#patience; ; ) {
      try {
        return this.#runOnce(query);
      } catch (error) {
        const isOver = performance.now() > deadline;
        // In a transaction nobody else may come between.
        if (isOver || !isBusy(error) || this.#isKept || this.#handle.inTransaction) {
          throw sqliteOutage(error);
        }
      }
      this.end();
      await sleep(PAUSE);
      await this.begin();
    }
  }

  /** Takes a transaction back where one is open: after some errors SQLite has done so by itself. */
  rollBack(): void {
    if (!this.#handle.inTransaction) return;
    this.#handle.exec('rollback');
  }

  close(): void {
    this.#database.close();
  }

  /** Tries work done by `keeping` again, as `run` does. */
  async patiently<T>(work: () => Promise<T>): Promise<T> {
    for (const deadline = performance.now() + this.#patience; ; await sleep(PAUSE)) {
      try {
        return await work();
      } catch (error) {
        const isHeld = error instanceof Error && isBusy(error.cause ?? error);
        if (!isHeld || performance.now() > deadline) throw error;
      }
    }
  }

  #runOnce<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = this.#database.prepare(sql);
    // The caller knows the shape of the rows, as with every driver.
    if (statement.reader) return { rows: statement.all(parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return {
      rows: [],
      numAffectedRows: BigInt(changes),
      insertId: BigInt(lastInsertRowid),
    };
  }
}

/** One turn, for Kysely. */
class Turn implements DatabaseConnection {
  readonly #turns: SqliteTurns;

  constructor(turns: SqliteTurns) {
    this.#turns = turns;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#turns.run(query);
  }

  // biome-ignore lint/correctness/useYield: nothing is ever streamed.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('A statement that is kept cannot be streamed');
  }
}

class TurnsDriver implements Driver {
  readonly #turns: SqliteTurns;

  constructor(turns: SqliteTurns) {
    this.#turns = turns;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns.begin();
    return new Turn(this.#turns);
  }

  /**
   * Takes the write lock at once. A deferred transaction that reads first and writes later fails
   * without waiting when another process wrote in between.
   */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(): Promise<void> {
    this.#turns.rollBack();
  }

  async releaseConnection(): Promise<void> {
    this.#turns.end();
  }

  async destroy(): Promise<void> {
    this.#turns.close();
  }
}

export class TurnsDialect extends SqliteDialect {
  readonly #turns: SqliteTurns;

  constructor(turns: SqliteTurns, database: SqliteDatabase) {
    super({ database });
    this.#turns = turns;
  }

  override createDriver(): Driver {
    return new TurnsDriver(this.#turns);
  }

  override createAdapter(): SqliteAdapter {
    return new TurnsAdapter();
  }
}

/** Kysely would have its own queue, in which whoever waits for another program keeps the place. */
class TurnsAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}
