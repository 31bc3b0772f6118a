import type { Kysely } from 'kysely';

/** Of rigs that were there before nobody knows; they are taken for said. */
export const assumedTerms = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('rigs').addColumn('assumed', 'text').execute();
  },
};
