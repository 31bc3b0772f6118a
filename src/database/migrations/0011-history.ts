import { type Kysely, sql } from 'kysely';

/** What the market was, in three steps of time; rates of exchange by day; what was forecast. */
export const history = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('history')
      .addColumn('step', 'text', (column) => column.notNull())
      .addColumn('at', 'double precision', (column) => column.notNull())
      .addColumn('height', 'bigint')
      .addColumn('difficulty', 'double precision')
      .addColumn('mean_fees', 'double precision')
      .addColumn('usd', 'double precision')
      .addColumn('parts', 'integer', (column) => column.notNull())
      .addColumn('rolled', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('history_key', ['step', 'at'])
      .execute();
    await db.schema
      .createIndex('history_new')
      .on('history')
      .column('step')
      .where(sql<boolean>`rolled = 0`)
      .execute();
    await db.schema
      .createTable('fx_days')
      .addColumn('date', 'text', (column) => column.primaryKey())
      .addColumn('per_usd', 'text', (column) => column.notNull())
      .addColumn('currencies', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('retarget_forecasts')
      .addColumn('height', 'bigint', (column) => column.notNull())
      .addColumn('share', 'double precision', (column) => column.notNull())
      .addColumn('ratio', 'double precision', (column) => column.notNull())
      .addColumn('low', 'double precision', (column) => column.notNull())
      .addColumn('high', 'double precision', (column) => column.notNull())
      .addColumn('at', 'double precision', (column) => column.notNull())
      .addPrimaryKeyConstraint('retarget_forecasts_key', ['height', 'share'])
      .execute();
    await db.schema
      .createTable('backfill_progress')
      .addColumn('part', 'text', (column) => column.primaryKey())
      .addColumn('state', 'text', (column) => column.notNull())
      .execute();
  },
};
