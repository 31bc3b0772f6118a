import { type Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { StoreError } from './store-error.ts';

/**
 * Brings the tables to the newest version.
 *
 * @throws StoreError when a newer Hashbell wrote this database; nothing is changed then.
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  if ((await tableNames(db)).includes(DEFAULT_MIGRATION_TABLE)) await refuseNewer(db);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** Returns the name of every table, Kysely's own included. */
export async function tableNames(db: Kysely<Schema>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  return tables.map(({ name }) => name);
}

/**
 * Refuses a database that a newer Hashbell wrote, and only reads. The table of migrations must be
 * there.
 */
export async function refuseNewer(db: Kysely<Schema>): Promise<void> {
  const table = sql.table(DEFAULT_MIGRATION_TABLE);
  const { rows } = await sql<{ name: string }>`select name from ${table}`.execute(db);
  const unknown = rows.map(({ name }) => name).filter((name) => !(name in migrations));
  if (unknown.length === 0) return;
  throw new StoreError(
    `The database was written by a newer Hashbell (it has ${unknown.sort().join(', ')}, unknown here). Nothing was changed. Update Hashbell, or point DATABASE_URL at another database.`,
  );
}
