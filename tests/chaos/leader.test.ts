import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { isFull } from '../support/depth.ts';
import { startLocalDiscord } from '../support/discord/local-discord.ts';
import { migratedDatabase } from '../support/postgres.ts';
import { runProgram } from '../support/run-program.ts';
import { sampleNotice } from '../support/sample-rows.ts';
import { silent as log } from '../support/silent-log.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { plenty } from './chaos-scene.ts';

const PATIENCE = 1_800_000;
/** A lease lasts 15 seconds: each kill takes longer than that. */
const KILLS = isFull ? 5 : 2;
const NOTICES = 150;
const CHANNELS = 30;
const POST = 'POST /channels/:id/messages';
const LEADS = 'this process leads';
const SOON = { timeout: 60_000 };

async function scene() {
  const url = await migratedDatabase(inject('postgres'));
  const discord = await startLocalDiscord(plenty);
  onTestFinished(() => discord.close());
  const database = await openDatabase(url, { log });
  onTestFinished(() => database.close());
  const outbox = openOutbox(database);
  let written = 0;
  return {
    discord,
    async start(api = discord.url) {
      const env = { DATABASE_URL: url, DISCORD_TOKEN: discord.token, DISCORD_API_URL: api };
      const program = await runProgram('src/main.ts', { env });
      await expect.poll(program.output, SOON).toContain('Hashbell listens');
      return program;
    },
    async put(count: number) {
      const notices = Array.from({ length: count }, () => {
        written += 1;
        return sampleNotice({
          recipient: `c:80000000000000${1_000 + (written % CHANNELS)}`,
          payload: { content: String(written) },
          dedupeKey: `leader:${written}`,
        });
      });
      await outbox.put(notices);
    },
    /** Returns what became of all that was written: by what Discord shows, not the database. */
    outcome() {
      const shown = [...discord.counts().keys()].flatMap((channel) =>
        discord.messages(channel).map(({ content }) => content.content),
      );
      return { shown: shown.length, different: new Set(shown).size };
    },
    all: () => ({ shown: written, different: written }),
  };
}

it(`sends all once, though the leader is killed ${KILLS} times`, {
  timeout: PATIENCE,
}, async () => {
  const { discord, start, put, outcome, all } = await scene();
  let bots = [await start(), await start()];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const leader = () => bots.find(({ output }) => output().includes(LEADS));
    await expect.poll(leader, SOON).toBeDefined();
    const before = discord.total();
    await put(NOTICES);
    // Some are out, some under way, most still wait.
    await expect.poll(discord.total, SOON).toBeGreaterThan(before + 20 + (kill % 7) * 10);
    expect(discord.total()).toBeLessThan(before + NOTICES);
    const killed = leader();
    killed?.child.kill('SIGKILL');
    bots = [...bots.filter((bot) => bot !== killed), await start()];
    await expect.poll(discord.total, SOON).toBe(before + NOTICES);
  }
  expect(outcome()).toEqual(all());
});

it('sends nothing from a leader that stood still and goes on', { timeout: PATIENCE }, async () => {
  const { discord, start, put, outcome, all } = await scene();
  const [old, other] = [await start(), await start()];
  await expect.poll(old.output, SOON).toContain(LEADS);
  await put(NOTICES);
  await expect.poll(discord.total, SOON).toBeGreaterThan(20);
  old.child.kill('SIGSTOP');
  await expect.poll(other.output, SOON).toContain(LEADS);
  await expect.poll(discord.total, SOON).toBe(NOTICES);
  const posted = discord.count(POST);
  old.child.kill('SIGCONT');
  await expect.poll(old.output, SOON).toMatch(/another process (leads now|may lead)/);
  // It had requests that waited for their turn, and looks for others once a second.
  await sleep(3_000);
  expect(discord.count(POST)).toBe(posted);
  await put(NOTICES);
  await expect.poll(discord.total, SOON).toBe(2 * NOTICES);
  expect(outcome()).toEqual(all());
  expect(discord.count(POST)).toBe(posted + NOTICES);
});

it('sends all from another process when Discord does not answer the leader any more', {
  timeout: PATIENCE,
}, async () => {
  const { discord, start, put, outcome, all } = await scene();
  const proxy = await startTcpProxy(discord.url);
  onTestFinished(() => proxy.close());
  const cutOff = await start(proxy.url);
  await expect.poll(cutOff.output, SOON).toContain(LEADS);
  const other = await start();
  proxy.swallow();
  await put(400);
  await expect.poll(discord.total, SOON).toBe(400);
  expect(other.output()).toContain(LEADS);
  expect(cutOff.output()).toContain('Discord does not answer');
  expect(outcome()).toEqual(all());
});
