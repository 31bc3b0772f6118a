import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from '../ports.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import { StoreError } from './store-error.ts';

const BIGINT = 20;

/** @throws StoreError with what to do. */
export async function openPostgres(url: string, log: Logger) {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'hashbell',
    connectionTimeoutMillis: 10_000,
    types: {
      // Ours stay far below 2^53; pg would give text.
      getTypeParser: (type, format) =>
        type === BIGINT ? Number : pg.types.getTypeParser(type, format),
    },
  });
  // Without a listener, a connection that breaks while idle ends the process.
  pool.on('error', ({ message }) => log.warn({ message }, 'An idle database connection broke'));
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const close = () => (pool.ended ? Promise.resolve() : pool.end());
  try {
    await migrate(kysely);
  } catch (error) {
    await close();
    throw explained(error, url);
  }
  return {
    kysely,
    /** The server waits for its disk, we don't stand still: nothing to gain by hurrying it. */
    writeLightly: <T>(write: (db: Kysely<Schema>) => Promise<T>): Promise<T> => write(kysely),
    close,
  };
}

function explained(error: unknown, url: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const { host, pathname } = new URL(url);
  // A refused connection to a name with two addresses is an AggregateError without a message.
  const reason = error.message || ('code' in error ? error.code : error.name);
  return new StoreError(
    `PostgreSQL at ${host}${pathname} can't be used: ${reason}. Check DATABASE_URL.`,
    { cause: error },
  );
}
