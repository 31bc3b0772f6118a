import type { SharedRigs, SharingIn } from '../ports.ts';
import type { Database } from './database.ts';

export function sharedRigs({ kysely }: Database): SharedRigs {
  return {
    async share(userId, guildId, how) {
      if (how === undefined) {
        await kysely
          .deleteFrom('shared_rigs')
          .where('guild_id', '=', guildId)
          .where('user_id', '=', userId)
          .execute();
        return;
      }
      await kysely
        .insertInto('shared_rigs')
        .values({ guild_id: guildId, user_id: userId, how })
        .onConflict((conflict) => conflict.columns(['guild_id', 'user_id']).doUpdateSet({ how }))
        .execute();
    },

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
