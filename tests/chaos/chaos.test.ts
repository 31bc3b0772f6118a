import { expect, inject, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { isFull } from '../support/depth.ts';
import { startLocalDiscord } from '../support/discord/local-discord.ts';
import { migratedDatabase } from '../support/postgres.ts';
import { silent as log } from '../support/silent-log.ts';
import { PRICES } from './chaos-prices.ts';
import { startChaosProcess } from './chaos-process.ts';
import { outcomeOf, plenty, setScene } from './chaos-scene.ts';
import { runChaos } from './run-chaos.ts';

/** Milliseconds: most of it are starts of Node, on a machine that does other things as well. */
const PATIENCE = 900_000;
const KILLS = isFull ? 50 : 5;

it(`tells everybody once, though the process is killed ${KILLS} times`, {
  timeout: PATIENCE,
}, async () => {
  const report = await runChaos(KILLS, 20_260_301);
  process.stdout.write(`chaos: ${JSON.stringify(report)}\n`);
  const told = 12 * KILLS;
  expect(report).toMatchObject({ kills: KILLS, told, lost: 0, duplicates: 0, disordered: 0 });
  expect(report.digests).toEqual({ due: 4 * KILLS, lost: 0, duplicates: 0 });
  // Otherwise the kills hit nothing.
  expect(report.unheard).toBeGreaterThan(KILLS / 10);
  expect(report.early).toBeGreaterThan(KILLS);
});

it('tells everybody once from two processes on one PostgreSQL', { timeout: PATIENCE }, async () => {
  const people = 150;
  const url = await migratedDatabase(inject('postgres'));
  const discord = await startLocalDiscord(plenty);
  onTestFinished(() => discord.close());
  const database = await openDatabase(url, { log });
  onTestFinished(() => database.close());
  const digestsFrom = await setScene(database, discord, people);
  const bots = [1, 2].map(() => startChaosProcess(url, discord));
  const order = { digestsFrom, ...PRICES, seconds: 1, nonceMemory: 60, last: true };
  await Promise.all(bots.map((bot) => bot.go(order)));
  await Promise.all(bots.map((bot) => bot.end()));
  expect(await outcomeOf(database, discord, people)).toEqual({
    due: 2 * people,
    told: 2 * people,
    lost: 0,
    duplicates: 0,
    disordered: 0,
    digests: { due: 100, lost: 0, duplicates: 0 },
  });
});
