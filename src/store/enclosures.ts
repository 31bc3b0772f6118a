import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Attachment, Enclosure, EnclosureStore, Message } from '../ports.ts';
import type { Database } from './database.ts';
import type { EnclosuresTable, Schema } from './schema.ts';
import { writing } from './writing.ts';

/** Some 60 kB each, most of it a picture. */
const REMEMBERED = 64;
/** Seconds: longer than anything that needs one is to be sent. */
const KEPT = 86_400;

/** We wrote it ourselves, as JSON of a Message: an object is all there is to check. */
const message = z.custom<Message>((value) => typeof value === 'object' && value !== null);

export function enclosureStore({ kysely }: Database): EnclosureStore {
  /** The one that was asked for last is the last. An id stands for what is in it, so nothing ages. */
  const lately = new Map<string, Promise<Enclosure | undefined>>();

  async function read(id: string): Promise<Enclosure | undefined> {
    const row = await kysely
      .selectFrom('enclosures')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && enclosureOf(row);
  }

  return {
    async find(id) {
      const reading = lately.get(id) ?? read(id);
      lately.delete(id);
      lately.set(id, reading);
      for (const oldest of lately.keys()) {
        if (lately.size <= REMEMBERED) break;
        lately.delete(oldest);
      }
      try {
        const found = await reading;
        if (found) return found;
      } catch (error) {
        lately.delete(id);
        throw error;
      }
      lately.delete(id);
      return undefined;
    },
  };
}

/** Those that are there stay as they are, for longer. @param now - Unix seconds. */
export async function putEnclosures(
  db: Kysely<Schema>,
  enclosures: readonly Enclosure[],
  now: number,
): Promise<void> {
  for (const { id, message, picture } of enclosures) {
    await db
      .insertInto('enclosures')
      .values({
        id,
        message: JSON.stringify(message),
        picture_name: picture?.name ?? null,
        picture_description: picture?.description ?? null,
        picture: picture ? Buffer.from(picture.data).toString('base64') : null,
        created_at: now,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ created_at: now }))
      .execute();
  }
}

/** Drops what nobody is to be sent any more. @returns How many went. */
export function sweepEnclosures(database: Database, now: number): Promise<number> {
  return writing(database, async (db) => {
    const { numDeletedRows } = await db
      .deleteFrom('enclosures')
      .where('created_at', '<=', now - KEPT)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('outbox')
              .select(sql.lit(1).as('one'))
              .where('state', '=', 'ready')
              .whereRef('outbox.enclosure', '=', 'enclosures.id'),
          ),
        ),
      )
      .executeTakeFirst();
    return Number(numDeletedRows);
  });
}

function enclosureOf(row: Selectable<EnclosuresTable>): Enclosure {
  return {
    id: row.id,
    message: message.parse(JSON.parse(row.message)),
    ...pictureOf(row),
  };
}

function pictureOf({
  picture,
  picture_name: name,
  picture_description: description,
}: Selectable<EnclosuresTable>): { readonly picture?: Attachment } {
  if (picture === null || name === null) return {};
  const data = Buffer.from(picture, 'base64');
  return { picture: { name, description: description ?? '', data } };
}
