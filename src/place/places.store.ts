import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { advanceAlerts } from '../alert/advance-alerts.store.ts';
import { alertOf } from '../alert/alert-row.store.ts';
import { muted } from '../alert/snooze.ts';
import type { Database } from '../database/database.ts';
import { pages } from '../database/for-rows.ts';
import type { Schema } from '../database/schema.ts';
import { writing } from '../database/writing.ts';
import { digestOf } from '../digest/digest-row.store.ts';
import type { NewNotice } from '../outbox/notice.ts';
import { putNotices } from '../outbox/outbox.store.ts';
import { channelOf, personRecipient } from '../outbox/recipient.ts';
import type { StoppedBecause } from '../outbox/stopped-because.ts';
import type { Places } from './place.port.ts';
import type { Place, Placed, Stopped, Stopping } from './place.ts';

/** Seconds that a note waits for things that are stopped soon after, to tell all of them. */
const GATHERING = 30;
/** People whose things are stopped in one transaction: other writers wait for it. */
const PEOPLE = 100;
/** Rows in one statement. */
const PAGE = 1_000;

type Note = Parameters<Places['stop']>[3];

export function placeStore(database: Database): Places {
  const { kysely } = database;
  return {
    async stop(place, what, because, note) {
      const at: At = { place, what };
      // A digest without a subscriber is stopped without a note.
      const orphans = await stopDigests(kysely, at, because, undefined);
      let stopped = orphans.length;
      for (const people of pages(await peopleAt(kysely, at), PEOPLE)) {
        stopped += await writing(database, async (db) => {
          const digests = await stopDigests(db, at, because, people);
          const alerts = await stopAlerts(database, db, at, because, people);
          const fallbacks = await stopFallbacks(db, at, people);
          const told = new Map<string, Fallback | undefined>();
          for (const userId of [...digests, ...alerts]) told.set(userId, undefined);
          for (const { userId, channelId } of fallbacks) told.set(userId, { channelId, because });
          await tell(database, db, { told, now: because.at, note });
          return digests.length + alerts.length + fallbacks.length;
        });
      }
      return stopped;
    },

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

/** Returns a server's alerts that aren't muted: muted ones go nowhere. */
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

/** The things to stop, and the place they go to. */
interface At {
  readonly place: Place;
  readonly what: Stopping;
}

function digestsAt({ place, what }: At) {
  return ({ eb, or, and }: ExpressionBuilder<Schema, 'digests'>) => {
    const active = eb('state', '=', 'active');
    if (what.of === 'digest') return and([active, eb('id', '=', what.digestId)]);
    if (what.of !== 'everybody') return or([]);
    return and([
      active,
      or([
        eb('recipient', '=', place.recipient),
        ...(place.guildId === undefined ? [] : [eb('guild_id', '=', place.guildId)]),
      ]),
    ]);
  };
}

/** Returns the condition for the alerts to stop; muted ones go nowhere as it is. */
function alertsAt({ place, what }: At) {
  return ({ eb, or, and }: ExpressionBuilder<Schema, 'alerts'>) => {
    const channelId = channelOf(place.recipient);
    if (what.of === 'fallback' || what.of === 'digest' || channelId === undefined) return or([]);
    return and([
      eb('muted', '=', 0),
      or([
        // The index of channels has the same condition.
        and([eb('deliver', '=', channelId), eb('deliver', '!=', sql.lit('dm'))]),
        ...(place.guildId === undefined ? [] : [eb('guild_id', '=', place.guildId)]),
      ]),
      ...(what.of === 'everybody' ? [] : [eb('user_id', '=', what.userId)]),
      ...(what.of === 'alert' ? [eb('id', '=', what.alertId)] : []),
    ]);
  };
}

function fallbacksAt({ place, what }: At) {
  return ({ eb, or, and }: ExpressionBuilder<Schema, 'dm_channels'>) => {
    const channelId = channelOf(place.recipient);
    if (what.of === 'alert' || what.of === 'digest' || channelId === undefined) return or([]);
    return and([
      eb('fallback_channel_id', 'is not', null),
      or([
        eb('fallback_channel_id', '=', channelId),
        ...(place.guildId === undefined ? [] : [eb('fallback_guild_id', '=', place.guildId)]),
      ]),
      ...(what.of === 'everybody' ? [] : [eb('user_id', '=', what.userId)]),
    ]);
  };
}

/** Returns the ids of the people whose things go there. */
async function peopleAt(db: Kysely<Schema>, at: At): Promise<readonly string[]> {
  const digests = await db
    .selectFrom('digests')
    .select('user_id')
    .distinct()
    .where('user_id', 'is not', null)
    .$narrowType<{ user_id: string }>()
    .where(digestsAt(at))
    .execute();
  const alerts = await db
    .selectFrom('alerts')
    .select('user_id')
    .distinct()
    .where(alertsAt(at))
    .execute();
  const fallbacks = await db
    .selectFrom('dm_channels')
    .select('user_id')
    .where(fallbacksAt(at))
    .execute();
  return [...new Set([...digests, ...alerts, ...fallbacks].map(({ user_id }) => user_id))];
}

/**
 * Stops digests.
 *
 * @param people - Subscribers whose digests to stop; without, the digests without a subscriber.
 * @returns The subscriber of each.
 */
async function stopDigests(
  db: Kysely<Schema>,
  at: At,
  because: StoppedBecause,
  people: readonly string[] | undefined,
): Promise<readonly string[]> {
  const rows = await db
    .updateTable('digests')
    .set(({ eb }) => ({
      state: 'stopped',
      stopped: JSON.stringify(because),
      next_at: null,
      revision: eb('revision', '+', 1),
    }))
    .where(digestsAt(at))
    .where(({ eb }) =>
      people === undefined ? eb('user_id', 'is', null) : eb('user_id', 'in', people),
    )
    .returning('user_id')
    .execute();
  return rows.map(({ user_id }) => user_id ?? '');
}

/** Stops alerts. @returns The owner of each. */
async function stopAlerts(
  database: Database,
  db: Kysely<Schema>,
  at: At,
  because: StoppedBecause,
  people: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where(alertsAt(at))
    .where('user_id', 'in', people)
    .execute();
  const alerts = rows.map(alertOf);
  const ids = await advanceAlerts(database, db, alerts.map(muted));
  for (const page of pages([...ids], PAGE)) {
    await db
      .updateTable('alerts')
      .set({ stopped: JSON.stringify(because) })
      .where('id', 'in', page)
      .execute();
  }
  return alerts.filter(({ id }) => ids.has(id)).map(({ userId }) => userId);
}

async function stopFallbacks(db: Kysely<Schema>, at: At, people: readonly string[]) {
  const rows = await db
    .selectFrom('dm_channels')
    .select(['user_id', 'fallback_channel_id'])
    .where(fallbacksAt(at))
    .where('user_id', 'in', people)
    .execute();
  const users = rows.map(({ user_id }) => user_id);
  if (users.length > 0) {
    await db
      .updateTable('dm_channels')
      .set({ fallback_channel_id: null, fallback_guild_id: null })
      .where('user_id', 'in', users)
      .execute();
  }
  return rows.map((row) => ({ userId: row.user_id, channelId: row.fallback_channel_id ?? '' }));
}

/**
 * Sends each person one note of all that was stopped: since the note that is still to be sent, or
 * now.
 */
async function tell(
  database: Database,
  db: Kysely<Schema>,
  {
    told,
    now,
    note,
  }: {
    readonly told: ReadonlyMap<string, Fallback | undefined>;
    readonly now: number;
    readonly note: Note;
  },
): Promise<void> {
  const people = [...told.keys()];
  if (people.length === 0) return;
  const waiting = await waitingNotes(db, people);
  const stoppedOf = await stoppedThings(db, people);
  const notices: NewNotice[] = [];
  for (const [userId, fallback] of told) {
    const earlier = fallback ? undefined : waiting.get(userId);
    const payload = note({ ...stoppedOf(userId, earlier?.created_at ?? now), fallback });
    if (earlier && (await rewrite(db, earlier.id, JSON.stringify(payload)))) continue;
    notices.push({
      recipient: personRecipient(userId),
      owner: userId,
      payload,
      dedupeKey: `${fallback ? 'stopped-fallback' : 'stopped'}:${userId}:${now}`,
      createdAt: now,
      notBefore: now + GATHERING,
    });
  }
  await putNotices(database, db, notices);
}

/** Returns the notes that are still to be sent, by person. */
async function waitingNotes(db: Kysely<Schema>, people: readonly string[]) {
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'created_at', 'owner'])
    .where('recipient', 'in', people.map(personRecipient))
    .where('state', '=', 'ready')
    .where('attempts', '=', 0)
    .where('dedupe_key', 'like', 'stopped:%')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.owner, row]));
}

/** Changes a note that is still to be sent. @returns False when a sender has taken it meanwhile. */
async function rewrite(db: Kysely<Schema>, id: number, payload: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ payload })
    .where('id', '=', id)
    .where('attempts', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Finds the things of these people that are stopped.
 *
 * @returns A function that gives one person's things stopped since a moment, in unix seconds.
 */
async function stoppedThings(
  db: Kysely<Schema>,
  people: readonly string[],
): Promise<(userId: string, since: number) => Stopped> {
  const digestRows = await db
    .selectFrom('digests')
    .selectAll()
    .where('user_id', 'in', people)
    .where('state', '=', 'stopped')
    .orderBy('id')
    .execute();
  const alertRows = await db
    .selectFrom('alerts')
    .leftJoin('rigs', 'rigs.id', 'alerts.rig_id')
    .selectAll('alerts')
    .select('rigs.name as rig_name')
    .where('alerts.user_id', 'in', people)
    .where('stopped', 'is not', null)
    .orderBy('alerts.id')
    .execute();
  const settings = await db
    .selectFrom('user_settings')
    .select(['user_id', 'locale', 'discord_locale'])
    .where('user_id', 'in', people)
    .execute();
  const digests = Map.groupBy(digestRows.map(digestOf), ({ userId }) => userId);
  const alerts = Map.groupBy(
    alertRows.map((row) => ({ alert: alertOf(row), rigName: row.rig_name ?? undefined })),
    ({ alert }) => alert.userId,
  );
  const locales = new Map(settings.map((row) => [row.user_id, row.locale ?? row.discord_locale]));
  return (userId, since) => {
    const isRecent = ({ stopped }: { readonly stopped?: StoppedBecause | undefined }) =>
      stopped !== undefined && stopped.at >= since;
    const recent = (digests.get(userId) ?? []).filter(isRecent);
    return {
      userId,
      locale: locales.get(userId) ?? recent[0]?.locale,
      digests: recent,
      alerts: (alerts.get(userId) ?? []).filter(({ alert }) => isRecent(alert)),
    };
  };
}
