import { randomInt } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { ownId } from './own-id.ts';

export const outbox = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('outbox')
      .addColumn(...ownId(db))
      .addColumn('recipient', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('dedupe_key', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'double precision', (column) => column.notNull())
      .addColumn('not_before', 'double precision', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('lease_until', 'double precision')
      .addColumn('message_id', 'text')
      .addColumn('code', 'integer')
      .addColumn('reason', 'text')
      .addColumn('finished_at', 'double precision')
      .execute();
    const ready = sql<boolean>`state = 'ready'`;
    await db.schema
      .createIndex('outbox_queue')
      .on('outbox')
      .columns(['recipient', 'id'])
      .where(ready)
      .execute();
    await db.schema
      .createIndex('outbox_ready')
      .on('outbox')
      .columns(['not_before', 'id'])
      .where(ready)
      .execute();
    await db.schema
      .createIndex('outbox_failed')
      .on('outbox')
      .column('code')
      .where(sql<boolean>`state = 'failed'`)
      .execute();
    await db.schema.createIndex('outbox_owner').on('outbox').columns(['owner', 'state']).execute();
    await db.schema
      .createIndex('outbox_finished')
      .on('outbox')
      .column('finished_at')
      .where(sql.ref('finished_at'), 'is not', null)
      .execute();
    await db.schema
      .createTable('dm_channels')
      .addColumn('user_id', 'text', (column) => column.primaryKey())
      .addColumn('channel_id', 'text')
      .addColumn('state', 'text')
      .addColumn('code', 'integer')
      .addColumn('fallback_channel_id', 'text')
      .addColumn('asked_at', 'double precision')
      .execute();
    await db.schema.createIndex('dm_channels_asked').on('dm_channels').column('asked_at').execute();
    await db.schema
      .createTable('facts')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    const instance = randomInt(36 ** 6)
      .toString(36)
      .padStart(6, '0');
    await sql`insert into facts (name, value) values ('instance', ${instance})`.execute(db);
  },
};
