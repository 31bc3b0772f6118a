import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { forRows } from '../database/for-rows.ts';
import type { DigestsTable, Schema } from '../database/schema.ts';
import { writing } from '../database/writing.ts';
import { putContents } from '../outbox/contents.store.ts';
import { putNotices, putSpaced } from '../outbox/outbox.store.ts';
import { personRecipient, serverOwner } from '../outbox/recipient.ts';
import type { Saved } from '../rig/rig.port.ts';
import type { DigestAdded, DigestStore, ServedDigest } from './digest.port.ts';
import { DIGEST_LIFETIME, type Digest, type NewDigest } from './digest.ts';
import { courseColumns, digestOf, newDigestRow, wishColumns } from './digest-row.store.ts';

/** Digests of a server, and of a person, at most. */
const MOST = 10;

const COURSE = {
  id: 'bigint',
  revision: 'bigint',
  next_at: 'float8',
  last_at: 'float8',
  missed: 'bigint',
} as const;

export function digestStore(database: Database): DigestStore {
  const { kysely } = database;
  const all = () => kysely.selectFrom('digests').selectAll();
  return {
    add: (digest) =>
      writing<DigestAdded>(database, async (db) => {
        const same = await sameAs(db, digest);
        if (same) return { ok: false, why: 'same', digest: same };
        const { count } = await db
          .selectFrom('digests')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where(({ and, eb }) =>
            digest.guildId === undefined
              ? and([eb('recipient', '=', digest.recipient), eb('guild_id', 'is', null)])
              : eb('guild_id', '=', digest.guildId),
          )
          .executeTakeFirstOrThrow();
        if (count >= MOST) return { ok: false, why: 'too-many' };
        const row = await db
          .insertInto('digests')
          .values(newDigestRow(digest))
          .returningAll()
          .executeTakeFirstOrThrow();
        return { ok: true, digest: digestOf(row) };
      }),

    async ofServer(guildId) {
      const rows = await all().where('guild_id', '=', guildId).orderBy('id').execute();
      return rows.map(digestOf);
    },

    async ofPerson(userId) {
      const rows = await all()
        .where('recipient', '=', personRecipient(userId))
        .where('guild_id', 'is', null)
        .orderBy('id')
        .execute();
      return rows.map(digestOf);
    },

    async editions() {
      // The index of them has the same condition.
      const rows = await all()
        .where('guild_id', 'is', null)
        .where('user_id', 'is', null)
        .orderBy('id')
        .execute();
      return rows.map(digestOf);
    },

    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row && digestOf(row);
    },

    save: (digest) =>
      writing<Saved | 'same'>(database, async (db) => {
        if (await sameAs(db, digest, digest.id)) return 'same';
        const { numUpdatedRows } = await db
          .updateTable('digests')
          .set({
            ...wishColumns(digest),
            ...courseColumns(digest),
            state: digest.state,
            stopped: digest.stopped ? JSON.stringify(digest.stopped) : null,
            revision: digest.revision + 1,
          })
          .where('id', '=', digest.id)
          .where('revision', '=', digest.revision)
          .executeTakeFirst();
        if (numUpdatedRows > 0n) return 'saved';
        const there = await db
          .selectFrom('digests')
          .select('id')
          .where('id', '=', digest.id)
          .executeTakeFirst();
        return there ? 'changed' : 'gone';
      }),

    remove: (id) =>
      writing(database, async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('digests')
          .where('id', '=', id)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),

    async due(question) {
      const { rows } = await digestsDue(question).execute(kysely);
      return rows.map(digestOf);
    },

    async ahead({ now, limit, after }) {
      const rows = await all()
        .where('id', '>', after)
        .where('next_at', 'is not', null)
        .where(({ or, eb }) => or([eb('last_at', '>', now), eb('created_at', '>', now)]))
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(digestOf);
    },

    advance: ({ served, contents }) =>
      writing(database, async (db) => {
        const ids = await advance(database, db, served);
        const notices = served.flatMap(({ digest, notice }) =>
          notice && ids.has(digest.id) ? notice : [],
        );
        const needed = new Set(notices.map(({ content }) => content));
        await putContents(
          db,
          contents.filter(({ id }) => needed.has(id)),
          Math.max(...notices.map(({ createdAt }) => createdAt)),
        );
        await putNotices(database, db, notices);
        return ids.size;
      }),

    putExtra: (content, notice, seconds) =>
      writing(database, async (db) => {
        await putContents(db, [content], notice.createdAt);
        return putSpaced(database, db, notice, seconds);
      }),

    async miss(id) {
      // This counts as any change: a process that is just advancing it has to look again.
      await kysely
        .updateTable('digests')
        .set(({ eb }) => ({ missed: eb('missed', '+', 1), revision: eb('revision', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },
  };
}

/** Asks for the digests that are due by the index of next times. */
export function digestsDue({
  now,
  limit,
  after,
}: Parameters<DigestStore['due']>[0]): RawBuilder<Selectable<DigestsTable>> {
  const later = after && sql`and (next_at, id) > (${after.nextAt}, ${after.id})`;
  return sql`
    select * from digests where next_at <= ${now} ${later ?? sql``}
    order by next_at, id limit ${limit}`;
}

/** Returns another digest that would say the same at the same time in the same place. */
async function sameAs(
  db: Kysely<Schema>,
  { recipient, schedule }: NewDigest,
  but = 0,
): Promise<Digest | undefined> {
  const row = await db
    .selectFrom('digests')
    .selectAll()
    .where('recipient', '=', recipient)
    .where('minute', '=', schedule.minute)
    .where('days', '=', schedule.days)
    .where('time_zone', '=', schedule.timeZone)
    .where('id', '!=', but)
    .executeTakeFirst();
  return row && digestOf(row);
}

/** Advances the digests whose revision is still the one they carry. @returns The ids of those. */
async function advance(
  database: Database,
  db: Kysely<Schema>,
  served: readonly ServedDigest[],
): Promise<ReadonlySet<number>> {
  const rows = served.map(({ digest }) => ({
    id: digest.id,
    revision: digest.revision,
    ...courseColumns(digest),
  }));
  const advanced = await forRows(
    database,
    db,
    { table: 'digests', key: 'id', columns: COURSE, rows },
    ({ value: next, from }) => sql`
      update digests set next_at = ${next.next_at}, last_at = ${next.last_at},
        missed = ${next.missed}, revision = ${next.revision} + 1
      ${from} where digests.id = ${next.id} and digests.revision = ${next.revision}`,
  );
  return new Set(advanced.map(({ id }) => id));
}

/**
 * Takes back digests of servers that wait to be sent, and makes them due again: they are composed
 * anew, by what they may speak of now. A notice that a sender has had in hand goes on, and one that
 * somebody sent by hand is dropped.
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
    .where('owner', 'in', guildIds.map(serverOwner))
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
