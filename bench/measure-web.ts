import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type LocalDiscord, startLocalDiscord } from '../tests/support/discord/local-discord.ts';
import { freePort } from '../tests/support/free-port.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { type LoadResult, underLoad } from './load.ts';
import type { ScaleScene } from './scale-scene.ts';
import type { Flood, Flooded } from './unsigned-sender.ts';

const WARM_UP = { perSecond: 100, seconds: 15 };
const LOAD = { perSecond: 200, seconds: 10 };
/** People's commands beside what nobody has signed. */
const BESIDE = { perSecond: 50, seconds: 10 };
const FLOOD = { perSecond: 2_000, seconds: 10 };
/** Milliseconds after which nobody waits for an earlier answer any more. */
const SETTLE_MS = 3_500;
const IN_FLIGHT = 64;
const FLAT_OUT_SECONDS = 10;
const SENDER = fileURLToPath(new URL('unsigned-sender.ts', import.meta.url));
/** Clock ticks of Linux in a second. */
const TICKS = 100;

export interface WayFigures extends LoadResult {
  /** CPU time of PostgreSQL's server for one answer, in microseconds; absent off Linux. */
  readonly databaseCpu: number | undefined;
  /** Answers a second with 64 asked at a time, on the machine that also asks and keeps the database. */
  readonly flatOut: number;
  /** Megabytes that are resident after all that. */
  readonly rss: number;
}

export interface FloodFigures {
  readonly kind: Flood['kind'];
  readonly signedP99: number;
  /** Requests a second that really went out, and those of them that were refused. */
  readonly perSecond: number;
  readonly refused: number;
  /** CPU time of the web process for one of them, in microseconds. */
  readonly cpu: number;
}

export interface WebFigures {
  /** One process with a gateway on the same database. */
  readonly gateway: WayFigures;
  /** One web process beside a worker. */
  readonly web: WayFigures;
  /** The signed ones alone, for comparison. */
  readonly quietP99: number;
  readonly floods: readonly FloodFigures[];
}

/** Asks over the gateway, then over HTTP, then while strangers send as well. */
export async function measureWeb(scene: ScaleScene): Promise<WebFigures> {
  const gateway = await overGateway(scene);
  return { gateway, ...(await overHttp(scene)) };
}

async function overGateway(scene: ScaleScene): Promise<WayFigures> {
  const url = await scene.emptyDatabase();
  const discord = await startLocalDiscord();
  const env = { ...scene.program.env, DATABASE_URL: url };
  const bot = await startBot({ ...scene.program, discord, env });
  try {
    return await figuresOf(bot, discord, url);
  } finally {
    await bot.stop();
    await discord.close();
  }
}

async function overHttp(scene: ScaleScene): Promise<Omit<WebFigures, 'gateway'>> {
  const url = await scene.emptyDatabase();
  const discord = await startLocalDiscord();
  const [port, operator] = [await freePort(), await freePort()];
  const shared = { ...scene.program.env, DATABASE_URL: url };
  const worker = await startBot({
    ...scene.program,
    discord,
    env: { ...shared, ROLE: 'worker' },
    isUp: () => discord.commands().length > 0,
  });
  const web = await startBot({
    ...scene.program,
    discord,
    env: {
      ...shared,
      ROLE: 'web',
      DISCORD_PUBLIC_KEY: discord.publicKey,
      WEB_PORT: String(port),
      HTTP_PORT: String(operator),
    },
    isUp: () =>
      fetch(`http://127.0.0.1:${operator}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      ),
  });
  const address = `http://127.0.0.1:${port}/interactions`;
  discord.enterEndpoints([{ address }]);
  try {
    const figures = await figuresOf(web, discord, url);
    const ask = () => discord.people.slash('profit', { rig: '120TH 3000W' });
    await sleep(SETTLE_MS);
    const { p99: quietP99 } = await underLoad({ bot: web, ask, ...BESIDE });
    const floods: FloodFigures[] = [];
    for (const kind of ['bare', 'forged'] as const) {
      const before = await web.usage();
      const flood = sendUnsigned({ address, kind, ...FLOOD });
      // It takes a moment to start.
      await sleep(500);
      const { p99 } = await underLoad({ bot: web, ask, ...BESIDE });
      const { sent, refused, seconds } = await flood;
      const spent = (await web.usage()).cpu - before.cpu;
      const forSigned = figures.cpu * BESIDE.perSecond * BESIDE.seconds;
      floods.push({
        ...{ kind, signedP99: p99, perSecond: sent / seconds, refused: refused / seconds },
        cpu: (spent - forSigned) / sent,
      });
    }
    return { web: figures, quietP99, floods };
  } finally {
    await web.stop();
    await worker.stop();
    await discord.close();
  }
}

async function figuresOf(bot: BotProcess, discord: LocalDiscord, url: string): Promise<WayFigures> {
  const ask = () => discord.people.slash('profit', { rig: '120TH 3000W' });
  await underLoad({ bot, ask, ...WARM_UP });
  await sleep(SETTLE_MS);
  const before = await databaseCpu(url);
  const load = await underLoad({ bot, ask, ...LOAD });
  const after = await databaseCpu(url);
  await sleep(SETTLE_MS);
  const spent = before === undefined || after === undefined ? undefined : after - before;
  const flatOut = await answersFlatOut(ask);
  const { rss } = await bot.usage();
  return {
    ...load,
    databaseCpu: spent === undefined ? undefined : spent / (LOAD.perSecond * LOAD.seconds),
    flatOut,
    rss: rss / 1e6,
  };
}

/** Asks as often as it is answered. @returns Answers a second. */
async function answersFlatOut(ask: () => { readonly acknowledged: Promise<unknown> }) {
  const end = performance.now() + FLAT_OUT_SECONDS * 1_000;
  let answered = 0;
  const one = async () => {
    while (performance.now() < end) {
      await ask().acknowledged.then(
        () => {
          answered += 1;
        },
        () => {},
      );
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, one));
  return answered / FLAT_OUT_SECONDS;
}

async function sendUnsigned(flood: Flood): Promise<Flooded> {
  const child: ChildProcess = fork(SENDER, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send(flood);
  const [told]: Flooded[] = await once(child, 'message');
  child.kill();
  if (!told) throw new Error('Nobody tells what was sent');
  return told;
}

/** Returns the CPU time of PostgreSQL's processes so far, in microseconds; nothing off Linux. */
async function databaseCpu(url: string): Promise<number | undefined> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity');
    const spent = await Promise.all(rows.map(({ pid }) => cpuOf(pid)));
    return spent.reduce((sum, one) => sum + one, 0);
  } catch {
    return undefined;
  } finally {
    await client.end();
  }
}

async function cpuOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name, which may have spaces, ends with a bracket; user and system time are the 14th and 15th.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1e6) / TICKS;
}
