import type { Kysely } from 'kysely';
import { ownId } from './own-id.ts';

export const rigs = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('rigs')
      .addColumn(...ownId(db))
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('name_key', 'text', (column) => column.notNull())
      .addColumn('hashrate', 'double precision', (column) => column.notNull())
      .addColumn('power', 'double precision', (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('model', 'text')
      .addColumn('tariff_per_kwh', 'double precision', (column) => column.notNull())
      .addColumn('tariff_currency', 'text', (column) => column.notNull())
      .addColumn('pool_fee', 'double precision', (column) => column.notNull())
      .addColumn('uptime', 'double precision', (column) => column.notNull())
      .addColumn('fixed_cost', 'double precision', (column) => column.notNull())
      .addColumn('created_at', 'double precision', (column) => column.notNull())
      .addColumn('updated_at', 'double precision', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addUniqueConstraint('rigs_name', ['user_id', 'name_key'])
      .execute();
  },
};
