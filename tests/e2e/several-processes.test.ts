import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { isFull } from '../support/depth.ts';
import type { Asked } from '../support/discord/exchange.ts';
import { startLocalProviders } from '../support/local-providers.ts';
import { migratedDatabase } from '../support/postgres.ts';
import { HASTE, runProgram } from '../support/run-program.ts';
import { sampleNotice } from '../support/sample-rows.ts';
import { silent as log } from '../support/silent-log.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { localDiscord } from './connected-bot.ts';

const LEADS = 'this process leads';
/** Milliseconds for a lease to end, and for what follows. */
const TAKEN_OVER = { timeout: 40_000 };

/** A database, a Discord, and a way to start the bot on them; each has providers of its own. */
async function scene() {
  const url = await migratedDatabase(inject('postgres'));
  const discord = await localDiscord();
  const database = await openDatabase(url, { log });
  onTestFinished(() => database.close());
  return {
    discord,
    outbox: openOutbox(database),
    url,
    async start(databaseUrl = url) {
      const providers = await startLocalProviders();
      onTestFinished(() => providers.close());
      const program = await runProgram('src/main.ts', {
        env: {
          ...HASTE,
          DATABASE_URL: databaseUrl,
          DISCORD_TOKEN: discord.token,
          DISCORD_API_URL: discord.url,
          ...providers.env,
        },
      });
      await expect.poll(program.output, TAKEN_OVER).toContain('Hashbell listens');
      return { ...program, asked: providers.asked };
    },
  };
}

const words = async ({ finished }: Asked) => JSON.stringify((await finished).message?.content);

describe('two processes with one token on one PostgreSQL', () => {
  it('answer each interaction once, with what one of them asks the providers', async () => {
    const { discord, start } = await scene();
    const leader = await start();
    await expect.poll(leader.output).toContain(LEADS);
    const other = await start();
    // It takes a moment until the other has read what the leader knows.
    await expect.poll(() => words(discord.people.slash('hashprice')), TAKEN_OVER).toContain('PH/s');
    expect(leader.asked()).toBeGreaterThan(5);
    const before = discord.count('POST /interactions/:id/:token/callback');

    const user = (index: number) => `30000000000000${1_000 + index}`;
    const profits = Array.from({ length: 100 }, (_, index) =>
      discord.people.slash('profit', { rig: '120TH 3000W' }, { user: user(index) }),
    );
    const rigs = Array.from({ length: 50 }, (_, index) =>
      discord.people.slash('rig add', { rig: '120TH 3000W', name: 'Shed' }, { user: user(index) }),
    );
    const told = await Promise.all([...profits, ...rigs].map(words));
    expect(told.slice(0, 100).filter((text) => text.includes('a day'))).toHaveLength(100);
    expect(told.slice(100).filter((text) => text.includes('Saved'))).toHaveLength(50);
    expect(discord.count('POST /interactions/:id/:token/callback') - before).toBe(150);
    expect(discord.answered(400)).toBe(0);
    expect(other.asked()).toBe(0);
    expect(other.output()).not.toContain(LEADS);
  });

  it('are replaced by starting the new one before the old one ends', async () => {
    const { discord, start } = await scene();
    const old = await start();
    const asked: Promise<string>[] = [];
    const asking = setInterval(() => asked.push(words(discord.people.slash('help'))), 100);
    onTestFinished(() => clearInterval(asking));
    await start();
    old.child.kill('SIGTERM');
    expect(await old.exitCode).toBe(0);
    await expect.poll(() => asked.length).toBeGreaterThan(40);
    clearInterval(asking);
    const answers = await Promise.allSettled(asked);
    expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(discord.answered(400)).toBe(0);
  });

  it('go on when the leader is told to end, and when it is killed', async () => {
    const { discord, outbox, start } = await scene();
    const [first, second] = [await start(), await start()];
    await expect.poll(first.output, TAKEN_OVER).toContain(LEADS);
    const channel = '800000000000000001';
    const put = (key: string) =>
      outbox.put([
        sampleNotice({ recipient: `c:${channel}`, payload: { content: key }, dedupeKey: key }),
      ]);
    const sent = () => discord.messages(channel).map(({ content }) => content.content);
    await put('one');
    await expect.poll(sent, TAKEN_OVER).toEqual(['one']);

    first.child.kill('SIGTERM');
    expect(await first.exitCode).toBe(0);
    await expect.poll(second.output, TAKEN_OVER).toContain(LEADS);
    await put('two');
    await expect.poll(sent, TAKEN_OVER).toEqual(['one', 'two']);

    const third = await start();
    second.child.kill('SIGKILL');
    await put('three');
    await expect.poll(sent, TAKEN_OVER).toEqual(['one', 'two', 'three']);
    await expect.poll(third.output, TAKEN_OVER).toContain(LEADS);
  }, 240_000);
});

const OUTAGES = isFull
  ? (['is silent', 'cuts its connections'] as const)
  : (['is silent'] as const);

it.each(OUTAGES)('a process answers /profit from memory while PostgreSQL %s', async (how) => {
  const { discord, url, start } = await scene();
  const proxy = await startTcpProxy(url);
  onTestFinished(() => proxy.close());
  await start(proxy.url);
  await expect.poll(() => words(discord.people.slash('hashprice')), TAKEN_OVER).toContain('PH/s');
  proxy.swallow();
  if (how !== 'is silent') proxy.cut();
  const profit = () => words(discord.people.slash('profit', { rig: '120TH 3000W' }));
  const unread = 'cannot be read at the moment';
  // At first over connections that stood; later over new ones.
  for (const count of [20, 20]) {
    const told = await Promise.all(Array.from({ length: count }, profit));
    expect(told.filter((text) => text.includes('a day') && text.includes(unread))).toEqual(told);
  }
  proxy.heal();
  await expect.poll(profit, TAKEN_OVER).not.toContain(unread);
});
