import { createHash } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import * as z from 'zod';
import type { Database } from '../database/database.ts';
import { pages } from '../database/for-rows.ts';
import type { PicturesTable, Schema } from '../database/schema.ts';
import { writing } from '../database/writing.ts';
import type { Attachment, Message } from '../message/message.ts';
import { DAY } from '../time/seconds.ts';
import { memory } from '../work/memory.ts';
import type { Content } from './notice.ts';
import type { ContentStore } from './outbox.port.ts';

/** Contents and pictures that are kept in memory: a content has some 5 kB, a picture some 60 kB. */
const REMEMBERED = { contents: 64, pictures: 16 };
/** Seconds that a content is kept: longer than any notice that needs one may wait to be sent. */
const KEPT = DAY;
/** Ids in one statement. */
const PAGE = 1_000;

/** We wrote the message ourselves, as JSON: that it is an object is all there is to check. */
const message = z.custom<Message>((value) => typeof value === 'object' && value !== null);

export function contentStore({ kysely }: Database): ContentStore {
  // An id stands for the very content, so nothing ages; a missing one may still come.
  const keeps = (found: unknown) => found !== undefined;
  const contents = memory<Content | undefined>({ limit: REMEMBERED.contents, keeps });
  const pictures = memory<Attachment | undefined>({ limit: REMEMBERED.pictures, keeps });
  const pictureOf = (id: string) => pictures(id, () => readPicture(kysely, id));
  return {
    find: (id) =>
      contents(id, async () => {
        const row = await kysely
          .selectFrom('contents')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst();
        if (!row) return undefined;
        const picture = row.picture_id === null ? undefined : await pictureOf(row.picture_id);
        return { id, message: messageOf(row.message), ...(picture && { picture }) };
      }),
  };
}

/** Reads a content's message. @param json - The column it is stored in. */
export function messageOf(json: string): Message {
  return message.parse(JSON.parse(json));
}

/**
 * Stores contents; those that are there stay as they are, for longer.
 *
 * @param now - Unix seconds.
 */
export async function putContents(
  db: Kysely<Schema>,
  contents: readonly Content[],
  now: number,
): Promise<void> {
  const pictures = new Map<Attachment, string>();
  for (const { picture } of contents) {
    if (picture && !pictures.has(picture)) pictures.set(picture, await putPicture(db, picture));
  }
  for (const { id, message, picture } of contents) {
    await db
      .insertInto('contents')
      .values({
        id,
        message: JSON.stringify(message),
        picture_id: (picture && pictures.get(picture)) ?? null,
        created_at: now,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ created_at: now }))
      .execute();
  }
}

/** Stores a picture, unless it is there already. @returns The picture's id. */
async function putPicture(
  db: Kysely<Schema>,
  { name, description, data }: Attachment,
): Promise<string> {
  const about = JSON.stringify([name, description]);
  const id = createHash('sha256').update(about).update(data).digest('base64url');
  await db
    .insertInto('pictures')
    .values({ id, name, description, data: Buffer.from(data).toString('base64') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
}

/** Drops contents that nobody is to be sent any more. @returns How many contents went. */
export function sweepContents(database: Database, now: number): Promise<number> {
  return writing(database, async (db) => {
    const { numDeletedRows } = await unneeded(db)
      .where('created_at', '<=', now - KEPT)
      .executeTakeFirst();
    await dropPictures(db);
    return Number(numDeletedRows);
  });
}

/** Returns the ids of the contents that notices of these owners enclose, sent or not. */
export async function contentsFor(
  db: Kysely<Schema>,
  owners: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('content')
    .distinct()
    .where('owner', 'in', owners)
    .where('content', 'is not', null)
    .$narrowType<{ content: string }>()
    .execute();
  return rows.map(({ content }) => content);
}

/** Drops contents before their time; those that somebody is still to be sent stay. */
export async function dropContents(db: Kysely<Schema>, ids: readonly string[]): Promise<void> {
  for (const page of pages(ids, PAGE)) await unneeded(db).where('id', 'in', page).execute();
}

/** Returns a deletion of contents that no notice still to be sent needs. */
function unneeded(db: Kysely<Schema>) {
  return db
    .deleteFrom('contents')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox')
            .select(sql.lit(1).as('one'))
            .where('state', '=', 'ready')
            .whereRef('outbox.content', '=', 'contents.id'),
        ),
      ),
    );
}

/** Drops the pictures that no content has any more. */
async function dropPictures(db: Kysely<Schema>): Promise<void> {
  await db
    .deleteFrom('pictures')
    .where('id', 'not in', ({ selectFrom }) =>
      selectFrom('contents')
        .select('picture_id')
        .where('picture_id', 'is not', null)
        .$narrowType<{ picture_id: string }>(),
    )
    .execute();
}

async function readPicture(db: Kysely<Schema>, id: string): Promise<Attachment | undefined> {
  const row = await db.selectFrom('pictures').selectAll().where('id', '=', id).executeTakeFirst();
  return row && pictureIn(row);
}

function pictureIn({ name, description, data }: Selectable<PicturesTable>): Attachment {
  return { name, description, data: Buffer.from(data, 'base64') };
}
