import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { openCache } from '../../src/database/cache.ts';
import { openDatabase } from '../../src/database/database.ts';
import { portsWith } from '../support/command-ports.ts';
import type { Asked } from '../support/discord/exchange.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { holdDatabase } from '../support/hold-database.ts';
import { storesOn } from '../support/memory-stores.ts';
import { migratedDatabase } from '../support/postgres.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { connectHashbell, localDiscord } from './connected-bot.ts';

const patience = { connect: 500, statement: 400, answer: 500, pause: 400 };

/** Our own commands on a database at that address, as people reach them. */
async function hashbell(url: string) {
  const discord = await localDiscord();
  const logged = logLines();
  const { log } = logged;
  const database = await openDatabase(url, { log, patience });
  onTestFinished(() => database.close());
  const drafts = openCache(database, 'drafts', { log });
  const ports = portsWith(undefined, { ...storesOn(database), drafts });
  return connectHashbell({ discord, ports, logged });
}

async function sqliteFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hashbell-outage-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'bell.db');
}

const said = async ({ finished }: Asked) => {
  const { message } = await finished;
  return JSON.stringify(message?.content);
};
const RIG = { rig: '120TH 3000W', electricity: '0.07 USD' };

it('SQLite held by another process: what needs no records is answered, the rest with a sentence', async () => {
  const file = await sqliteFile();
  const { people, lines } = await hashbell(`sqlite:${file}`);
  const release = await holdDatabase(file, 'exclusive');
  const adding = people.slash('rig add', { ...RIG, name: 'Cellar' });
  const german = people.slash('rig add', { ...RIG, name: 'Keller' }, { locale: 'de' });
  const { first } = await people.slash('help').finished;
  expect(first.type).toBe(4);
  expect(await said(people.slash('profit', RIG))).toContain('a day');
  expect(await said(people.slash('hashprice'))).toContain('PH/s');
  expect(await said(adding)).toContain('My records cannot be reached');
  expect(await said(german)).toContain('Meine Aufzeichnungen sind gerade nicht erreichbar');
  const failed = lines.find(({ sentence }) => sentence === 'interaction failed');
  const message: unknown = expect.stringContaining('another program holds the database');
  expect(failed).toMatchObject({ details: { err: { message } } });
  await release();
  expect(await said(people.slash('rig add', { ...RIG, name: 'Cellar' }))).toContain('Cellar');
});

it('PostgreSQL silent: what needs no records is answered, the rest with a sentence', async () => {
  const proxy = await startTcpProxy(await migratedDatabase(inject('postgres')));
  onTestFinished(() => proxy.close());
  const { people } = await hashbell(proxy.url);
  expect(await said(people.slash('rig add', { ...RIG, name: 'Cellar' }))).toContain('Cellar');
  proxy.swallow();
  expect((await people.slash('help').finished).message?.content.embeds).not.toHaveLength(0);
  const profit = await said(people.slash('profit', RIG));
  expect(profit).toContain('a day');
  expect(profit).toContain('Your settings and rigs cannot be read at the moment');
  expect(await said(people.slash('profit', { rig: 'Cellar' }))).toContain('My records cannot be');
  expect(await said(people.slash('rig list'))).toContain('My records cannot be reached');
  proxy.heal();
  expect(await said(people.slash('profit', { rig: 'Cellar' }))).not.toContain('My records');
});
