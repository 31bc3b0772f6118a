import { type Kysely, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely';
import * as z from 'zod';
import type { Database } from '../database/database.ts';
import { forRows, pages } from '../database/for-rows.ts';
import type { OutboxTable, Schema } from '../database/schema.ts';
import { writing } from '../database/writing.ts';
import type { Message } from '../message/message.ts';
import { DAY } from '../time/seconds.ts';
import {
  type ClaimedNotice,
  type NewNotice,
  type Notice,
  priorities,
  type Refusal,
} from './notice.ts';
import type { Outbox } from './outbox.port.ts';
import { recipientIn } from './recipient.ts';

const SENT_KEPT = 7 * DAY;
const UNSENT_KEPT = 30 * DAY;
/** Rows in one statement. */
const PAGE = 1_000;

const DIGEST = priorities.indexOf('digest');
/** 0: sent before all others. */
const order = ({ priority = 'asked' }: Pick<NewNotice, 'priority'>) => priorities.indexOf(priority);

/** We wrote the message ourselves, as JSON: that it is an object is all there is to check. */
const payload = z.custom<Message>((value) => typeof value === 'object' && value !== null);

export function openOutbox(database: Database): Outbox {
  const { engine, kysely } = database;

  /**
   * Makes a change that only the holder of the lease may make.
   *
   * @returns Whether the lease still held.
   */
  const settle = async ({ id, leaseUntil }: ClaimedNotice, change: Updateable<OutboxTable>) => {
    const { numUpdatedRows } = await kysely
      .updateTable('outbox')
      .set({ ...change, lease_until: null })
      .where('id', '=', id)
      .where('state', '=', 'ready')
      .where('lease_until', '=', leaseUntil)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  };
  /**
   * Claims the oldest notices of these priorities, each the head of its recipient's queue. On PostgreSQL
   * a row that another process is claiming is passed over, and `array` has the rows chosen once: as a
   * set they may be chosen again for each row of the table.
   */
  const claimOf = async (
    priority: RawBuilder<unknown>,
    { now, limit, lease }: Parameters<Outbox['claim']>[0],
  ): Promise<readonly ClaimedNotice[]> => {
    const { rows } = await sql<Selectable<OutboxTable> & { readonly instance: string }>`
      update outbox set lease_until = ${now + lease}, attempts = attempts + 1,
        first_tried_at = case when attempts = 0 then ${now}
          else coalesce(first_tried_at, created_at) end
      where id ${engine === 'postgres' ? sql`= any(array` : sql`in`} (
        select id from outbox as head
        where state = 'ready' and priority ${priority} and not_before <= ${now}
          and (lease_until is null or lease_until <= ${now})
          and not exists (
            select 1 from outbox as earlier
            where earlier.state = 'ready' and earlier.recipient = head.recipient
              and earlier.id < head.id
          )
        order by priority, not_before, id
        limit ${limit} ${engine === 'postgres' ? sql`for update skip locked` : sql``}
      ) ${engine === 'postgres' ? sql`)` : sql``}
      returning *, (select value from facts where name = 'instance') as instance`.execute(kysely);
    return rows
      .map((row) => ({
        ...noticeOf(row),
        nonce: `hb${row.instance}${row.id.toString(36)}`,
        attempts: row.attempts - 1,
        firstTriedAt: row.first_tried_at ?? row.created_at,
        leaseUntil: now + lease,
      }))
      .sort((a, b) => order(a) - order(b) || a.id - b.id);
  };
  const why = ({ code, reason }: Refusal) => ({ code: code ?? null, reason });

  return {
    put: (notices) => writing(database, (db) => putNotices(database, db, notices)),

    putSpaced: (notice, seconds) =>
      writing(database, (db) => putSpaced(database, db, notice, seconds)),

    async claim({ now, limit, digests = limit, lease }) {
      const urgent = await claimOf(sql`< ${DIGEST}`, { now, limit, lease });
      const room = Math.min(limit - urgent.length, digests);
      const others = room > 0 ? await claimOf(sql`= ${DIGEST}`, { now, limit: room, lease }) : [];
      return [...urgent, ...others];
    },

    async releaseAll() {
      await kysely
        .updateTable('outbox')
        .set({ lease_until: null })
        .where('state', '=', 'ready')
        .where('lease_until', 'is not', null)
        .execute();
    },

    async sent(id, messageId, now) {
      await kysely
        .updateTable('outbox')
        .set({ state: 'sent', message_id: messageId, lease_until: null, finished_at: now })
        .where('id', '=', id)
        .execute();
    },

    retry: (notice, notBefore, refusal) =>
      settle(notice, { ...why(refusal), not_before: notBefore }),

    failed: (notice, refusal, now) =>
      settle(notice, { ...why(refusal), state: 'failed', finished_at: now }),

    moved: (notice, to) =>
      settle(notice, {
        recipient: to.recipient,
        payload: JSON.stringify(to.payload),
        attempts: 0,
      }),

    postpone: (notice, notBefore) =>
      settle(notice, { not_before: notBefore, attempts: notice.attempts }),

    hold: (notice, refusal, now) =>
      settle(notice, { ...why(refusal), state: 'held', finished_at: now }),

    async held(userId) {
      const rows = await kysely
        .selectFrom('outbox')
        .selectAll()
        .where('owner', '=', userId)
        .where('state', '=', 'held')
        .orderBy('id')
        .execute();
      return rows.map(noticeOf);
    },

    async shown(ids, now) {
      for (const page of pages(ids, PAGE)) {
        await kysely
          .updateTable('outbox')
          .set({ state: 'sent', finished_at: now })
          .where('id', 'in', page)
          .where('state', '=', 'held')
          .execute();
      }
    },

    async depth(now) {
      const { ready, oldest } = await kysely
        .selectFrom('outbox')
        .select(({ fn }) => [fn.countAll<number>().as('ready'), fn.min('not_before').as('oldest')])
        .where('state', '=', 'ready')
        .executeTakeFirstOrThrow();
      const failed = await kysely
        .selectFrom('outbox')
        .select(({ fn }) => ['code', fn.countAll<number>().as('count')])
        .where('state', '=', 'failed')
        .groupBy('code')
        .execute();
      return {
        ready,
        ...(oldest !== null && oldest <= now && { oldestAge: now - oldest }),
        failedByCode: Object.fromEntries(failed.map((row) => [row.code ?? 'other', row.count])),
      };
    },

    async sweep(now) {
      for (let swept = 0; ; ) {
        const { numDeletedRows } = await kysely
          .deleteFrom('outbox')
          .where('id', 'in', (db) =>
            db
              .selectFrom('outbox')
              .select('id')
              .where('finished_at', '<=', now - SENT_KEPT)
              .where(({ or, eb }) =>
                or([eb('state', '=', 'sent'), eb('finished_at', '<=', now - UNSENT_KEPT)]),
              )
              .limit(PAGE),
          )
          .executeTakeFirst();
        swept += Number(numDeletedRows);
        if (numDeletedRows < PAGE) return swept;
      }
    },
  };
}

export function noticeOf(row: Selectable<OutboxTable>): Notice {
  return {
    id: row.id,
    recipient: recipientIn(row.recipient),
    owner: row.owner,
    payload: payload.parse(JSON.parse(row.payload)),
    dedupeKey: row.dedupe_key,
    createdAt: row.created_at,
    priority: priorities[row.priority],
    ...(row.content !== null && { content: row.content }),
    ...(row.digest_id !== null && { digest: row.digest_id }),
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
  };
}

const COLUMNS = {
  recipient: 'text',
  owner: 'text',
  payload: 'text',
  dedupe_key: 'text',
  created_at: 'float8',
  not_before: 'float8',
  priority: 'bigint',
  content: 'text',
  digest_id: 'bigint',
  expires_at: 'float8',
} as const;

/** Stores notices, except those whose dedupe key is known. @returns How many were new. */
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
    priority: order(notice),
    content: notice.content ?? null,
    digest_id: notice.digest ?? null,
    expires_at: notice.expiresAt ?? null,
  }));
  const put = await forRows(
    database,
    db,
    { table: 'outbox', key: 'dedupe_key', columns: COLUMNS, rows },
    ({ value: notice, values }) => sql`
      insert into outbox
        (recipient, owner, payload, dedupe_key, created_at, not_before, priority, attempts, state,
          content, digest_id, expires_at)
      ${values(sql`${notice.recipient}, ${notice.owner}, ${notice.payload}, ${notice.dedupe_key},
        ${notice.created_at}, ${notice.not_before}, ${notice.priority}, 0, 'ready',
        ${notice.content}, ${notice.digest_id}, ${notice.expires_at}`)}
      on conflict (dedupe_key) do nothing`,
  );
  return put.length;
}

/**
 * Stores a notice as `Outbox.putSpaced` does.
 *
 * @param db - A transaction that no other of its kind overlaps.
 */
export async function putSpaced(
  database: Database,
  db: Kysely<Schema>,
  notice: NewNotice,
  seconds: number,
): Promise<boolean> {
  const { dedupeKey, createdAt } = notice;
  const span = Math.floor(createdAt / seconds);
  // A notice of the span before may be a moment old.
  const last = await db
    .selectFrom('outbox')
    .select('created_at')
    .where('dedupe_key', '=', `${dedupeKey}:${span - 1}`)
    .executeTakeFirst();
  if (last && last.created_at > createdAt - seconds) return false;
  const spaced = { ...notice, dedupeKey: `${dedupeKey}:${span}` };
  return (await putNotices(database, db, [spaced])) > 0;
}
