import { type Kysely, sql } from 'kysely';

/** Tells when an episode began from when it was told, and both from the last message. */
export const alertTellings = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const name of ['begun_at', 'told_at']) {
      await db.schema.alterTable('alerts').addColumn(name, 'double precision').execute();
    }
    // What was so when the alert was set up was told to nobody.
    await sql`update alerts set
        begun_at = last_fired_at,
        told_at = nullif(last_fired_at, created_at),
        last_fired_at = nullif(last_fired_at, created_at)
      where last_fired_at is not null`.execute(db);
  },
};
