/**
 * Speed and memory of the bot as `npm start` runs it, against the least that a bot of discord.js can
 * do. Both are processes of their own at a local Discord in this one. Exits with 1 when a target is
 * missed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLocalDiscord } from '../tests/support/discord/local-discord.ts';
import { startLocalProviders } from '../tests/support/local-providers.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { type LoadResult, underLoad } from './load.ts';
import { median } from './median.ts';
import { measurePureWork } from './pure-work.ts';
import { startCommand } from './start-command.ts';
import { figures, machine } from './table.ts';

const STARTS = 3;
const SETTLE_MS = 4_000;
const WARM_UP = { perSecond: 200, seconds: 30 };
const LOAD = { perSecond: 200, seconds: 5 };
const ROUNDS = 5;
const TARGETS = { cpuRatio: 1.5, p99: 20, rss: 130 };

const folder = await mkdtemp(join(tmpdir(), 'hashbell-bench-'));
const providers = await startLocalProviders();
const hashbell = {
  ...(await contestant(await startCommand(), providers.env)),
  ask: () => hashbell.discord.people.slash('profit', { rig: '120TH 3000W' }),
};
const bare = {
  ...(await contestant(['bench/pong-bot.ts'])),
  ask: () => bare.discord.people.slash('ping'),
};
const both = [hashbell, bare] as const;
/** CPU time and patience of the bare bot where it sends as much as ours does. */
const sameLoads: LoadResult[] = [];

try {
  await report();
} finally {
  for (const { discord } of both) await discord.close();
  providers.close();
  await rm(folder, { recursive: true, force: true });
}

async function contestant(command: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const discord = await startLocalDiscord();
  const resident: number[] = [];
  const loads: LoadResult[] = [];
  return {
    discord,
    /** Megabytes, of each start. */
    resident,
    loads,
    start: () => startBot({ command, discord, folder, env }),
  };
}

async function report(): Promise<void> {
  await measureMemory();
  const interaction = await measureLoad();
  const work = await measurePureWork(interaction);

  const cpu = both.map(({ loads }) => median(loads.map((load) => load.cpu)));
  const same = [cpu[0] ?? Number.NaN, median(sameLoads.map((load) => load.cpu))];
  const p99 = both.map(({ loads }) => median(loads.map((load) => load.p99)));
  const rss = both.map(({ resident }) => median(resident));
  const rows = [
    row('CPU time of an answer, µs', cpu, { of: 'ratio', atMost: TARGETS.cpuRatio }),
    row('the same, against a ready answer as long, µs', same),
    row(`p99 at ${LOAD.perSecond}/s, ms`, p99, { of: 'value', atMost: TARGETS.p99 }),
    row('resident after start, MB', rss, { of: 'value', atMost: TARGETS.rss }),
  ];
  console.log(`${machine()}\n`);
  console.log('|   | Hashbell | bare bot | ratio | target | |\n|:--|--:|--:|--:|--:|:--|');
  console.log(rows.map(({ text }) => text).join('\n'));
  console.log('\n| work | per second | times JSON |\n|:--|--:|--:|');
  for (const { name, perSecond, parses } of work) {
    console.log(`| ${name} | ${Math.round(perSecond).toLocaleString('en')} | ${figures(parses)} |`);
  }
  if (rows.some(({ met }) => !met)) process.exitCode = 1;
}

/** Each start anew: what a process holds depends on chance. */
async function measureMemory(): Promise<void> {
  for (let start = 0; start < STARTS; start += 1) {
    for (const { resident, ...each } of both) {
      const bot = await each.start();
      await sleep(SETTLE_MS);
      resident.push((await bot.usage()).rss / 1e6);
      await bot.stop();
    }
  }
}

/** @returns A question as Discord sends it. */
async function measureLoad(): Promise<string> {
  const bots: BotProcess[] = [];
  try {
    for (const { start, ask } of both) {
      const bot = await start();
      bots.push(bot);
      await underLoad({ bot, ask, ...WARM_UP });
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, { ask, loads }] of both.entries()) {
        const bot = bots[index];
        if (bot) loads.push(await underLoad({ bot, ask, ...LOAD }));
      }
      const asking = () => bare.discord.people.slash('same');
      if (bots[1]) sameLoads.push(await underLoad({ bot: bots[1], ask: asking, ...LOAD }));
    }
    const { interaction, message } = await hashbell.ask().finished;
    const lines = message?.content.embeds?.[0]?.description?.split('\n') ?? [];
    // Profit, a month, the verdict, where it comes from, the retarget.
    if (lines.length < 5) throw new Error('Not a whole answer');
    return JSON.stringify(interaction);
  } finally {
    for (const bot of bots) await bot.stop();
  }
}

interface Target {
  readonly of: 'ratio' | 'value';
  readonly atMost: number;
}

function row(name: string, [ours = Number.NaN, theirs = Number.NaN]: number[], target?: Target) {
  const ratio = ours / theirs;
  const cells = [name, figures(ours), figures(theirs), ratio.toFixed(2)];
  if (!target) return { met: true, text: `| ${[...cells, '', ''].join(' | ')} |` };
  const met = (target.of === 'ratio' ? ratio : ours) <= target.atMost;
  const limit = `${target.of === 'ratio' ? 'ratio ' : ''}≤ ${target.atMost}`;
  return { met, text: `| ${[...cells, limit, met ? 'met' : '**missed**'].join(' | ')} |` };
}
