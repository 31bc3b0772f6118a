import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { migrations } from '../../src/database/migrations/index.ts';
import { StoreError } from '../../src/database/store-error.ts';
import { runStoreWriter } from '../support/run-store-writer.ts';
import { cacheContract } from './cache-contract.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };

/** As `pragma synchronous` tells. */
const NORMAL = 1;
const FULL = 2;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hashbell-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A database that was written to and closed. */
async function written(): Promise<string> {
  const file = join(folder, 'bell.db');
  const database = await openDatabase(`sqlite:${file}`, { log });
  const rows = Array.from({ length: 500 }, (_, i) => ({
    namespace: 'n',
    key: `k${i}`,
    value: 'x'.repeat(200),
    expires_at: null,
  }));
  await database.kysely.insertInto('cache').values(rows).execute();
  await database.close();
  return file;
}

describe('a file', () => {
  cacheContract(async () => `sqlite:${join(folder, 'bell.db')}`);
});

describe('memory', () => {
  cacheContract(async () => 'sqlite::memory:');
});

describe('opening', () => {
  it('makes the folder, and takes an absolute path in either spelling', async () => {
    for (const prefix of ['sqlite:', 'sqlite://']) {
      const file = join(folder, prefix.length.toString(), 'deep', 'bell.db');
      const database = await openDatabase(`${prefix}${file}`, { log });
      await database.close();
      expect((await readFile(file)).subarray(0, 15).toString()).toBe('SQLite format 3');
    }
  });

  it.each(['', 'sqlite:', 'bell.db', 'mysql://u:secret@h/d', 'postgres:'])(
    'refuses the address %j without repeating it',
    async (url) => {
      const opening = openDatabase(url, { log });
      await expect(opening).rejects.toThrow(StoreError);
      await expect(opening).rejects.toThrow(/^DATABASE_URL must be/);
      await expect(opening).rejects.not.toThrow(/secret/);
    },
  );

  it('waits for the disk, except where the write may vanish', async () => {
    const database = await openDatabase(`sqlite:${join(folder, 'bell.db')}`, { log });
    const level = async (db: typeof database.kysely) => {
      const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
      return rows[0]?.synchronous;
    };
    expect(await level(database.kysely)).toBe(FULL);
    expect(await database.writeLightly(level)).toBe(NORMAL);
    await expect(database.writeLightly(() => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    expect(await level(database.kysely)).toBe(FULL);
    await database.close();
  });

  it('takes the write lock when a transaction begins, not at its first write', async () => {
    const file = join(folder, 'bell.db');
    const database = await openDatabase(`sqlite:${file}`, { log });
    const other = new Sqlite(file, { timeout: 0 });
    await database.kysely.transaction().execute(async (transaction) => {
      await transaction.selectFrom('cache').selectAll().execute();
      expect(() => other.exec('delete from cache')).toThrow(/locked/);
    });
    other.exec('delete from cache');
    other.close();
    await database.close();
  });

  it('lets many processes start at once on a new file, and migrates once', async () => {
    const file = join(folder, 'new', 'bell.db');
    const runs = await Promise.all(
      Array.from({ length: 8 }, () => runStoreWriter(`sqlite:${file}`)),
    );
    for (const run of runs) expect(run).toEqual({ code: 0, lines: ['open'], complaints: '' });
    const handle = new Sqlite(file, { readonly: true });
    expect(handle.prepare('select name from kysely_migration').pluck().all()).toEqual(
      Object.keys(migrations),
    );
    handle.close();
  });
});

describe('a file that is not to be used', () => {
  async function refused(file: string, reason: RegExp) {
    const before = await readFile(file);
    const opening = openDatabase(`sqlite:${file}`, { log });
    await expect(opening).rejects.toThrow(StoreError);
    await expect(opening).rejects.toThrow(reason);
    expect(before.equals(await readFile(file))).toBe(true);
  }

  it('says that a file of something else is no database', async () => {
    const file = join(folder, 'bell.db');
    await writeFile(file, 'Dear diary, '.repeat(1_000));
    await refused(file, /bell\.db is damaged or no database .* It was left as it is/);
    expect(await readdir(folder)).toEqual(['bell.db']);
  });

  it('notices damage in the middle', async () => {
    const file = await written();
    const bytes = await readFile(file);
    bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 8_192);
    await writeFile(file, bytes);
    await refused(file, /damaged/);
  });

  it('notices a file that was cut off', async () => {
    const file = await written();
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length / 2));
    await refused(file, /damaged/);
  });

  it('leaves what a newer Hashbell wrote', async () => {
    const file = await written();
    const handle = new Sqlite(file);
    handle.exec("insert into kysely_migration values ('9999-later', '2099-01-01T00:00:00.000Z')");
    handle.close();
    await refused(file, /newer Hashbell \(it has 9999-later/);
  });

  it("leaves another program's database", async () => {
    const file = join(folder, 'bell.db');
    const handle = new Sqlite(file);
    handle.exec('create table bookmarks(id integer)');
    handle.close();
    await refused(file, /another program \(it has the table bookmarks\)/);
  });

  it('says why it cannot be opened', async () => {
    await mkdir(join(folder, 'bell.db'));
    await writeFile(join(folder, 'plain'), '');
    for (const file of ['bell.db', 'plain/bell.db']) {
      const opening = openDatabase(`sqlite:${join(folder, file)}`, { log });
      await expect(opening).rejects.toThrow(StoreError);
      await expect(opening).rejects.toThrow(/can't be opened/);
    }
  });

  it.runIf(process.platform === 'linux')('says so where no folder can be made', async () => {
    const opening = openDatabase('sqlite:/proc/nope/deep/bell.db', { log });
    await expect(opening).rejects.toThrow(/bell.db can't be opened: .*ENOENT/);
  });
});

describe('a process killed while it writes', () => {
  it('leaves whole transactions, and every one that it had confirmed', async () => {
    const file = join(folder, 'bell.db');
    for (let round = 1; round <= 5; round++) {
      const run = await runStoreWriter(`sqlite:${file}`, (lines) => lines.length > 40 * round);
      const confirmed = Number(run.lines.at(-1));
      const database = await openDatabase(`sqlite:${file}`, { log });
      const rows = await database.kysely.selectFrom('cache').select(['key', 'value']).execute();
      await database.close();
      const [left, right] = rows.map(({ value }) => Number(value));
      expect(rows).toHaveLength(2);
      expect(left).toBe(right);
      // The one after the last confirmed may have been committed before the kill.
      expect([confirmed, confirmed + 1]).toContain(left);
    }
  });
});
