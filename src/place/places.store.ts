import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { alertOf, courseColumns, wishColumns } from '../alert/alert-row.store.ts';
import { muted } from '../alert/snooze.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { writing } from '../database/writing.ts';
import { digestOf } from '../digest/digest-row.store.ts';
import { putNotices } from '../outbox/outbox.store.ts';
import type { StoppedBecause } from '../outbox/stopped-because.ts';
import type { Places } from './place.port.ts';
import type { Place, Placed, Stopped, Stopping } from './place.ts';

/** Seconds that a note waits for what is stopped soon after, to tell all of it. */
const GATHERING = 30;

type Note = Parameters<Places['stop']>[3];

export function placeStore(database: Database): Places {
  const { kysely } = database;
  return {
    stop: (place, what, because, note) =>
      writing(database, async (db) => {
        const told = new Map<string, Fallback | undefined>();
        const digests = what.of === 'everybody' ? await stopDigests(db, place, because) : [];
        for (const { user_id: userId } of digests) if (userId !== null) told.set(userId, undefined);
        const alerts = await stopAlerts(db, place, what, because);
        for (const userId of alerts) told.set(userId, undefined);
        const fallbacks = await stopFallbacks(db, place, what);
        for (const { userId, channelId } of fallbacks) told.set(userId, { channelId, because });
        for (const [userId, fallback] of told) {
          await tell(database, db, { userId, fallback, now: because.at, note });
        }
        return digests.length + alerts.length + fallbacks.length;
      }),

    async inServer(guildId, { limit, offset }) {
      const alerts = await alertsIn(kysely, guildId)
        .selectAll()
        .orderBy('deliver')
        .orderBy('user_id')
        .orderBy('id')
        .limit(limit)
        .offset(offset)
        .execute();
      const room = limit - alerts.length;
      if (room === 0) return alerts.map(placedAlert);
      const before = await countAlerts(kysely, guildId);
      const fallbacks = await fallbacksIn(kysely, guildId)
        .select(fallbackColumns)
        .orderBy('fallback_channel_id')
        .orderBy('user_id')
        .limit(room)
        .offset(Math.max(0, offset - before))
        .execute();
      return [...alerts.map(placedAlert), ...fallbacks.map(placedFallback)];
    },

    async countIn(guildId) {
      const alerts = await countAlerts(kysely, guildId);
      return alerts + (await countFallbacks(kysely, guildId));
    },

    async find(guildId, key) {
      if ('alertId' in key) {
        const row = await alertsIn(kysely, guildId)
          .selectAll()
          .where('id', '=', key.alertId)
          .executeTakeFirst();
        return row && placedAlert(row);
      }
      const row = await fallbacksIn(kysely, guildId)
        .select(fallbackColumns)
        .where('user_id', '=', key.userId)
        .executeTakeFirst();
      return row && placedFallback(row);
    },

    async serverOf(channelId) {
      const { rows } = await sql<{ guild: string }>`
        select guild_id as guild from alerts
        where deliver = ${channelId} and deliver <> 'dm' and guild_id <> ''
        union all
        select fallback_guild_id from dm_channels
        where fallback_channel_id = ${channelId} and fallback_guild_id <> ''
        limit 1`.execute(kysely);
      return rows[0]?.guild;
    },

    async unplaced(limit) {
      const { rows } = await sql<{ channel: string }>`
        select channel from (
          select deliver as channel from alerts where deliver <> 'dm' and guild_id is null
          union
          select fallback_channel_id from dm_channels
          where fallback_channel_id is not null and fallback_guild_id is null
        ) unplaced order by random() limit ${limit}`.execute(kysely);
      return rows.map(({ channel }) => channel);
    },

    placed: (channelId, guildId = '') =>
      writing(database, async (db) => {
        await db
          .updateTable('alerts')
          .set({ guild_id: guildId })
          .where('deliver', '=', channelId)
          .where('deliver', '!=', sql.lit('dm'))
          .where('guild_id', 'is', null)
          .execute();
        await db
          .updateTable('dm_channels')
          .set({ fallback_guild_id: guildId })
          .where('fallback_channel_id', '=', channelId)
          .where('fallback_guild_id', 'is', null)
          .execute();
      }),
  };
}

/** Those that are muted go nowhere. */
function alertsIn(db: Kysely<Schema>, guildId: string) {
  return db.selectFrom('alerts').where('guild_id', '=', guildId).where('muted', '=', 0);
}

function fallbacksIn(db: Kysely<Schema>, guildId: string) {
  return db
    .selectFrom('dm_channels')
    .where('fallback_guild_id', '=', guildId)
    .where('fallback_channel_id', 'is not', null);
}

const counted = sql<number>`count(*)`.as('count');
const fallbackColumns = ['user_id', 'fallback_channel_id'] as const;

function placedAlert(row: Parameters<typeof alertOf>[0]): Placed {
  const alert = alertOf(row);
  return { userId: alert.userId, channelId: alert.deliver, alert };
}

function placedFallback(row: {
  readonly user_id: string;
  readonly fallback_channel_id: string | null;
}): Placed {
  return { userId: row.user_id, channelId: row.fallback_channel_id ?? '' };
}

async function countAlerts(db: Kysely<Schema>, guildId: string): Promise<number> {
  const { count } = await alertsIn(db, guildId).select(counted).executeTakeFirstOrThrow();
  return count;
}

async function countFallbacks(db: Kysely<Schema>, guildId: string): Promise<number> {
  const { count } = await fallbacksIn(db, guildId).select(counted).executeTakeFirstOrThrow();
  return count;
}

interface Fallback {
  readonly channelId: string;
  readonly because: StoppedBecause;
}

/** @returns Who subscribed each. */
function stopDigests(db: Kysely<Schema>, place: Place, because: StoppedBecause) {
  return db
    .updateTable('digests')
    .set(({ eb }) => ({
      state: 'stopped',
      stopped: JSON.stringify(because),
      next_at: null,
      revision: eb('revision', '+', 1),
    }))
    .where('state', '=', 'active')
    .where(({ eb, or }) =>
      or([
        eb('recipient', '=', place.recipient),
        ...(place.guildId === undefined ? [] : [eb('guild_id', '=', place.guildId)]),
      ]),
    )
    .returning('user_id')
    .execute();
}

/** Those that are muted go nowhere as it is. @returns Whose each was. */
async function stopAlerts(
  db: Kysely<Schema>,
  place: Place,
  what: Stopping,
  because: StoppedBecause,
): Promise<readonly string[]> {
  const channelId = channelOf(place);
  if (what.of === 'fallback' || channelId === undefined) return [];
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('muted', '=', 0)
    .where(({ eb, and, or }: ExpressionBuilder<Schema, 'alerts'>) =>
      and([
        or([
          // As the index of channels has it.
          and([eb('deliver', '=', channelId), eb('deliver', '!=', sql.lit('dm'))]),
          ...(place.guildId === undefined ? [] : [eb('guild_id', '=', place.guildId)]),
        ]),
        ...(what.of === 'everybody' ? [] : [eb('user_id', '=', what.userId)]),
        ...(what.of === 'alert' ? [eb('id', '=', what.alertId)] : []),
      ]),
    )
    .execute();
  for (const row of rows) {
    const alert = { ...muted(alertOf(row)), stopped: because };
    await db
      .updateTable('alerts')
      .set({
        ...courseColumns(alert),
        stopped: wishColumns(alert).stopped,
        revision: alert.revision + 1,
      })
      .where('id', '=', row.id)
      .execute();
  }
  return rows.map(({ user_id }) => user_id);
}

async function stopFallbacks(db: Kysely<Schema>, place: Place, what: Stopping) {
  const channelId = channelOf(place);
  if (what.of === 'alert' || channelId === undefined) return [];
  const rows = await db
    .selectFrom('dm_channels')
    .select(['user_id', 'fallback_channel_id'])
    .where('fallback_channel_id', 'is not', null)
    .where(({ eb, and, or }: ExpressionBuilder<Schema, 'dm_channels'>) =>
      and([
        or([
          eb('fallback_channel_id', '=', channelId),
          ...(place.guildId === undefined ? [] : [eb('fallback_guild_id', '=', place.guildId)]),
        ]),
        ...(what.of === 'everybody' ? [] : [eb('user_id', '=', what.userId)]),
      ]),
    )
    .execute();
  for (const { user_id } of rows) {
    await db
      .updateTable('dm_channels')
      .set({ fallback_channel_id: null, fallback_guild_id: null })
      .where('user_id', '=', user_id)
      .execute();
  }
  return rows.map((row) => ({ userId: row.user_id, channelId: row.fallback_channel_id ?? '' }));
}

function channelOf({ recipient }: Place): string | undefined {
  return recipient.startsWith('c:') ? recipient.slice('c:'.length) : undefined;
}

/** One note of all that was stopped since the one that is still to be sent, or now. */
async function tell(
  database: Database,
  db: Kysely<Schema>,
  {
    userId,
    fallback,
    now,
    note,
  }: {
    readonly userId: string;
    readonly fallback: Fallback | undefined;
    readonly now: number;
    readonly note: Note;
  },
): Promise<void> {
  const waiting = fallback ? undefined : await waitingNote(db, userId);
  const stopped = await stoppedSince(db, userId, waiting?.created_at ?? now);
  const payload = note({ ...stopped, fallback });
  if (waiting && (await rewrite(db, waiting.id, JSON.stringify(payload)))) return;
  await putNotices(database, db, [
    {
      recipient: `u:${userId}`,
      owner: userId,
      payload,
      dedupeKey: `${fallback ? 'stopped-fallback' : 'stopped'}:${userId}:${now}`,
      createdAt: now,
      notBefore: now + GATHERING,
    },
  ]);
}

function waitingNote(db: Kysely<Schema>, userId: string) {
  return db
    .selectFrom('outbox')
    .select(['id', 'created_at'])
    .where('recipient', '=', `u:${userId}`)
    .where('state', '=', 'ready')
    .where('attempts', '=', 0)
    .where('dedupe_key', 'like', `stopped:${userId}:%`)
    .executeTakeFirst();
}

/** @returns False when a sender has it in hand meanwhile. */
async function rewrite(db: Kysely<Schema>, id: number, payload: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ payload })
    .where('id', '=', id)
    .where('attempts', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function stoppedSince(db: Kysely<Schema>, userId: string, since: number): Promise<Stopped> {
  const digests = await db
    .selectFrom('digests')
    .selectAll()
    .where('user_id', '=', userId)
    .where('state', '=', 'stopped')
    .orderBy('id')
    .execute();
  const alerts = await db
    .selectFrom('alerts')
    .leftJoin('rigs', 'rigs.id', 'alerts.rig_id')
    .selectAll('alerts')
    .select('rigs.name as rig_name')
    .where('alerts.user_id', '=', userId)
    .where('stopped', 'is not', null)
    .orderBy('alerts.id')
    .execute();
  const settings = await db
    .selectFrom('user_settings')
    .select(['locale', 'discord_locale'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  const isRecent = ({ stopped }: { readonly stopped?: StoppedBecause | undefined }) =>
    stopped !== undefined && stopped.at >= since;
  const recent = digests.map(digestOf).filter(isRecent);
  return {
    userId,
    locale: settings?.locale ?? settings?.discord_locale ?? recent[0]?.locale,
    digests: recent,
    alerts: alerts
      .map((row) => ({ alert: alertOf(row), rigName: row.rig_name ?? undefined }))
      .filter(({ alert }) => isRecent(alert)),
  };
}
