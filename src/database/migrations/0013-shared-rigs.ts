import type { Kysely } from 'kysely';

export const sharedRigs = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('shared_rigs')
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('how', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('shared_rigs_key', ['guild_id', 'user_id'])
      .execute();
    await db.schema.createIndex('shared_rigs_user').on('shared_rigs').column('user_id').execute();
  },
};
