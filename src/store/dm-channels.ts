import { sql } from 'kysely';
import type { DmStore } from '../ports.ts';
import type { Database } from './database.ts';
import { writing } from './writing.ts';

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
            fallbackChannelId: row.fallback_channel_id ?? undefined,
            askedAt: row.asked_at ?? undefined,
          }
        : {};
    },

    async opened(userId, channelId, now) {
      const found = { state: 'open' as const, channel_id: channelId, code: null, asked_at: now };
      await kysely
        .insertInto('dm_channels')
        .values({ user_id: userId, ...found })
        .onConflict((conflict) => conflict.column('user_id').doUpdateSet(found))
        .execute();
    },

    async closed(userId, code, now) {
      const found = { state: 'closed' as const, code };
      await kysely
        .insertInto('dm_channels')
        .values({ user_id: userId, ...found, asked_at: now })
        .onConflict((conflict) =>
          conflict.column('user_id').doUpdateSet({
            ...found,
            // With a channel it was a message that was refused, not the opening.
            asked_at: sql`case when dm_channels.channel_id is null then excluded.asked_at
              else dm_channels.asked_at end`,
          }),
        )
        .execute();
    },

    async reached(userId) {
      await kysely
        .updateTable('dm_channels')
        .set({ state: 'open', code: null })
        .where('user_id', '=', userId)
        .where('state', '=', 'closed')
        .execute();
    },

    async setFallback(userId, channelId) {
      const wish = { fallback_channel_id: channelId ?? null };
      await kysely
        .insertInto('dm_channels')
        .values({ user_id: userId, ...wish })
        .onConflict((conflict) => conflict.column('user_id').doUpdateSet(wish))
        .execute();
    },

    takeTurn: (userId, { now, gap }) =>
      writing(database, async (db) => {
        const { last } = await db
          .selectFrom('dm_channels')
          .select(({ fn }) => fn.max('asked_at').as('last'))
          .executeTakeFirstOrThrow();
        if (last !== null && last > now - gap) return false;
        await db
          .insertInto('dm_channels')
          .values({ user_id: userId, asked_at: now })
          .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ asked_at: now }))
          .execute();
        return true;
      }),
  };
}
