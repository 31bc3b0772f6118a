import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildApp } from '../../src/app/app.ts';
import { loadConfig } from '../../src/app/config.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { startLocalProviders } from '../support/local-providers.ts';

let folder: string;
let providers: Awaited<ReturnType<typeof startLocalProviders>>;
let now: number;
let stops: (() => Promise<void>)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hashbell-app-'));
  providers = await startLocalProviders();
  now = Date.now() / 1_000;
  stops = [];
});
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  providers.close();
  await rm(folder, { recursive: true });
});

/** Hashbell on a database in a file, with providers on loopback. */
async function start({ sample = false } = {}) {
  const { log, lines } = logLines();
  const config = loadConfig({
    DATABASE_URL: `sqlite:${join(folder, 'data', 'hashbell.db')}`,
    ...providers.env,
  });
  const app = await buildApp(config, { log, clock: () => now, sample, sourceTimeout: 5 });
  const { stop } = app;
  stops.push(stop);
  const stopNow = async () => {
    stops = stops.filter((other) => other !== stop);
    await stop();
  };
  return { market: app.ports.market, app, lines, stopNow };
}

it('asks the providers, and shows what they say', async () => {
  const { market, lines } = await start();
  await market.refresh();
  const reading = market.reading();
  expect(reading.origin).toBe('live');
  expect(reading.price?.value.sources).toContain('Kraken');
  expect(reading.tip).toMatchObject({ state: 'fresh' });
  expect(reading.meanFees).toMatchObject({ state: 'fresh' });
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
});

it('asks by itself once it is started', async () => {
  const { app, market } = await start();
  app.start();
  await expect.poll(() => market.reading().tip?.state).toBe('fresh');
});

it('decides alerts before there is a way to tell of them', async () => {
  const { app } = await start();
  app.start();
  expect(await app.ports.alerts.watch()).toBeUndefined();
  app.decide();
  await app.tickNow();
  expect(await app.ports.alerts.watch()).toBeDefined();
});

it('keeps the last reading through a restart, as old as it is', async () => {
  const before = await start();
  await before.market.refresh();
  const last = before.market.reading();
  await before.stopNow();

  providers.close();
  now += 2 * 3_600;
  const after = await start();
  const { tip, price } = after.market.reading();
  expect(tip).toEqual({ ...last.tip, state: 'stale' });
  expect(price).toEqual({ ...last.price, state: 'stale' });
  await after.market.refresh();
  expect(after.market.reading().tip?.at).toBe(last.tip?.at);
});

it('has the sample network stand in, but only where nobody mines by it', async () => {
  providers.close();
  const playground = await start({ sample: true });
  await playground.market.refresh();
  expect(playground.market.reading().origin).toBe('sample');
  const bot = await start({ sample: false });
  await bot.market.refresh();
  const { spot: _, ...reading } = bot.market.reading();
  expect(reading).toEqual({ coin: 'BTC', at: now, origin: 'live' });
});

it('prefers the live market to the sample network', async () => {
  const { market } = await start({ sample: true });
  expect(market.reading().origin).toBe('sample');
  await market.refresh();
  expect(market.reading().origin).toBe('live');
});
