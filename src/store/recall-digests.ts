import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { DIGEST_LIFETIME } from '../digest/digest.ts';

/**
 * Takes back digests of servers that wait to be sent, and makes them due again: they are composed
 * anew, by what they may speak of now. What a sender has had in hand goes on, and what somebody sent
 * by hand is dropped.
 *
 * @param db - A transaction.
 */
export async function recallDigests(
  db: Kysely<Schema>,
  guildIds: readonly string[],
): Promise<void> {
  if (guildIds.length === 0) return;
  const recalled = await db
    .deleteFrom('outbox')
    .where(
      'owner',
      'in',
      guildIds.map((id) => `g:${id}`),
    )
    .where('state', '=', 'ready')
    .where('attempts', '=', 0)
    .where('digest_id', 'is not', null)
    .returning(['digest_id', 'expires_at'])
    .execute();
  for (const { digest_id, expires_at } of recalled) {
    if (expires_at === null) continue;
    await db
      .updateTable('digests')
      .set(({ eb }) => ({
        next_at: expires_at - DIGEST_LIFETIME,
        revision: eb('revision', '+', 1),
      }))
      .where('id', '=', digest_id)
      .where('state', '=', 'active')
      .execute();
  }
}
