import type { Kysely } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { writing } from '../database/writing.ts';
import type { DmStore } from './outbox.port.ts';
import { personRecipient } from './recipient.ts';

/** Seconds by which two turns may come closer than they should: senders look once a second. */
const SLACK = 2;
/** Seconds after which a turn that its person didn't take is given to others. */
const TURN_KEPT = 60;

export function dmStore(database: Database): DmStore {
  const { kysely } = database;
  return {
    async find(userId) {
      const row = await kysely
        .selectFrom('dm_channels')
        .selectAll()
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row
        ? {
            state: row.state ?? undefined,
            channelId: row.channel_id ?? undefined,
            code: row.code ?? undefined,
            closedAt: row.closed_at ?? undefined,
            fallbackChannelId: row.fallback_channel_id ?? undefined,
            fallbackGuildId: row.fallback_guild_id || undefined,
            askedAt: row.asked_at ?? undefined,
            turnAt: row.turn_at ?? undefined,
          }
        : {};
    },

    async opened(userId, channelId) {
      await kysely
        .updateTable('dm_channels')
        .set({ state: 'open', channel_id: channelId, code: null, closed_at: null })
        .where('user_id', '=', userId)
        .execute();
    },

    async closed(userId, code, now) {
      await kysely
        .updateTable('dm_channels')
        .set({ state: 'closed', code, closed_at: now })
        .where('user_id', '=', userId)
        .execute();
    },

    async reached(userId) {
      await kysely
        .updateTable('dm_channels')
        .set({ state: 'open', code: null, closed_at: null })
        .where('user_id', '=', userId)
        .where('state', '=', 'closed')
        .execute();
    },

    async tryAnew(userId) {
      await kysely
        .updateTable('dm_channels')
        .set({ closed_at: null })
        .where('user_id', '=', userId)
        .where('closed_at', 'is not', null)
        .execute();
    },

    async setFallback(userId, channelId, guildId) {
      const row = {
        fallback_channel_id: channelId ?? null,
        fallback_guild_id: guildId ?? null,
      };
      await kysely
        .insertInto('dm_channels')
        .values({ user_id: userId, ...row })
        .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
        .execute();
    },

    takeTurn: (userId, { now, gap, latest = Number.POSITIVE_INFINITY }) =>
      writing(database, async (db) => {
        if (!(await isWaitedFor(db, userId))) return undefined;
        const promised = await promisedTurn(db, userId);
        const last = await lastTurns(db);
        const isKept = promised !== undefined && promised > now - Math.max(gap, TURN_KEPT);
        const turn = isKept
          ? Math.max(promised, last.asked + gap - Math.min(gap / 2, SLACK))
          : Math.max(now, last.asked + gap, last.promised + gap);
        const changes =
          turn <= now
            ? { asked_at: now, turn_at: isKept ? promised : now }
            : isKept || turn > latest
              ? undefined
              : { turn_at: turn };
        if (changes) {
          await db
            .insertInto('dm_channels')
            .values({ user_id: userId, ...changes })
            .onConflict((conflict) => conflict.column('user_id').doUpdateSet(changes))
            .execute();
        }
        return turn;
      }),
  };
}

/**
 * Tells whether a notice waits for the person. A person who is forgotten meanwhile leaves no trace:
 * forgetting is a transaction of the same kind, so the notices are gone by then.
 */
async function isWaitedFor(db: Kysely<Schema>, userId: string): Promise<boolean> {
  const notice = await db
    .selectFrom('outbox')
    .select('id')
    .where('recipient', '=', personRecipient(userId))
    .where('state', '=', 'ready')
    .limit(1)
    .executeTakeFirst();
  return notice !== undefined;
}

/** Returns the turn that this person was given and hasn't taken yet. */
async function promisedTurn(db: Kysely<Schema>, userId: string): Promise<number | undefined> {
  const own = await db
    .selectFrom('dm_channels')
    .select(['asked_at', 'turn_at'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  const { asked_at: asked = null, turn_at: turn = null } = own ?? {};
  return turn === null || (asked !== null && asked >= turn) ? undefined : turn;
}

/**
 * Returns when Discord was last asked, and the last turn that was given away, whoever the person.
 */
async function lastTurns(db: Kysely<Schema>) {
  const { asked, promised } = await db
    .selectFrom('dm_channels')
    .select(({ fn }) => [fn.max('asked_at').as('asked'), fn.max('turn_at').as('promised')])
    .executeTakeFirstOrThrow();
  const never = Number.NEGATIVE_INFINITY;
  return { asked: asked ?? never, promised: promised ?? never };
}
