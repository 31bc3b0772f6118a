import type { Kysely } from 'kysely';

export const cache = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('cache')
      .addColumn('namespace', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint')
      .addPrimaryKeyConstraint('cache_pk', ['namespace', 'key'])
      .execute();
    await db.schema.createIndex('cache_expires_at').on('cache').column('expires_at').execute();
  },
};
