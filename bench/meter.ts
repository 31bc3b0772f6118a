import { longestTurn, watchTurns } from './longest-turn.ts';

/**
 * Tells the process that started a bot how much the bot uses, each time it is asked. It is loaded
 * ahead of the bot (`node --import`), which knows nothing of it.
 */

/** The CPU time that a process has used so far, and the memory that it holds now. */
export interface Usage {
  /** CPU time of all its threads, in microseconds. */
  readonly cpu: number;
  /** Bytes of memory that it holds. */
  readonly rss: number;
}

process.on('message', (question) => {
  if (question === 'watch') {
    watchTurns();
    process.send?.('watching');
  } else if (question === 'longest-turn') process.send?.(longestTurn());
  else process.send?.(usage());
});
// A bot that is left behind by a run that broke off ends as well.
process.on('disconnect', () => process.exit());
// Being measured is no reason to go on living.
process.channel?.unref();

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpu: user + system, rss: process.memoryUsage.rss() };
}
