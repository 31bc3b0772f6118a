import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import type { Schema } from '../database/schema.ts';
import { othersFirst } from '../time/turns.ts';
import type { PersonalDraft } from './people.port.ts';
import { personKey } from './person-key.ts';

/** Namespace of the cache in which drafts stand under the keys of people. */
export const DRAFTS = 'drafts';

/** The shape in which Keyv stores a value. */
const Kept = z.object({ value: z.unknown() });

/**
 * Tells whether a key begins so, in any collation, and however either engine's LIKE takes capitals.
 */
const begins = (start: string) => sql<boolean>`substr(key, 1, ${start.length}) = ${start}`;

/**
 * Returns a person's drafts that are still there, expired or not: rigs of a file, long requests,
 * things that were removed.
 */
export async function draftsOf(
  db: Kysely<Schema>,
  userId: string,
): Promise<readonly PersonalDraft[]> {
  const rows = await db
    .selectFrom('cache')
    .select('key')
    .where('namespace', '=', DRAFTS)
    .where(begins(personKey(userId)))
    .orderBy('key')
    .execute();
  const drafts: PersonalDraft[] = [];
  for (const { key } of rows) {
    // Drafts are read one by one, with others' work in between: a file's rigs take milliseconds.
    const kept = await db
      .selectFrom('cache')
      .select('value')
      .where('namespace', '=', DRAFTS)
      .where('key', '=', key)
      .executeTakeFirst();
    if (!kept) continue;
    drafts.push({
      key: key.slice(personKey(userId).length),
      draft: Kept.parse(JSON.parse(kept.value)).value,
    });
    await othersFirst();
  }
  return drafts;
}

/** Deletes a person's drafts. @returns How many there were. */
export async function dropDraftsOf(db: Kysely<Schema>, userId: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('cache')
    .where('namespace', '=', DRAFTS)
    .where(begins(personKey(userId)))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
