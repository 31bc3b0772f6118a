import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCache } from '../../src/database/cache.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { writing } from '../../src/database/writing.ts';
import { StoreOutage } from '../../src/errors.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { profileStore } from '../../src/privacy/profiles.store.ts';
import { holdDatabase } from '../support/hold-database.ts';
import { sampleNotice } from '../support/sample-rows.ts';
import { silent as log } from '../support/silent-log.ts';

let folder: string;
let file: string;
let database: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hashbell-store-'));
  file = join(folder, 'bell.db');
  database = await openDatabase(`sqlite:${file}`, { log });
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe.each(['immediate', 'exclusive'] as const)('held by another process, %s', (mode) => {
  it('it goes on reading, and everything else has its turn, while a write waits', async () => {
    const release = await holdDatabase(file, mode);
    const put = openOutbox(database).put([sampleNotice()]);
    const kept = openCache(database, 'drafts', { log }).set('a', 1, 60);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    expect(await profileStore(database).find('1', undefined)).toMatchObject({ hasRigs: false });
    expect((await openOutbox(database).depth(0)).ready).toBe(0);
    await expect.poll(() => turns).toBeGreaterThan(20);
    clearInterval(timer);
    await release();
    expect(await put).toBe(1);
    await kept;
  });

  it('a write gives up in the end, and says why', async () => {
    const release = await holdDatabase(file, mode);
    const errors = await Promise.all([
      failure(openOutbox(database).put([sampleNotice()])),
      failure(openOutbox(database).releaseAll()),
      failure(openCache(database, 'drafts', { log }).set('a', 1, 60)),
    ]);
    for (const error of errors) {
      expect(error).toBeInstanceOf(StoreOutage);
      expect(String(error)).toMatch(/another program holds the database \(SQLITE_BUSY/);
    }
    await release();
    expect(await openOutbox(database).put([sampleNotice()])).toBe(1);
  });
});

it('writes that may vanish stay apart from those that may not, though both wait', async () => {
  const levels: unknown[] = [];
  const level = async (db: typeof database.kysely) => {
    const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
    levels.push(rows[0]?.synchronous);
  };
  const release = await holdDatabase(file, 'immediate');
  const light = database.writeLightly(async (db) => {
    await sql`delete from cache`.execute(db);
    await level(db);
  });
  const heavy = writing(database, level);
  await release();
  await Promise.all([light, heavy]);
  expect(levels.toSorted()).toEqual([1, 2]);
});

describe('a disk that is full', () => {
  /** As a full disk does, the file can't grow by a page. */
  async function fill(): Promise<void> {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.kysely);
    await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(
      database.kysely,
    );
  }
  const large = () => sampleNotice({ payload: { content: 'x'.repeat(100_000) } });

  it('is named, whatever taking back what was begun says', async () => {
    await fill();
    const errors = await Promise.all([
      failure(openOutbox(database).put([large()])),
      failure(openCache(database, 'drafts', { log }).set('a', 'x'.repeat(100_000), 60)),
    ]);
    for (const error of errors) {
      expect(error).toBeInstanceOf(StoreOutage);
      expect(String(error)).toMatch(/disk full \(SQLITE_FULL/);
    }
    await sql`pragma max_page_count = 100000`.execute(database.kysely);
    expect(await openOutbox(database).put([large()])).toBe(1);
  });
});

it('names a database that can only be read', async () => {
  await sql`pragma query_only = on`.execute(database.kysely);
  expect(String(await failure(openOutbox(database).put([sampleNotice()])))).toMatch(
    /can only be read \(SQLITE_READONLY/,
  );
});

it('leaves what the database is not to blame for as it is', async () => {
  const error = await failure(sql`insert into alerts (id) values (1)`.execute(database.kysely));
  expect(error).toBeInstanceOf(Sqlite.SqliteError);
});
