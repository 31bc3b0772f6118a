import type { Kysely } from 'kysely';

export const settings = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('user_settings')
      .addColumn('user_id', 'text', (column) => column.primaryKey())
      .addColumn('currency', 'text')
      .addColumn('tariff_per_kwh', 'double precision')
      .addColumn('tariff_currency', 'text')
      .addColumn('pool_fee', 'double precision')
      .addColumn('uptime', 'double precision')
      .addColumn('time_zone', 'text')
      .addColumn('locale', 'text')
      .addColumn('updated_at', 'double precision', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('server_settings')
      .addColumn('guild_id', 'text', (column) => column.primaryKey())
      .addColumn('currency', 'text')
      .addColumn('tariff_per_kwh', 'double precision')
      .addColumn('tariff_currency', 'text')
      .addColumn('pool_fee', 'double precision')
      .addColumn('updated_by', 'text')
      .addColumn('updated_at', 'double precision', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('server_settings_updated_by')
      .on('server_settings')
      .column('updated_by')
      .execute();
  },
};
