import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import type { Asked } from '../support/discord/exchange.ts';
import { OURS } from '../support/discord/people.ts';
import { freePort } from '../support/free-port.ts';
import { startLocalProviders } from '../support/local-providers.ts';
import { migratedDatabase } from '../support/postgres.ts';
import { HASTE, runProgram } from '../support/run-program.ts';
import { sampleNotice } from '../support/sample-rows.ts';
import { silent as log } from '../support/silent-log.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { localDiscord } from './connected-bot.ts';

const SOON = { timeout: 60_000 };
const NEWS = '300000000000000900';
const MANAGER = { rights: 1n << 5n, ours: OURS | (1n << 29n) };
const CALLBACK = 'POST /interactions/:id/:token/callback';

/** Two processes that answer and two that send, as in docs/OPERATIONS.md. */
async function threeMachines() {
  const url = await migratedDatabase(inject('postgres'));
  const discord = await localDiscord();
  discord.announce(NEWS);
  const providers = await startLocalProviders();
  onTestFinished(() => providers.close());
  const start = async (env: Readonly<Record<string, string>>) => {
    const program = await runProgram('src/main.ts', {
      env: {
        ...HASTE,
        DATABASE_URL: url,
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.url,
        EDITIONS: `${NEWS}:de:EUR:9`,
        ...providers.env,
        ...env,
      },
    });
    await expect.poll(program.output, SOON).toMatch(/Hashbell (listens|works)/);
    return program;
  };
  const worker = () => start({ ROLE: 'worker' });
  const web = async () => {
    const [port, operator] = [await freePort(), await freePort()];
    const program = await start({
      ROLE: 'web',
      DISCORD_PUBLIC_KEY: discord.publicKey,
      WEB_PORT: String(port),
      HTTP_PORT: String(operator),
    });
    const [address, ready] = [
      `http://127.0.0.1:${port}/interactions`,
      `http://127.0.0.1:${operator}/readyz`,
    ];
    return { ...program, address, ready, metrics: ready.replace('readyz', 'metrics') };
  };
  return { discord, worker, web };
}

const words = async ({ finished }: Asked) => JSON.stringify((await finished).message?.content);

it('two that answer and two that send do all that one does, and are replaced without a gap', {
  timeout: 180_000,
}, async () => {
  const { discord, worker, web } = await threeMachines();
  const workers = [await worker(), await worker()];
  const leading = () => workers.filter(({ output }) => output().includes('this process leads'));
  await expect.poll(leading, SOON).toHaveLength(1);
  const [first, second] = [await web(), await web()];
  discord.enterEndpoints([first, second]);
  expect(first.output()).toContain('as the Interactions Endpoint URL');
  await expect.poll(() => words(discord.people.slash('hashprice')), SOON).toContain('PH/s');
  expect(await words(discord.people.slash('profit', { rig: '120TH 3000W' }))).toContain('a day');
  await discord.people.slash('rig add', { rig: '120TH 3000W', name: 'Shed' }).finished;
  const exported = await discord.people.slash('rig export').finished;
  expect(exported.message?.files.map(({ name }) => name)).toEqual(['hashbell-rigs.csv']);

  // A message that is asked for here is sent from there.
  await discord.people.slash('alerts test').finished;
  const dm = () => discord.dmOf('300000000000000001') ?? '';
  await expect.poll(() => discord.messages(dm()), SOON).toHaveLength(1);
  // This is asked of Discord from here: somebody waits for it.
  expect(await words(discord.people.slash('digest follow', {}, MANAGER))).toContain('now follows');
  const metrics = await (await fetch(first.metrics)).text();
  expect(metrics).toContain('hashbell_leader{role="web"} 0');
  expect(await (await fetch(first.ready)).json()).toMatchObject({ ready: true, leader: true });

  // Forty a second, while both are replaced by others, one after the other.
  const asked: Promise<string>[] = [];
  const asking = setInterval(() => asked.push(words(discord.people.slash('help'))), 25);
  onTestFinished(() => clearInterval(asking));
  let there = [first, second];
  for (const old of [first, second]) {
    const others = [...there.filter((one) => one !== old), await web()];
    discord.enterEndpoints([...others, old]);
    old.child.kill('SIGTERM');
    await expect.poll(async () => (await fetch(old.ready)).status).toBe(503);
    expect(await old.exitCode).toBe(0);
    discord.enterEndpoints(others);
    there = others;
  }
  await sleep(500);
  clearInterval(asking);
  const answers = await Promise.allSettled(asked);
  expect(answers.length).toBeGreaterThan(60);
  expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
  expect(discord.count(CALLBACK)).toBe(0);
  expect(discord.gateway.connections).toBe(0);
});

it('ends in time though Discord takes a message and says nothing', async () => {
  const url = await migratedDatabase(inject('postgres'));
  const discord = await localDiscord();
  const proxy = await startTcpProxy(discord.url);
  onTestFinished(() => proxy.close());
  const database = await openDatabase(url, { log });
  onTestFinished(() => database.close());
  const program = await runProgram('src/main.ts', {
    env: {
      ...HASTE,
      DATABASE_URL: url,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: proxy.url,
      DISCORD_INTERACTIONS: 'http',
      DISCORD_PUBLIC_KEY: discord.publicKey,
      WEB_PORT: '0',
    },
  });
  await expect.poll(program.output, SOON).toContain('Hashbell listens');
  await expect.poll(program.output, SOON).toContain('this process leads');
  proxy.swallow();
  await openOutbox(database).put([sampleNotice({ recipient: 'c:800000000000000001' })]);
  const claimed = () => database.kysely.selectFrom('outbox').select('attempts').execute();
  await expect.poll(claimed, SOON).toEqual([{ attempts: 1 }]);
  program.child.kill('SIGTERM');
  expect(await program.exitCode).toBe(0);
  expect(program.output()).not.toContain('stopping took too long');
});
