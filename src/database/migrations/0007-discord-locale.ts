import type { Kysely } from 'kysely';

/** What a person reads Discord in, for messages that nobody asked for. */
export const discordLocale = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('user_settings').addColumn('discord_locale', 'text').execute();
  },
};
