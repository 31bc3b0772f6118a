import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** Number of the lock, of our own choice: "bell". */
const LOCK = 0x62656c6c;

/**
 * Runs a transaction that no other of this kind overlaps, so it may count and then write, and write
 * many rows in any order. SQLite has one writer anyway; on PostgreSQL a lock is held until the end.
 */
export function writing<T>(
  { engine, kysely }: Database,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  if (engine === 'sqlite') return kysely.transaction().execute(work);
  return kysely.connection().execute(async (db) => {
    try {
      // Both go in one trip to the server: for a small write, trips are what takes the time.
      await sql`begin; select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(db);
      const result = await work(db);
      await sql`commit`.execute(db);
      return result;
    } catch (error) {
      // Where even this fails the connection is broken, and the transaction gone with it.
      await sql`rollback`.execute(db).catch(() => undefined);
      throw error;
    }
  });
}

/** Does as `writing` does, with a way to take everything back and still answer. */
export async function undoable<T>(
  database: Database,
  work: (db: Kysely<Schema>, undo: (answer: T) => never) => Promise<T>,
): Promise<T> {
  let undone: { readonly answer: T } | undefined;
  const undo = (answer: T): never => {
    undone = { answer };
    throw new Error('Undone');
  };
  try {
    return await writing(database, (db) => work(db, undo));
  } catch (error) {
    if (undone) return undone.answer;
    throw error;
  }
}
