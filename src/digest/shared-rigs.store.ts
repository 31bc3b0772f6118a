import type { Database } from '../database/database.ts';
import { writing } from '../database/writing.ts';
import { recallDigests } from './digests.store.ts';
import type { SharedRigs, SharingIn } from './shared-rigs.port.ts';

export function sharedRigs(database: Database): SharedRigs {
  const { kysely } = database;
  return {
    share: (userId, guildId, how, now) =>
      writing(database, async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('shared_rigs')
          .where('guild_id', '=', guildId)
          .where('user_id', '=', userId)
          .executeTakeFirst();
        if (how !== undefined) {
          await db
            .insertInto('shared_rigs')
            .values({ guild_id: guildId, user_id: userId, how, checked_at: now })
            .execute();
        }
        // Digests that are still to be sent may name them.
        if (numDeletedRows > 0n && how !== 'named') await recallDigests(db, [guildId]);
      }),

    async unchecked({ before, limit }) {
      const rows = await kysely
        .selectFrom('shared_rigs')
        .select(['user_id', 'guild_id', 'checked_at'])
        .where('checked_at', '<', before)
        .orderBy('checked_at')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        userId: row.user_id,
        guildId: row.guild_id,
        checkedAt: row.checked_at,
      }));
    },

    async checked({ userId, guildId, checkedAt }, now) {
      await kysely
        .updateTable('shared_rigs')
        .set({ checked_at: now })
        .where('guild_id', '=', guildId)
        .where('user_id', '=', userId)
        .where('checked_at', '=', checkedAt)
        .execute();
    },

    left: ({ userId, guildId, checkedAt }) =>
      writing(database, async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('shared_rigs')
          .where('guild_id', '=', guildId)
          .where('user_id', '=', userId)
          .where('checked_at', '=', checkedAt)
          .executeTakeFirst();
        if (numDeletedRows > 0n) await recallDigests(db, [guildId]);
        return numDeletedRows > 0n;
      }),

    async of(userId, guildId) {
      const row = await kysely
        .selectFrom('shared_rigs')
        .select('how')
        .where('guild_id', '=', guildId)
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row?.how;
    },

    async inServer(guildId) {
      const rows = await kysely
        .selectFrom('shared_rigs')
        .select(['user_id', 'how'])
        .where('guild_id', '=', guildId)
        .orderBy('user_id')
        .execute();
      return new Map(rows.map(({ user_id, how }) => [user_id, how]));
    },

    async everywhere(userId) {
      const rows = await kysely
        .selectFrom('shared_rigs')
        .select(['guild_id', 'how'])
        .where('user_id', '=', userId)
        .orderBy('guild_id')
        .execute();
      return rows.map(({ guild_id: guildId, how }): SharingIn => ({ guildId, how }));
    },
  };
}
