import { type Kysely, sql } from 'kysely';

/** For the few ticks in which what was found beyond its level needn't hold any longer. */
export const fallingAlerts = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createIndex('alerts_falling')
      .on('alerts')
      .columns(['user_id', 'waits_for'])
      .where(sql<boolean>`state = 'falling'`)
      .execute();
  },
};
