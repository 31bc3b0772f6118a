import { type Kysely, sql } from 'kysely';
import { ownId } from './own-id.ts';

export const digests = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('digests')
      .addColumn(...ownId(db))
      .addColumn('guild_id', 'text')
      .addColumn('recipient', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text')
      .addColumn('minute', 'integer', (column) => column.notNull())
      .addColumn('days', 'text', (column) => column.notNull())
      .addColumn('time_zone', 'text', (column) => column.notNull())
      .addColumn('currency', 'text')
      .addColumn('locale', 'text', (column) => column.notNull())
      .addColumn('sections', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('next_at', 'double precision')
      .addColumn('last_at', 'double precision')
      .addColumn('missed', 'integer', (column) => column.notNull())
      .addColumn('stopped', 'text')
      .addColumn('created_at', 'double precision', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('digests_due')
      .on('digests')
      .columns(['next_at', 'id'])
      .where(sql.ref('next_at'), 'is not', null)
      .execute();
    await db.schema
      .createIndex('digests_same')
      .unique()
      .on('digests')
      .columns(['recipient', 'minute', 'days', 'time_zone'])
      .execute();
    await db.schema
      .createIndex('digests_guild')
      .on('digests')
      .column('guild_id')
      .where(sql.ref('guild_id'), 'is not', null)
      .execute();
    await db.schema
      .createIndex('digests_user')
      .on('digests')
      .column('user_id')
      .where(sql.ref('user_id'), 'is not', null)
      .execute();
    await db.schema
      .createTable('pictures')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('enclosures')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('picture_id', 'text')
      .addColumn('created_at', 'double precision', (column) => column.notNull())
      .execute();
    await db.schema.alterTable('outbox').addColumn('enclosure', 'text').execute();
    await db.schema.alterTable('outbox').addColumn('digest_id', 'bigint').execute();
    await db.schema.alterTable('outbox').addColumn('expires_at', 'double precision').execute();
    await db.schema
      .createIndex('outbox_enclosure')
      .on('outbox')
      .column('enclosure')
      .where(sql<boolean>`state = 'ready' and enclosure is not null`)
      .execute();
  },
};
