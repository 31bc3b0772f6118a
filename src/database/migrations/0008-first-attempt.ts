import type { Kysely } from 'kysely';

/** From when on a message may stand in its channel of which nobody knows that it was posted. */
export const firstAttempt = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('outbox').addColumn('first_tried_at', 'double precision').execute();
  },
};
