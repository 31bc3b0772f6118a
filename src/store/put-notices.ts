import { type Kysely, sql } from 'kysely';
import type { NewNotice } from '../ports.ts';
import type { Database } from './database.ts';
import { forRows } from './for-rows.ts';
import type { Schema } from './schema.ts';

const COLUMNS = {
  recipient: 'text',
  owner: 'text',
  payload: 'text',
  dedupe_key: 'text',
  created_at: 'float8',
  enclosure: 'text',
  digest_id: 'bigint',
  expires_at: 'float8',
} as const;

/** Leaves out those whose dedupe key is known. @returns How many were new. */
export async function putNotices(
  database: Database,
  db: Kysely<Schema>,
  notices: readonly NewNotice[],
): Promise<number> {
  const rows = notices.map((notice) => ({
    recipient: notice.recipient,
    owner: notice.owner,
    payload: JSON.stringify(notice.payload),
    dedupe_key: notice.dedupeKey,
    created_at: notice.createdAt,
    enclosure: notice.enclosure ?? null,
    digest_id: notice.digest ?? null,
    expires_at: notice.expiresAt ?? null,
  }));
  const put = await forRows(
    database,
    db,
    { table: 'outbox', key: 'dedupe_key', columns: COLUMNS, rows },
    ({ value: notice, values }) => sql`
      insert into outbox
        (recipient, owner, payload, dedupe_key, created_at, not_before, attempts, state,
          enclosure, digest_id, expires_at)
      ${values(sql`${notice.recipient}, ${notice.owner}, ${notice.payload}, ${notice.dedupe_key},
        ${notice.created_at}, ${notice.created_at}, 0, 'ready',
        ${notice.enclosure}, ${notice.digest_id}, ${notice.expires_at}`)}
      on conflict (dedupe_key) do nothing`,
  );
  return put.length;
}
