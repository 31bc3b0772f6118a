import { sql } from 'kysely';
import type { Database } from '../../src/database/database.ts';

/** Tables whose rows a new database has as well; they stay. */
const OF_ITS_OWN = ['facts', 'kysely_migration', 'kysely_migration_lock'];

/** Empties the tables, whichever refers to which. */
export async function emptyDatabase(database: Database): Promise<void> {
  await (database.engine === 'postgres' ? onPostgres(database) : onSqlite(database));
}

/** Deletes row by row: `truncate` makes new files, which takes ten times as long. */
async function onPostgres({ kysely }: Database): Promise<void> {
  await sql`do $$ begin
    set local session_replication_role = replica;
    execute (
      select string_agg(format('delete from %I', tablename), ';') from pg_tables
      where schemaname = 'public' and tablename not in (${sql.join(OF_ITS_OWN.map(sql.lit))})
    );
  end $$`.execute(kysely);
}

async function onSqlite({ kysely }: Database): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`.execute(
    kysely,
  );
  const names = rows.map(({ name }) => name).filter((name) => !OF_ITS_OWN.includes(name));
  await kysely.connection().execute(async (db) => {
    await sql`pragma foreign_keys = off`.execute(db);
    for (const name of names) await sql`delete from ${sql.table(name)}`.execute(db);
    await sql`pragma foreign_keys = on`.execute(db);
  });
}
