import type { Kysely } from 'kysely';
import type { NewNotice } from '../ports.ts';
import { pages } from './pages.ts';
import type { Schema } from './schema.ts';

const PAGE = 1_000;

/** Leaves out those whose dedupe key is known. @returns How many were new. */
export async function putNotices(
  db: Kysely<Schema>,
  notices: readonly NewNotice[],
): Promise<number> {
  let put = 0;
  for (const page of pages(notices, PAGE)) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('outbox')
      .values(
        page.map((notice) => ({
          recipient: notice.recipient,
          owner: notice.owner,
          payload: JSON.stringify(notice.payload),
          dedupe_key: notice.dedupeKey,
          created_at: notice.createdAt,
          not_before: notice.createdAt,
          attempts: 0,
          state: 'ready' as const,
        })),
      )
      .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
      .executeTakeFirst();
    put += Number(numInsertedOrUpdatedRows ?? 0);
  }
  return put;
}
