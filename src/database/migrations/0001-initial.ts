import { randomInt } from 'node:crypto';
import { type ColumnDefinitionBuilder, type Kysely, PostgresAdapter, sql } from 'kysely';
import { ownId } from './own-id.ts';

/** All tables, a function a topic; `Schema` says what is in their columns. */
export const initial = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createFacts(db);
    await createCache(db);
    await createPeople(db);
    await createRigs(db);
    await createAlerts(db);
    await createDigests(db);
    await createOutbox(db);
    await createMarket(db);
    await createAgreement(db);
    await createPools(db);
  },
};

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const key = (column: ColumnDefinitionBuilder) => column.primaryKey();

/** An index of the rows alone that have a value there. */
async function indexKnown(db: Kysely<unknown>, name: string, table: string, column: string) {
  await db.schema
    .createIndex(name)
    .on(table)
    .column(column)
    .where(sql.ref(column), 'is not', null)
    .execute();
}

async function createFacts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('facts')
    .addColumn('name', 'text', key)
    .addColumn('value', 'text', required)
    .execute();
  const instance = randomInt(36 ** 6)
    .toString(36)
    .padStart(6, '0');
  await sql`insert into facts (name, value) values ('instance', ${instance})`.execute(db);
}

async function createCache(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('cache')
    .addColumn('namespace', 'text', required)
    .addColumn('key', 'text', required)
    .addColumn('value', 'text', required)
    .addColumn('expires_at', 'bigint')
    .addPrimaryKeyConstraint('cache_pk', ['namespace', 'key'])
    .execute();
  await db.schema.createIndex('cache_expires_at').on('cache').column('expires_at').execute();
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('user_settings')
    .addColumn('user_id', 'text', key)
    .addColumn('currency', 'text')
    .addColumn('tariff', 'text')
    .addColumn('pool_fee', 'double precision')
    .addColumn('uptime', 'double precision')
    .addColumn('time_zone', 'text')
    .addColumn('locale', 'text')
    .addColumn('quiet', 'text')
    .addColumn('quiet_except', 'text')
    .addColumn('discord_locale', 'text')
    .addColumn('detail', 'text')
    .addColumn('updated_at', 'double precision', required)
    .execute();
  await db.schema
    .createTable('server_settings')
    .addColumn('guild_id', 'text', key)
    .addColumn('currency', 'text')
    .addColumn('tariff', 'text')
    .addColumn('pool_fee', 'double precision')
    .addColumn('updated_by', 'text')
    .addColumn('updated_at', 'double precision', required)
    .execute();
  await db.schema
    .createTable('tariffs')
    .addColumn('user_id', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('name_key', 'text', required)
    .addColumn('tariff', 'text', required)
    .addColumn('updated_at', 'double precision', required)
    .addPrimaryKeyConstraint('tariffs_name', ['user_id', 'name_key'])
    .execute();
  await db.schema
    .createIndex('server_settings_updated_by')
    .on('server_settings')
    .column('updated_by')
    .execute();
}

async function createRigs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rigs')
    .addColumn(...ownId(db))
    .addColumn('user_id', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('name_key', 'text', required)
    .addColumn('coin', 'text', required)
    .addColumn('hashrate', 'double precision', required)
    .addColumn('power', 'double precision', required)
    .addColumn('count', 'integer', required)
    .addColumn('model', 'text')
    .addColumn('measured', 'text')
    .addColumn('modes', 'text')
    .addColumn('tariff', 'text', required)
    .addColumn('season', 'integer')
    .addColumn('pool_fee', 'double precision', required)
    .addColumn('uptime', 'double precision', required)
    .addColumn('fixed_cost', 'double precision', required)
    .addColumn('cost', 'double precision')
    .addColumn('cost_currency', 'text')
    .addColumn('assumed', 'text')
    .addColumn('created_at', 'double precision', required)
    .addColumn('updated_at', 'double precision', required)
    .addColumn('revision', 'integer', required)
    .addUniqueConstraint('rigs_name', ['user_id', 'name_key'])
    .addCheckConstraint(
      'rigs_cost',
      sql`(cost is null) = (cost_currency is null) and (cost is null or cost > 0)`,
    )
    .execute();
  await db.schema
    .createIndex('rigs_season')
    .on('rigs')
    .columns(['season', 'id'])
    .where(sql.ref('season'), 'is not', null)
    .execute();
  await db.schema
    .createTable('shared_rigs')
    .addColumn('guild_id', 'text', required)
    .addColumn('user_id', 'text', required)
    .addColumn('how', 'text', required)
    .addColumn('checked_at', 'double precision', required)
    .addPrimaryKeyConstraint('shared_rigs_key', ['guild_id', 'user_id'])
    .execute();
  await db.schema.createIndex('shared_rigs_user').on('shared_rigs').column('user_id').execute();
  await db.schema
    .createIndex('shared_rigs_checked')
    .on('shared_rigs')
    .column('checked_at')
    .execute();
}

async function createAlerts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('alerts')
    .addColumn(...ownId(db))
    .addColumn('user_id', 'text', required)
    .addColumn('rig_id', 'bigint', (column) => column.references('rigs.id').onDelete('cascade'))
    .addColumn('kind', 'text', required)
    .addColumn('params', 'text', required)
    .addColumn('deliver', 'text', required)
    .addColumn('subject', 'text', required)
    .addColumn('guild_id', 'text')
    .addColumn('stopped', 'text')
    .addColumn('state', 'text', required)
    .addColumn('state_since', 'double precision', required)
    .addColumn('waits_for', 'text')
    .addColumn('level', 'double precision')
    .addColumn('due_at', 'double precision')
    .addColumn('begun_at', 'double precision')
    .addColumn('last_fired_at', 'double precision')
    .addColumn('notified_at', 'double precision')
    .addColumn('plan', 'text')
    .addColumn('muted', 'integer', required)
    .addColumn('snoozed_until', 'double precision')
    .addColumn('created_at', 'double precision', required)
    .addColumn('revision', 'integer', required)
    .execute();
  await db.schema
    .createIndex('alerts_subject')
    .unique()
    .on('alerts')
    .columns(['user_id', 'subject'])
    .execute();
  await db.schema.createIndex('alerts_rig').on('alerts').column('rig_id').execute();
  await db.schema
    .createIndex('alerts_level')
    .on('alerts')
    .columns(['waits_for', 'level'])
    .where(sql.ref('waits_for'), 'is not', null)
    .execute();
  await indexKnown(db, 'alerts_due', 'alerts', 'due_at');
  await db.schema
    .createIndex('alerts_falling')
    .on('alerts')
    .columns(['user_id', 'waits_for'])
    .where(sql<boolean>`state = 'falling'`)
    .execute();
  await db.schema
    .createIndex('alerts_channel')
    .on('alerts')
    .column('deliver')
    .where(sql<boolean>`deliver <> 'dm'`)
    .execute();
  await indexKnown(db, 'alerts_guild', 'alerts', 'guild_id');
  await db.schema
    .createIndex('alerts_unplaced')
    .on('alerts')
    .column('deliver')
    .where(sql<boolean>`deliver <> 'dm' and guild_id is null`)
    .execute();
  await db.schema
    .createTable('watch')
    .addColumn('id', 'integer', key)
    .addColumn('last', 'text', required)
    .addColumn('suspect', 'text')
    .addColumn('revision', 'integer', required)
    .execute();
}

async function createDigests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('digests')
    .addColumn(...ownId(db))
    .addColumn('guild_id', 'text')
    .addColumn('recipient', 'text', required)
    .addColumn('user_id', 'text')
    .addColumn('minute', 'integer', required)
    .addColumn('days', 'text', required)
    .addColumn('time_zone', 'text', required)
    .addColumn('currency', 'text')
    .addColumn('locale', 'text', required)
    .addColumn('sections', 'text', required)
    .addColumn('coins', 'text')
    .addColumn('state', 'text', required)
    .addColumn('next_at', 'double precision')
    .addColumn('last_at', 'double precision')
    .addColumn('missed', 'integer', required)
    .addColumn('stopped', 'text')
    .addColumn('created_at', 'double precision', required)
    .addColumn('revision', 'integer', required)
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
    .createIndex('digests_editions')
    .on('digests')
    .column('id')
    .where(sql<boolean>`guild_id is null and user_id is null`)
    .execute();
  await indexKnown(db, 'digests_guild', 'digests', 'guild_id');
  await indexKnown(db, 'digests_user', 'digests', 'user_id');
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn(...ownId(db))
    .addColumn('recipient', 'text', required)
    .addColumn('owner', 'text', required)
    .addColumn('payload', 'text', required)
    .addColumn('dedupe_key', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'double precision', required)
    .addColumn('not_before', 'double precision', required)
    .addColumn('priority', 'integer', required)
    .addColumn('attempts', 'integer', required)
    .addColumn('first_tried_at', 'double precision')
    .addColumn('state', 'text', required)
    .addColumn('lease_until', 'double precision')
    .addColumn('message_id', 'text')
    .addColumn('code', 'integer')
    .addColumn('reason', 'text')
    .addColumn('finished_at', 'double precision')
    .addColumn('content', 'text')
    .addColumn('digest_id', 'bigint')
    .addColumn('expires_at', 'double precision')
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
    .columns(['priority', 'not_before', 'id'])
    .where(ready)
    .execute();
  await db.schema
    .createIndex('outbox_content')
    .on('outbox')
    .column('content')
    .where(sql<boolean>`state = 'ready' and content is not null`)
    .execute();
  await db.schema
    .createIndex('outbox_failed')
    .on('outbox')
    .column('code')
    .where(sql<boolean>`state = 'failed'`)
    .execute();
  await db.schema.createIndex('outbox_owner').on('outbox').columns(['owner', 'state']).execute();
  await indexKnown(db, 'outbox_finished', 'outbox', 'finished_at');
  await db.schema
    .createTable('contents')
    .addColumn('id', 'text', key)
    .addColumn('message', 'text', required)
    .addColumn('picture_id', 'text')
    .addColumn('created_at', 'double precision', required)
    .execute();
  await db.schema
    .createTable('pictures')
    .addColumn('id', 'text', key)
    .addColumn('name', 'text', required)
    .addColumn('description', 'text', required)
    .addColumn('data', 'text', required)
    .execute();
  await createDmChannels(db);
}

async function createDmChannels(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('dm_channels')
    .addColumn('user_id', 'text', key)
    .addColumn('channel_id', 'text')
    .addColumn('state', 'text')
    .addColumn('code', 'integer')
    .addColumn('fallback_channel_id', 'text')
    .addColumn('fallback_guild_id', 'text')
    .addColumn('asked_at', 'double precision')
    .addColumn('closed_at', 'double precision')
    .addColumn('turn_at', 'double precision')
    .execute();
  await db.schema.createIndex('dm_channels_asked').on('dm_channels').column('asked_at').execute();
  await db.schema.createIndex('dm_channels_turn').on('dm_channels').column('turn_at').execute();
  await indexKnown(db, 'dm_channels_fallback', 'dm_channels', 'fallback_channel_id');
  await indexKnown(db, 'dm_channels_guild', 'dm_channels', 'fallback_guild_id');
}

async function createMarket(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('history')
    .addColumn('coin', 'text', required)
    .addColumn('step', 'text', required)
    .addColumn('at', 'double precision', required)
    .addColumn('height', 'bigint')
    .addColumn('difficulty', 'double precision')
    .addColumn('mean_fees', 'double precision')
    .addColumn('usd', 'double precision')
    .addColumn('parts', 'integer', required)
    .addColumn('rolled', 'integer', required)
    .addPrimaryKeyConstraint('history_key', ['coin', 'step', 'at'])
    .execute();
  await db.schema
    .createIndex('history_new')
    .on('history')
    .columns(['coin', 'step'])
    .where(sql<boolean>`rolled = 0`)
    .execute();
  await db.schema
    .createTable('fx_days')
    .addColumn('date', 'text', key)
    .addColumn('per_usd', 'text', required)
    .addColumn('currencies', 'integer', required)
    .execute();
  await db.schema
    .createTable('retarget_forecasts')
    .addColumn('coin', 'text', required)
    .addColumn('height', 'bigint', required)
    .addColumn('share', 'double precision', required)
    .addColumn('ratio', 'double precision', required)
    .addColumn('low', 'double precision', required)
    .addColumn('high', 'double precision', required)
    .addColumn('at', 'double precision', required)
    .addPrimaryKeyConstraint('retarget_forecasts_key', ['coin', 'height', 'share'])
    .execute();
  await db.schema
    .createTable('backfill_progress')
    .addColumn('part', 'text', key)
    .addColumn('state', 'text', required)
    .execute();
}

/** Creates what several processes on one database agree by. */
async function createAgreement(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('leases')
    .addColumn('name', 'text', key)
    .addColumn('holder', 'text', required)
    .addColumn('epoch', 'bigint', required)
    .addColumn('weak', 'integer', required)
    .addColumn('until', 'double precision', required)
    .execute();
  const claims = db.schema.createTable('claims');
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  // The server waits for no disk then. After a crash of its own the claims are gone, as are those
  // who waited for an answer.
  await (isPostgres ? claims.modifyFront(sql`unlogged`) : claims)
    .addColumn('id', 'text', key)
    .addColumn('at', 'double precision', required)
    .execute();
  await db.schema.createIndex('claims_at').on('claims').column('at').execute();
}

async function createPools(db: Kysely<unknown>): Promise<void> {
  const ofRig = (column: ColumnDefinitionBuilder) =>
    column.notNull().references('rigs.id').onDelete('cascade');
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const links = db.schema
    .createTable('pool_links')
    .addColumn(...ownId(db))
    .addColumn('user_id', 'text', required)
    .addColumn('rig_id', 'bigint', ofRig)
    .addColumn('pool', 'text', required)
    .addColumn('address', 'text', required)
    .addColumn('worker', 'text', required)
    .addColumn('created_at', 'double precision', required)
    .addColumn('asked_at', 'double precision', required)
    .addColumn('read_at', 'double precision')
    .addColumn('five_minutes', 'double precision')
    .addColumn('hour', 'double precision')
    .addColumn('last_share_at', 'double precision')
    .addColumn('share_interval', 'double precision')
    .addColumn('best_share', 'double precision')
    .addColumn('best_at', 'double precision')
    .addColumn('up_since', 'double precision')
    .addColumn('machine', 'text')
    .addUniqueConstraint('pool_links_same', ['rig_id', 'pool', 'address', 'worker']);
  // Each row is read anew every minute: with room beside it no index has to be told.
  await (isPostgres ? links.modifyEnd(sql`with (fillfactor = 70)`) : links).execute();
  // A machine in the house is one unit of one rig.
  await db.schema
    .createIndex('pool_links_machine')
    .unique()
    .on('pool_links')
    .columns(['user_id', 'address'])
    .where(sql<boolean>`pool = 'miner'`)
    .execute();
  await db.schema.createIndex('pool_links_user').on('pool_links').column('user_id').execute();
  await db.schema
    .createIndex('pool_links_asked')
    .on('pool_links')
    .columns(['pool', 'asked_at'])
    .execute();
  await db.schema
    .createIndex('pool_links_address')
    .on('pool_links')
    .columns(['pool', 'address'])
    .execute();
  await db.schema
    .createTable('rig_rates')
    .addColumn('rig_id', 'bigint', ofRig)
    .addColumn('step', 'text', required)
    .addColumn('at', 'double precision', required)
    .addColumn('hashrate', 'double precision', required)
    .addPrimaryKeyConstraint('rig_rates_key', ['rig_id', 'step', 'at'])
    .execute();
  await db.schema.createIndex('rig_rates_step').on('rig_rates').columns(['step', 'at']).execute();
  await db.schema
    .createTable('pool_troubles')
    .addColumn('pool', 'text', key)
    .addColumn('failing_since', 'double precision')
    .addColumn('told_at', 'double precision')
    .addColumn('up_since', 'double precision')
    .execute();
}
