/**
 * Measures how long others have to wait, at most, for what one person sends: the longest turn of
 * the bot's event loop. Prints a table for docs/BENCHMARKS.md; exits with 1 when a target is
 * missed. With words behind it, such as `npm run bench:turns -- import`, it takes only the inputs
 * whose names have one of them.
 */
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalDiscord, startLocalDiscord } from '../tests/support/discord/local-discord.ts';
import { startLocalProviders } from '../tests/support/local-providers.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { hardFiles, hundredRigs } from './hard-files.ts';
import { seedHeavyPerson } from './heavy-person.ts';
import type { LongestTurn } from './longest-turn.ts';
import { median } from './median.ts';
import { startCommand } from './start-command.ts';
import { figures, load, machine } from './table.ts';
import { type Input, turnInputs } from './turn-inputs.ts';

/** Milliseconds. */
const TARGET = 20;
const STARTS = 3;
const WARM_ROUNDS = 4;
const SETTLE_MS = 1_500;
const IDLE_MS = 500;
/** Milliseconds for what follows an answer, such as its notices. */
const AFTER_MS = 100;
/** Seconds of a minute in which no job begins, and none of those before is likely to run. */
const QUIET = [
  [7, 10],
  [15, 38],
  [45, 57],
] as const;
/** An id like those of people; each round counts on from it to somebody new. */
const FIRST_PERSON = 310_000_000_000_000_000n;

interface Measured {
  readonly idle: LongestTurn;
  readonly cold: LongestTurn;
  readonly warm: LongestTurn;
  /** CPU time of the first round, all threads, in milliseconds. */
  readonly spent: number;
}

const words = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'hashbell-bench-'));
const providers = await startLocalProviders();
const files = await serveFiles([...hardFiles.map(({ text }) => text), hundredRigs]);
const inputs = turnInputs(files.addressOf).filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);
let people = 0n;
try {
  await report();
} finally {
  files.close();
  providers.close();
  await rm(folder, { recursive: true, force: true });
}

async function report(): Promise<void> {
  console.log(`${machine()}, load ${load()}\n`);
  await seedHeavyPerson(`sqlite:${join(folder, 'seed.db')}`);
  // A first start leaves compiled code behind, which is there for all that follow.
  await inFreshBot(0, async (bot, discord) => {
    for (const input of inputs) await round(input, bot, discord);
  });
  console.log(
    '| one person sends | cold, ms | warm, ms | main thread, cold, ms | warm, ms | CPU, ms | idle, ms | ratio | target | |',
  );
  console.log('|:--|--:|--:|--:|--:|--:|--:|--:|--:|:--|');
  for (const input of inputs) {
    const starts: Measured[] = [];
    for (let start = 0; start < STARTS; start += 1) starts.push(await measure(input, start));
    console.log(lineOf(input, starts));
  }
}

function lineOf({ name }: Input, starts: readonly Measured[]): string {
  const of = (part: (measured: Measured) => number) => median(starts.map(part));
  const cold = of((one) => one.cold.wall);
  const warm = of((one) => one.warm.wall);
  const idle = of((one) => one.idle.wall);
  const met = Math.max(cold, warm) <= TARGET;
  if (!met) process.exitCode = 1;
  const cells = [
    ...[cold, warm, of((one) => one.cold.cpu), of((one) => one.warm.cpu)].map(figures),
    ...[of((one) => one.spent), idle, cold / idle].map(figures),
  ];
  return `| ${[name, ...cells, `≤ ${TARGET}`, met ? 'met' : '**missed**'].join(' | ')} |`;
}

/** Measures an input in a process of its own, with a database of its own. */
async function measure(input: Input, start: number): Promise<Measured> {
  return inFreshBot(start, async (bot, discord) => {
    const idle = await bot.longestTurn(() => sleep(IDLE_MS));
    const before = await bot.usage();
    const cold = await round(input, bot, discord);
    const spent = ((await bot.usage()).cpu - before.cpu) / 1_000;
    const rounds: LongestTurn[] = [];
    for (let at = 0; at < WARM_ROUNDS; at += 1) rounds.push(await round(input, bot, discord));
    const warm = {
      wall: Math.max(...rounds.map(({ wall }) => wall)),
      cpu: Math.max(...rounds.map(({ cpu }) => cpu)),
    };
    return { idle, cold, warm, spent };
  });
}

async function inFreshBot<T>(
  start: number,
  work: (bot: BotProcess, discord: LocalDiscord) => Promise<T>,
): Promise<T> {
  const own = join(folder, `start-${start}`);
  await mkdir(own);
  await copyFile(join(folder, 'seed.db'), join(own, 'bell.db'));
  const discord = await startLocalDiscord({ acknowledgeWithin: 60_000, keepsFiles: false });
  const command = await startCommand();
  const env = { ...providers.env, DATABASE_URL: `sqlite:${join(own, 'bell.db')}` };
  let bot: BotProcess | undefined;
  try {
    bot = await startBot({ command, discord, folder: own, env });
    await sleep(SETTLE_MS);
    await quietSecond();
    const result = await work(bot, discord);
    if (discord.violations.length > 0) throw new Error(JSON.stringify(discord.violations));
    return result;
  } finally {
    await bot?.stop();
    await discord.close();
    await rm(own, { recursive: true });
  }
}

async function round(input: Input, bot: BotProcess, discord: LocalDiscord): Promise<LongestTurn> {
  people += 1n;
  const seat = { user: String(FIRST_PERSON + people) };
  const prepared = await input.prepare?.(discord, seat);
  await sleep(AFTER_MS);
  await quietSecond();
  return bot.longestTurn(async () => {
    await input.send(discord, seat, prepared);
    await sleep(AFTER_MS);
  });
}

/** Waits for a second in which no job runs: the jobs' own turns are no person's. */
async function quietSecond(): Promise<void> {
  const isQuiet = () => {
    const second = (Date.now() / 1_000) % 60;
    return QUIET.some(([from, to]) => second >= from && second < to);
  };
  while (!isQuiet()) await sleep(100);
}

/** Serves files, as Discord does with those that people attach. */
async function serveFiles(texts: readonly string[]) {
  const server = createServer(({ url = '' }, response) => {
    response.end(texts[Number(url.slice(1))]);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    addressOf: (index: number) => `http://127.0.0.1:${port}/${index}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
