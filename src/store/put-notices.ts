import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { forRows } from '../database/for-rows.ts';
import type { Schema } from '../database/schema.ts';
import type { NewNotice } from '../ports.ts';

const COLUMNS = {
  recipient: 'text',
  owner: 'text',
  payload: 'text',
  dedupe_key: 'text',
  created_at: 'float8',
  not_before: 'float8',
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
    not_before: notice.notBefore ?? notice.createdAt,
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
        ${notice.created_at}, ${notice.not_before}, 0, 'ready',
        ${notice.enclosure}, ${notice.digest_id}, ${notice.expires_at}`)}
      on conflict (dedupe_key) do nothing`,
  );
  return put.length;
}

/** See `Outbox.putSpaced`. @param db - A transaction that no other of its kind overlaps. */
export async function putSpaced(
  database: Database,
  db: Kysely<Schema>,
  notice: NewNotice,
  seconds: number,
): Promise<boolean> {
  const { dedupeKey, createdAt } = notice;
  const span = Math.floor(createdAt / seconds);
  // One of the span before may be a moment old.
  const last = await db
    .selectFrom('outbox')
    .select('created_at')
    .where('dedupe_key', '=', `${dedupeKey}:${span - 1}`)
    .executeTakeFirst();
  if (last && last.created_at > createdAt - seconds) return false;
  const spaced = { ...notice, dedupeKey: `${dedupeKey}:${span}` };
  return (await putNotices(database, db, [spaced])) > 0;
}
