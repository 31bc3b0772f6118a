import { Kysely, PostgresDialect, sql } from 'kysely';
import { StoreOutage } from '../errors.ts';
import type { Logger } from '../log/logger.port.ts';
import { migrate } from './migrate.ts';
import { longPatience, type Patience, postgresPool } from './postgres-pool.ts';
import type { Schema } from './schema.ts';
import { StoreError } from './store-error.ts';

/** Connections for what each interaction begins with. */
const FRONT_CONNECTIONS = 3;

/** @throws StoreError with what to do. */
export async function openPostgres(
  url: string,
  { log, patience }: { readonly log: Logger; readonly patience?: Patience | undefined },
) {
  const pool = postgresPool({ url, patience, log });
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const front = postgresPool({ url, patience, most: FRONT_CONNECTIONS, prepares: true, log });
  try {
    // A server that doesn't answer is found out soon; migrations have all the time in the world.
    await sql`select 1`.execute(kysely);
    await migrateFirst(url, log);
  } catch (error) {
    await pool.close();
    throw explained(error, url);
  }
  return {
    kysely,
    /** The server waits for its disk, we don't stand still: nothing to gain by hurrying it. */
    writeLightly: <T>(write: (db: Kysely<Schema>) => Promise<T>): Promise<T> => write(kysely),
    front: new Kysely<Schema>({ dialect: new PostgresDialect({ pool: front }) }),
    close: async () => {
      await Promise.all([pool.close(), front.close()]);
    },
  };
}

/** Migrates on connections of its own, which wait as long as it takes. */
async function migrateFirst(url: string, log: Logger): Promise<void> {
  const pool = postgresPool({ url, patience: longPatience, log });
  try {
    await migrate(new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }));
  } finally {
    await pool.close();
  }
}

function explained(error: unknown, url: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const { host, pathname } = new URL(url);
  const reason = error instanceof StoreOutage ? error.reason : error.message;
  return new StoreError(
    `PostgreSQL at ${host}${pathname} can't be used: ${reason}. Check DATABASE_URL.`,
    { cause: error },
  );
}
