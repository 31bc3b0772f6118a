import { createHash } from 'node:crypto';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { Logger } from '../log/logger.port.ts';
import { connectionOutage, postgresOutage } from './outage.ts';

const BIGINT = 20;
/** Characters of a prepared statement's name. */
const NAME_LENGTH = 20;

/** Milliseconds after which a connection that nobody uses is closed. */
const IDLE = 30_000;
/** Milliseconds after which the network is asked whether there still is somebody at the other end. */
const KEEP_ALIVE = 10_000;

/** Limits of waiting, in milliseconds. */
export interface Patience {
  /** Time that connecting may take. */
  readonly connect: number;
  /** Time after which the server gives a statement up; 0: never. */
  readonly statement: number;
  /** Time after which nobody waits for an answer any more: the connection is silent. */
  readonly answer: number;
  /**
   * Time after which the server ends a transaction in which nothing happens: it holds locks that
   * others wait for, and whoever began it may be out of reach. 0: never.
   */
  readonly pause: number;
}

const usualPatience: Patience = {
  connect: 10_000,
  statement: 12_000,
  answer: 15_000,
  pause: 30_000,
};
/** The patience for what goes through whole tables: migrations, backups. */
export const longPatience: Patience = {
  ...usualPatience,
  statement: 0,
  answer: 3_600_000,
  pause: 0,
};

interface PoolParts {
  readonly url: string;
  readonly patience?: Patience | undefined;
  /** Connections at once; the driver's ten by default. */
  readonly most?: number;
  /** Whether each statement is prepared by a name: for few statements that come again and again. */
  readonly prepares?: boolean;
  readonly log: Logger;
}

interface OwnPool extends PostgresPool {
  /** Closes the open connections; once only. */
  close(): Promise<void>;
}

/**
 * Pools connections to PostgreSQL, of which one that broke or fell silent is never handed out
 * again.
 */
export function postgresPool({
  url,
  patience = usualPatience,
  most,
  prepares = false,
  log,
}: PoolParts): OwnPool {
  const pool = new pg.Pool({
    connectionString: url,
    ...(most !== undefined && { max: most }),
    application_name: 'hashbell',
    connectionTimeoutMillis: patience.connect,
    idleTimeoutMillis: IDLE,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE,
    query_timeout: patience.answer,
    types: {
      // Our numbers stay far below 2^53; pg would give text.
      getTypeParser: (type, format) =>
        type === BIGINT ? Number : pg.types.getTypeParser(type, format),
    },
  });
  // Without a listener, a connection that breaks ends the process: the pool's while it is idle, its
  // own while it is in use. Whoever uses it learns of it by the statement.
  pool.on('error', ({ message }) => log.warn({ message }, 'An idle database connection broke'));
  pool.on('connect', (client) => void client.on('error', () => {}));
  const prepared = new WeakSet<pg.PoolClient>();

  async function connect(): Promise<PostgresPoolClient> {
    const client = await pool.connect().catch((error: unknown) => {
      throw connectionOutage(error);
    });
    const ours = guarded(client, prepares);
    if (prepared.has(client)) return ours;
    try {
      // This is not set with the start of the connection: poolers such as PgBouncer refuse what
      // they don't know.
      await ours.query(
        `set statement_timeout = ${patience.statement};
        set idle_in_transaction_session_timeout = ${patience.pause}`,
        [],
      );
    } catch (error) {
      ours.release(true);
      throw error;
    }
    prepared.add(client);
    return ours;
  }

  return {
    connect,
    options: pool.options,
    end: () => pool.end(),
    close: () => (pool.ending ? Promise.resolve() : pool.end()),
  };
}

/**
 * Returns a connection that notices when it is of no use any more, for as long as somebody has it.
 */
function guarded(client: pg.PoolClient, prepares: boolean): PostgresPoolClient {
  const asKysely: PostgresPoolClient = client;
  let broken: Error | undefined;

  async function ask<R>(sql: string, parameters: readonly unknown[]) {
    // A question behind one that nobody answers would be waited for as long again.
    if (broken) throw broken;
    try {
      if (!prepares || parameters.length === 0) return await asKysely.query<R>(sql, parameters);
      const name = createHash('sha256').update(sql).digest('base64url').slice(0, NAME_LENGTH);
      // The driver's types know rows by their columns alone; Kysely says what it asked for.
      const named = { name, text: sql, values: [...parameters] };
      return (await client.query(named)) as unknown as PostgresQueryResult<R>;
    } catch (error) {
      // An error of the server itself is about the statement, unless it says good-bye.
      if (error instanceof pg.DatabaseError && error.code !== undefined) {
        const outage = postgresOutage(error, error.code);
        if (/^(08|57P|25P03)/.test(error.code)) broken = outage;
        throw outage;
      }
      broken = connectionOutage(error);
      throw broken;
    }
  }

  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    question: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof question !== 'string') throw new Error('Nothing is read by cursors');
    return ask<R>(question, parameters);
  }

  return {
    query,
    release(destroy = false) {
      // Whoever comes next must not find a transaction.
      client.release(destroy || broken !== undefined || client.getTransactionStatus() !== 'I');
    },
  };
}
