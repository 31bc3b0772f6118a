import { type AddressInfo, createServer } from 'node:net';
import { sql } from 'kysely';
import { describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { migrations } from '../../src/database/migrations/index.ts';
import { StoreError } from '../../src/database/store-error.ts';
import { migratedDatabase, newDatabase } from '../support/postgres.ts';
import { runStoreWriter } from '../support/run-store-writer.ts';
import { cacheContract } from './cache-contract.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };

const place = () => newDatabase(inject('postgres'));

cacheContract(() => migratedDatabase(inject('postgres')));

describe('opening', () => {
  it('lets many processes start at once on a new database, and migrates once', async () => {
    const url = await place();
    const runs = await Promise.all(Array.from({ length: 8 }, () => runStoreWriter(url)));
    for (const run of runs) expect(run).toEqual({ code: 0, lines: ['open'], complaints: '' });
    const database = await openDatabase(url, { log });
    const { rows } = await sql`select name from kysely_migration`.execute(database.kysely);
    await database.close();
    expect(rows).toEqual(Object.keys(migrations).map((name) => ({ name })));
  });

  it('leaves what a newer Hashbell wrote', async () => {
    const url = await place();
    const database = await openDatabase(url, { log });
    await sql`insert into kysely_migration values ('9999-later', '2099-01-01T00:00:00.000Z')`.execute(
      database.kysely,
    );
    await database.close();
    const opening = openDatabase(url, { log });
    await expect(opening).rejects.toThrow(StoreError);
    await expect(opening).rejects.toThrow(/newer Hashbell \(it has 9999-later/);
  });

  it('says that the server is out of reach or refuses, without the password', async () => {
    const url = await place();
    const wrong = url.replace(':hashbell@', ':secret@');
    for (const [bad, reason] of [
      [wrong, /password authentication failed/],
      [`${wrong.replace(':secret@', ':hashbell@')}x`, /does not exist/],
      ['postgres://u:secret@127.0.0.1:1/d', /127\.0\.0\.1:1\/d can't be used: .*ECONNREFUSED/],
    ] as const) {
      const opening = openDatabase(bad, { log });
      await expect(opening).rejects.toThrow(StoreError);
      await expect(opening).rejects.toThrow(reason);
      await expect(opening).rejects.not.toThrow(/secret/);
    }
  });
});

it('says that the server is silent', async () => {
  const silent = createServer((socket) => void socket.resume());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  // `address()` is a string for pipes only.
  const { port } = silent.address() as AddressInfo;
  const patience = { connect: 300, statement: 300, answer: 300, pause: 300 };
  const opening = openDatabase(`postgres://u:secret@127.0.0.1:${port}/d`, { log, patience });
  await expect(opening).rejects.toThrow(StoreError);
  await expect(opening).rejects.toThrow(/127\.0\.0\.1:\d+\/d can't be used: .*timeout/);
  await new Promise((resolve) => silent.close(resolve));
});

it('leaves whole transactions, and every confirmed one, when a process is killed', async () => {
  const url = await place();
  const run = await runStoreWriter(url, (lines) => lines.length > 40);
  const confirmed = Number(run.lines.at(-1));
  const database = await openDatabase(url, { log });
  const rows = await database.kysely.selectFrom('cache').select('value').execute();
  await database.close();
  const [left, right] = rows.map(({ value }) => Number(value));
  expect(left).toBe(right);
  expect(left).toBeGreaterThanOrEqual(confirmed);
});

it('outlives connections that the server ends', async () => {
  const warnings: string[] = [];
  const url = await place();
  const database = await openDatabase(url, {
    log: { ...log, warn: (_details, sentence) => warnings.push(sentence) },
  });
  const other = await openDatabase(url, { log });
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(other.kysely);
  await expect.poll(() => warnings).toEqual(['An idle database connection broke']);
  expect(await database.kysely.selectFrom('cache').selectAll().execute()).toEqual([]);
  await Promise.all([database.close(), other.close()]);
});
