import { setTimeout as sleep } from 'node:timers/promises';
import { startLocalDiscord } from '../tests/support/discord/local-discord.ts';
import { startBot } from './bot-process.ts';
import { underLoad } from './load.ts';
import type { ScaleScene } from './scale-scene.ts';

interface Size {
  readonly servers: number;
  readonly shards: number;
}

export interface ShardFigures extends Size {
  /** Megabytes that are resident at rest, and after some minutes' worth of answers. */
  readonly atRest: number;
  readonly afterwards: number;
  /** How many of 20 questions from 20 servers were answered. */
  readonly answered: number;
}

const SETTLE_MS = 4_000;
const LOAD = { perSecond: 50, seconds: 20 };
/** Connections that may be begun in five seconds, so that eight don't take forty. */
const AT_ONCE = 4;
const QUESTIONS = 20;

/** Ids of servers, one after the other in the sense in which shards are given out. */
const serverOf = (index: number) => String((300_000n + BigInt(index)) << 22n);

/** Starts one process for so many servers, asks it from many of them, and weighs it. */
export async function measureShards(scene: ScaleScene, size: Size): Promise<ShardFigures> {
  const { servers, shards } = size;
  const discord = await startLocalDiscord({ servers, shards, maxConcurrency: AT_ONCE });
  // Discord names all servers of a shard when it is ready.
  discord.gateway.alterReady((ready) => ({
    ...ready,
    guilds: Array.from({ length: Math.ceil(servers / shards) }, (_, index) => ({
      id: serverOf(index * shards),
      unavailable: true,
    })),
  }));
  const bot = await startBot({
    ...scene.program,
    discord,
    isUp: () => discord.gateway.identified.length >= shards && discord.commands().length > 0,
  });
  try {
    await sleep(SETTLE_MS);
    const atRest = (await bot.usage()).rss / 1e6;
    let turn = 0;
    const ask = () => {
      turn += 1;
      const guild = servers === 1 ? {} : { guild: serverOf(turn % servers) };
      return discord.people.slash('profit', { rig: '120TH 3000W' }, guild);
    };
    const answers = await Promise.allSettled(
      Array.from({ length: QUESTIONS }, () => ask().finished),
    );
    const answered = answers.filter(({ status }) => status === 'fulfilled').length;
    await underLoad({ bot, ask, ...LOAD });
    return { ...size, atRest, afterwards: (await bot.usage()).rss / 1e6, answered };
  } finally {
    await bot.stop();
    await discord.close();
  }
}
