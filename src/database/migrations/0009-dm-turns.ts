import { type Kysely, sql } from 'kysely';

/** Turns to open a direct message that are promised, and when one was found closed. */
export const dmTurns = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('dm_channels').addColumn('closed_at', 'double precision').execute();
    await db.schema.alterTable('dm_channels').addColumn('turn_at', 'double precision').execute();
    await db.schema.createIndex('dm_channels_turn').on('dm_channels').column('turn_at').execute();
    await sql`update dm_channels set closed_at = asked_at
      where state = 'closed' and channel_id is null`.execute(db);
  },
};
