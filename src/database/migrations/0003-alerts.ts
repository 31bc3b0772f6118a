import { type Kysely, sql } from 'kysely';
import { ownId } from './own-id.ts';

export const alerts = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('alerts')
      .addColumn(...ownId(db))
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('rig_id', 'bigint', (column) => column.references('rigs.id').onDelete('cascade'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('params', 'text', (column) => column.notNull())
      .addColumn('deliver', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('state_since', 'double precision', (column) => column.notNull())
      .addColumn('waits_for', 'text')
      .addColumn('level', 'double precision')
      .addColumn('due_at', 'double precision')
      .addColumn('last_fired_at', 'double precision')
      .addColumn('muted', 'integer', (column) => column.notNull())
      .addColumn('snoozed_until', 'double precision')
      .addColumn('created_at', 'double precision', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('alerts_level')
      .on('alerts')
      .columns(['waits_for', 'level'])
      .where(sql.ref('waits_for'), 'is not', null)
      .execute();
    await db.schema
      .createIndex('alerts_due')
      .on('alerts')
      .column('due_at')
      .where(sql.ref('due_at'), 'is not', null)
      .execute();
    await db.schema.createIndex('alerts_user').on('alerts').column('user_id').execute();
    await db.schema.createIndex('alerts_rig').on('alerts').column('rig_id').execute();
    await db.schema
      .createTable('watch')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('last', 'text', (column) => column.notNull())
      .addColumn('suspect', 'text')
      .addColumn('revision', 'integer', (column) => column.notNull())
      .execute();
  },
};
