import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';

/** After rows were written with their ids: the next id is a new one. SQLite sees to that by itself. */
export async function keepCounting(engine: Database['engine'], db: Kysely<Schema>): Promise<void> {
  if (engine === 'sqlite') return;
  for (const table of ['rigs', 'alerts', 'digests', 'outbox']) {
    const sequence = sql`pg_get_serial_sequence(${table}, 'id')`;
    await sql`select setval(${sequence}, greatest(max(id), nextval(${sequence})))
      from ${sql.table(table)}`.execute(db);
  }
}
