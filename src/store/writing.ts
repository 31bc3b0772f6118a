import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** Of our own choice: "bell". */
const LOCK = 0x62656c6c;

/**
 * A transaction that no other of this kind overlaps, so it may count and then write, and write many
 * rows in any order. SQLite has one writer anyway; on PostgreSQL a lock is held until the end.
 */
export function writing<T>(
  { engine, kysely }: Database,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  return kysely.transaction().execute(async (db) => {
    if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db);
    return work(db);
  });
}

/** As `writing`, with a way to take everything back and still answer. */
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
