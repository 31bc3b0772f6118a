import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { storeCheck } from '../../src/database/store-check.ts';
import { type LogLine, logLines } from '../support/discord/log-lines.ts';
import { silent } from '../support/silent-log.ts';

let folder: string;
let database: Database;
let lines: readonly LogLine[];
let check: () => Promise<boolean>;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  folder = await mkdtemp(join(tmpdir(), 'hashbell-store-'));
  database = await openDatabase(`sqlite:${join(folder, 'bell.db')}`, { log: silent });
  const logged = logLines();
  lines = logged.lines;
  check = storeCheck(database, logged);
});
afterEach(async () => {
  vi.useRealTimers();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const later = () => vi.advanceTimersByTime(11_000);
const reason = () => {
  const { details = {} } = lines.at(-1) ?? {};
  return 'err' in details ? String(details.err) : undefined;
};

it('tries a write, not with every question', async () => {
  expect(await check()).toBe(true);
  await sql`pragma query_only = on`.execute(database.kysely);
  expect(await check()).toBe(true);
  later();
  expect(await check()).toBe(false);
  expect(reason()).toContain('can only be read');
  later();
  expect(await check()).toBe(false);
  expect(lines).toHaveLength(1);
  await sql`pragma query_only = off`.execute(database.kysely);
  later();
  expect(await check()).toBe(true);
  expect(lines.map(({ sentence }) => sentence)).toEqual([
    'the store cannot be written',
    'the store can be written again',
  ]);
});

it('finds out that the file was deleted, or another one put there', async () => {
  expect(await check()).toBe(true);
  const file = join(folder, 'bell.db');
  await rename(file, `${file}.old`);
  later();
  expect(await check()).toBe(false);
  expect(reason()).toContain('moved or deleted');
  await rename(`${file}.old`, file);
  later();
  expect(await check()).toBe(true);
});
