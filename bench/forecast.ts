/**
 * How long a forecast takes, and what /profit loses while twenty of them run. Prints a table with each
 * number's ratio to a baseline of the same run; exits with 1 when a target is missed. With `--quick`
 * behind it fewer rounds, to see that it works.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../src/database/database.ts';
import { simulate } from '../src/forecast/simulation.ts';
import { pastWeeks } from '../src/forecast/weeks.ts';
import { historyStore } from '../src/market/history.store.ts';
import { startLocalDiscord } from '../tests/support/discord/local-discord.ts';
import { startLocalProviders } from '../tests/support/local-providers.ts';
import { silent } from '../tests/support/silent-log.ts';
import { startBot } from './bot-process.ts';
import { type LoadResult, underLoad } from './load.ts';
import { median } from './median.ts';
import { seedHistory } from './seed-history.ts';
import { startCommand } from './start-command.ts';
import { figures, machine } from './table.ts';

const isQuick = process.argv.includes('--quick');
/** Milliseconds. */
const TARGETS = { forecast: 150, p99: 50 };
const SETTLE_MS = 2_000;
/** Forecasts one after the other. */
const ROUNDS = isQuick ? 3 : 20;
const AT_ONCE = 20;
const LOAD = { perSecond: 50, seconds: isQuick ? 2 : 5 };
const LOADS = isQuick ? 1 : 3;
/** As ids of people are; another one for each forecast, whose share is whole. */
const FIRST_PERSON = 320_000_000_000_000_000n;

const folder = await mkdtemp(join(tmpdir(), 'hashbell-bench-'));
const providers = await startLocalProviders();
const discord = await startLocalDiscord({ keepsFiles: false });
const DATABASE_URL = `sqlite:${join(folder, 'bell.db')}`;
let asked = 0;

try {
  await seed();
  await report();
} finally {
  await discord.close();
  providers.close();
  await rm(folder, { recursive: true, force: true });
}

/** Three years of days, as a bot has after a while. */
async function seed(): Promise<void> {
  const database = await openDatabase(DATABASE_URL, { log: silent });
  await seedHistory(historyStore(database), Math.floor(Date.now() / 1_000));
  await database.close();
}

async function report(): Promise<void> {
  const command = await startCommand();
  const bot = await startBot({ command, discord, folder, env: { ...providers.env, DATABASE_URL } });
  try {
    await sleep(SETTLE_MS);
    const cold = await timeOf(askForecast);
    // Both processes are there by now.
    for (let round = 0; round < 3; round += 1) await askForecast();
    const times = await timesOf(ROUNDS, askForecast);
    const alone = await timesOf(ROUNDS, async () => simulateHere(asked));
    const profit = () => discord.people.slash('profit', { rig: '120TH 3000W' });
    const calm: LoadResult[] = [];
    const busy: LoadResult[] = [];
    for (let round = 0; round < LOADS; round += 1) {
      calm.push(await underLoad({ bot, ask: profit, ...LOAD }));
      const forecasts = Array.from({ length: AT_ONCE }, askForecast);
      busy.push(await underLoad({ bot, ask: profit, ...LOAD }));
      await Promise.all(forecasts);
    }
    const [p99, calmP99] = [busy, calm].map((all) => median(all.map((one) => one.p99)));
    const base = median(alone);
    console.log(`${machine()}\n`);
    console.log('|   | ms | baseline, ms | ratio | target | |\n|:--|--:|--:|--:|--:|:--|');
    print('a forecast with its chart, the first', cold, base);
    print('the same, warm (baseline: its sums alone)', median(times), base, TARGETS.forecast);
    print(
      `p99 of /profit at ${LOAD.perSecond}/s while ${AT_ONCE} forecasts run (baseline: without)`,
      p99 ?? Number.NaN,
      calmP99 ?? Number.NaN,
      TARGETS.p99,
    );
    if (discord.violations.length > 0) throw new Error(JSON.stringify(discord.violations));
  } finally {
    await bot.stop();
  }
}

/** Another question each time, by another person: nothing of it is known yet. */
async function askForecast(): Promise<void> {
  asked += 1;
  const options = { rig: 'S21 Pro', cost: `$${3_000 + asked}`, electricity: '0.05' };
  const seat = { user: String(FIRST_PERSON + BigInt(asked)) };
  await discord.people.slash('forecast', options, seat).finished;
}

function simulateHere(seed: number): void {
  const weeks = pastWeeks('BTC', [])?.weeks ?? [];
  const running = { income: 10.3, power: 4.2, fixed: 0, switchesOff: true };
  const purchase = { cost: 3_000, resale: 0, months: 36 };
  const method = { weeks, drift: 'price0', paths: 2_000, block: 8, seed } as const;
  simulate({ ...running, ...purchase, ...method, cuts: [] });
}

async function timesOf(count: number, work: () => Promise<void>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round += 1) times.push(await timeOf(work));
  return times;
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function print(name: string, value: number, baseline: number, target?: number): void {
  const met = target === undefined || value <= target;
  if (!met) process.exitCode = 1;
  const verdict = target === undefined ? '' : met ? 'met' : '**missed**';
  const cells = [
    ...[value, baseline, value / baseline].map(figures),
    target === undefined ? '' : `≤ ${target}`,
  ];
  console.log(`| ${[name, ...cells, verdict].join(' | ')} |`);
}
