import { setTimeout as sleep } from 'node:timers/promises';
import type { Asked } from '../tests/support/discord/exchange.ts';
import type { BotProcess } from './bot-process.ts';

/** One bot under one load. */
export interface LoadResult {
  /** CPU time of the bot for one interaction, in microseconds. */
  readonly cpu: number;
  /** From sending an interaction to its first answer, in milliseconds: 99 of 100 are faster. */
  readonly p99: number;
}

interface Load {
  readonly bot: BotProcess;
  readonly ask: () => Asked;
  readonly perSecond: number;
  readonly seconds: number;
}

/** Asks at a steady pace, whether or not what was asked before is answered. */
export async function underLoad({ bot, ask, perSecond, seconds }: Load): Promise<LoadResult> {
  const count = perSecond * seconds;
  const before = await bot.usage();
  const start = performance.now();
  const waiting: Promise<number>[] = [];
  while (waiting.length < count) {
    const early = start + (waiting.length * 1_000) / perSecond - performance.now();
    if (early > 0) await sleep(early);
    waiting.push(
      ask().acknowledged.then(
        ({ acknowledgedAfter }) => acknowledgedAfter,
        // Not answered in time: slower than any other.
        () => Number.POSITIVE_INFINITY,
      ),
    );
  }
  const times = (await Promise.all(waiting)).toSorted((a, b) => a - b);
  const after = await bot.usage();
  return {
    cpu: (after.cpu - before.cpu) / count,
    p99: times[Math.ceil(count * 0.99) - 1] ?? Number.NaN,
  };
}
