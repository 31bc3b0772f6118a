import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { runDbCommand } from '../../../scripts/db.ts';
import { alertStore } from '../../../src/alert/alerts.store.ts';
import { backUp, restore } from '../../../src/database/backup/backup.ts';
import { openCache } from '../../../src/database/cache.ts';
import { type Database, openDatabase } from '../../../src/database/database.ts';
import { StoreError } from '../../../src/database/store-error.ts';
import { digestStore } from '../../../src/digest/digests.store.ts';
import { sharedRigs } from '../../../src/digest/shared-rigs.store.ts';
import { historyStore } from '../../../src/market/history.store.ts';
import { dmStore } from '../../../src/outbox/dm-channels.store.ts';
import { openOutbox } from '../../../src/outbox/outbox.store.ts';
import { settingsStore } from '../../../src/people/settings.store.ts';
import { poolLinkStore } from '../../../src/pool/links.store.ts';
import { rigStore } from '../../../src/rig/rigs.store.ts';
import { tariffStore } from '../../../src/rig/tariffs.store.ts';
import { newDatabase } from '../../support/postgres.ts';
import {
  ADA,
  NOON,
  sampleAlert,
  sampleDigest,
  sampleLink,
  sampleNotice,
  sampleRig,
} from '../../support/sample-rows.ts';
import { silent } from '../../support/silent-log.ts';

const options = { log: silent };

let folder: string;
let backup: string;
let databases = 0;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hashbell-backup-'));
  backup = join(folder, 'bell.backup');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const engines = {
  SQLite: async () => `sqlite:${join(folder, `${++databases}.db`)}`,
  PostgreSQL: () => newDatabase(inject('postgres')),
};

async function using<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(url, options);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Something in every table; of rigs more than a page. */
function fill(url: string): Promise<void> {
  return using(url, async (database) => {
    const rigs = rigStore(database);
    for (let user = 0; user < 11; user++) {
      const userId = `${user}`;
      await rigs.addAll(
        Array.from({ length: 100 }, (_, i) =>
          sampleRig({ userId, name: `Rig ${i} “ü\\'`, power: 3_000 / (i + 1) }),
        ),
      );
    }
    const [rig] = await rigs.list('0');
    const links = poolLinkStore(database);
    const reading = { at: NOON, fiveMinutes: 1e14, lastShareAt: NOON - 0.5, upSince: NOON - 9 };
    await links.add(sampleLink({ userId: '0', rigId: rig?.id ?? 0 }), reading);
    await links.record([{ rigId: rig?.id ?? 0, at: NOON, hashrate: 1e14 }]);
    await links.saveTrouble('Ocean', { failingSince: NOON });
    const alerts = alertStore(database);
    const moments = { begunAt: NOON - 3, lastFiredAt: NOON - 2, notifiedAt: NOON - 1 };
    await alerts.add(sampleAlert({ userId: '0', rigId: rig?.id, level: 0.1 + 0.2, ...moments }));
    const last = { at: NOON, metrics: new Map([['price:BTC:EUR', 0.1] as const]) };
    await alerts.advance({ alerts: [], notices: [], watch: { last, revision: 0 } });
    const box = openOutbox(database);
    await box.put([sampleNotice({ payload: { content: '{"ü": “\\n”}\n' } })]);
    await box.put([sampleNotice({ dedupeKey: 'b', recipient: 'c:1' })]);
    const digests = digestStore(database);
    const added = await digests.add(sampleDigest());
    if (!added.ok) throw new Error(added.why);
    const picture = { name: 'a.png', description: 'ü', data: Buffer.from([0, 200, 10]) };
    await digests.advance({
      served: [
        {
          digest: { ...added.digest, lastAt: NOON },
          notice: sampleNotice({
            dedupeKey: 'c',
            content: 'e',
            digest: added.digest.id,
            expiresAt: NOON + 0.5,
          }),
        },
      ],
      contents: [{ id: 'e', message: { content: 'Ü' }, picture }],
    });
    const settings = settingsStore(database);
    await settings.saveUser(
      ADA,
      () => ({ tariff: { kind: 'flat', perKwh: 0.3, currency: 'EUR' } }),
      NOON,
    );
    await settings.noteLocale(ADA, 'de', NOON);
    await settings.saveServer('1', () => ({ poolFee: 0.01 }), ADA, NOON);
    await sharedRigs(database).share(ADA, '1', 'named', NOON);
    const home = { name: 'Home', tariff: { kind: 'flat', perKwh: 0.1, currency: 'EUR' } } as const;
    await tariffStore(database).save(ADA, home, NOON);
    await dmStore(database).setFallback(ADA, '9');
    await dmStore(database).opened(ADA, '7');
    const history = historyStore(database);
    await history.record('BTC', { at: NOON, usd: 0.1 + 0.2 });
    await history.rollUp(NOON);
    await history.saveRates([{ perUsd: { USD: 1, EUR: 0.9 }, date: '2026-03-01' }]);
    const band = { ratio: 1.02, low: 0.98, high: 1.06 };
    await history.saveForecast('BTC', { height: 2_016, share: 0.25, at: NOON, ...band });
    await history.saveProgress('prices', 'done');
    await openCache(database, 'a', options).set('ü', { n: 1 }, 1e9);
  });
}

/** All rows of all tables, but for what a database knows of itself. */
function contents(url: string): Promise<Record<string, unknown[]>> {
  return using(url, async ({ kysely }) => {
    const all: Record<string, unknown[]> = {};
    for (const { name } of await kysely.introspection.getTables()) {
      if (['facts', 'leases', 'claims'].includes(name)) continue;
      const { rows } = await sql`select * from ${sql.table(name)} order by 1, 2`.execute(kysely);
      all[name] = rows;
    }
    return all;
  });
}

async function refused(doing: Promise<unknown>, reason: RegExp): Promise<void> {
  await expect(doing).rejects.toThrow(StoreError);
  await expect(doing).rejects.toThrow(reason);
}

describe.each(['SQLite', 'PostgreSQL'] as const)('a backup of %s', (from) => {
  it.each(['SQLite', 'PostgreSQL'] as const)('brings all of it back to %s', async (to) => {
    const [source, target] = [await engines[from](), await engines[to]()];
    await fill(source);
    await backUp(source, backup, options);
    const before = await readFile(backup);
    expect(await restore(backup, target, { replace: false, ...options })).toMatchObject({
      rigs: 1_100,
      alerts: 1,
      outbox: 3,
      digests: 1,
      contents: 1,
      pictures: 1,
      cache: 1,
    });
    const restored = await contents(target);
    expect(restored).toEqual(await contents(source));
    for (const [table, rows] of Object.entries(restored)) expect(rows, table).not.toEqual([]);
    expect(before.equals(await readFile(backup))).toBe(true);
    expect((await readdir(folder)).filter((name) => name.includes('backup'))).toEqual([
      'bell.backup',
    ]);

    await using(target, async (database) => {
      const rig = await rigStore(database).add(sampleRig());
      expect(rig).toMatchObject({ ok: true, rig: { id: expect.any(Number) } });
      expect(rig.ok && rig.rig.id).toBeGreaterThan(1_100);
      const [claimed] = await openOutbox(database).claim({ now: NOON, limit: 1, lease: 60 });
      await using(source, async (other) => {
        const [same] = await openOutbox(other).claim({ now: NOON, limit: 1, lease: 60 });
        expect(claimed?.id).toBe(same?.id);
        expect(claimed?.nonce).not.toBe(same?.nonce);
      });
    });
  });

  it('is taken while the bot goes on, of what was committed', async () => {
    const source = await engines[from]();
    await using(source, async (database) => {
      const rigs = rigStore(database);
      await rigs.add(sampleRig({ name: 'before' }));
      await database.kysely.transaction().execute(async (db) => {
        await db.updateTable('rigs').set({ name: 'not yet' }).execute();
        await backUp(source, backup, options);
      });
    });
    const target = await engines.SQLite();
    await restore(backup, target, { replace: false, ...options });
    expect((await contents(target))['rigs']).toMatchObject([{ name: 'before' }]);
  });
});

describe('backing up', () => {
  it('keeps a file that is there', async () => {
    const source = await engines.SQLite();
    await fill(source);
    await writeFile(backup, 'precious');
    await refused(backUp(source, backup, options), /bell\.backup is there already/);
    expect(await readFile(backup, 'utf8')).toBe('precious');
  });

  it('says that there is no database, and makes none', async () => {
    const source = await engines.SQLite();
    await refused(backUp(source, backup, options), /There is no database at/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves nothing behind of a damaged database', async () => {
    const file = join(folder, 'bell.db');
    await fill(`sqlite:${file}`);
    const bytes = await readFile(file);
    // Some pages are of indexes, which a backup doesn't read.
    bytes.fill(0xa5, bytes.length / 2);
    await writeFile(file, bytes);
    await refused(backUp(`sqlite:${file}`, backup, options), /damaged/);
    expect((await readdir(folder)).filter((name) => name.includes('backup'))).toEqual([]);
  });
});

describe.each(['SQLite', 'PostgreSQL'] as const)('restoring to %s', (to) => {
  async function fullBackup(): Promise<void> {
    const source = await engines.SQLite();
    await fill(source);
    await backUp(source, backup, options);
  }

  it('replaces what is there only when told so', async () => {
    await fullBackup();
    const target = await engines[to]();
    await using(target, (database) => rigStore(database).add(sampleRig({ name: 'Mine' })));
    const before = await contents(target);
    const once = restore(backup, target, { replace: false, ...options });
    await refused(once, /not empty\. Nothing was changed/);
    expect(await contents(target)).toEqual(before);
    await restore(backup, target, { replace: true, ...options });
    expect((await contents(target))['rigs']).toHaveLength(1_100);
  });

  it('refuses what is no sound backup, and changes nothing', async () => {
    await fullBackup();
    const target = await engines[to]();
    await using(target, (database) => rigStore(database).add(sampleRig({ name: 'Mine' })));
    const before = await contents(target);
    const attempt = () => restore(backup, target, { replace: true, ...options });

    const handle = new Sqlite(backup);
    handle.pragma('foreign_keys = OFF');
    handle.exec('delete from rigs where id <= 100');
    handle.close();
    await expect(attempt()).rejects.toThrow(/foreign key/i);
    expect(await contents(target)).toEqual(before);

    await writeFile(backup, 'Dear diary, '.repeat(1_000));
    await refused(attempt(), /damaged or no database/);
    await rm(backup);
    await refused(attempt(), /There is no backup at/);
    expect(await contents(target)).toEqual(before);
  });
});

it('does both by command', async () => {
  const [source, target] = [await engines.SQLite(), await engines.SQLite()];
  await fill(source);
  const run = (url: string, ...args: string[]) => runDbCommand(args, { DATABASE_URL: url });

  expect(await run(source, 'backup', backup)).toBe(`Wrote ${backup}.`);
  expect(await run(target, 'restore', backup)).toMatch(/^Restored 1100 rigs, 1 alerts/);
  await refused(run(target, 'restore', backup), /--replace/);
  expect(await run(target, 'restore', backup, '--replace')).toMatch(/^Restored/);
  for (const args of [[], ['backup'], ['restore'], ['delete', backup], ['backup', 'a', 'b']]) {
    await refused(run(source, ...args), /^Say: npm run db:backup/);
  }
});

it('says what is wrong with a file it is given', async () => {
  const url = await engines.SQLite();
  const run = (...args: string[]) => runDbCommand(args, { DATABASE_URL: url });
  await using(url, async () => {});
  const nowhere = join(folder, 'no', 'such', 'x.db');
  await refused(run('backup', nowhere), /x\.db can't be written: .*ENOENT/);
  const bad = join(folder, 'bad.db');
  await writeFile(bad, 'no database'.repeat(1_000));
  const message = await run('restore', bad).catch(({ message }: Error) => message);
  expect(message).toContain(`${bad} is damaged or no database`);
  expect(message).not.toContain('hashbell-restore-');
  await refused(run('backup', '--often', backup), /^Say: npm run db:backup/);
});
