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

/** Milliseconds of the longest turn of a process since somebody asked it to watch. */
export interface LongestTurn {
  readonly wall: number;
  /** CPU time of its main thread in the turn that took the most; other programs don't add to it. */
  readonly cpu: number;
}

process.on('message', (question) => {
  if (question === 'watch') {
    watch();
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

/** Milliseconds between two looks, at least: a turn lies between, or an idle moment as long. */
const PACE = 1;

let looking: NodeJS.Timeout | undefined;
let longest: LongestTurn = { wall: 0, cpu: 0 };
let last: LongestTurn = { wall: 0, cpu: 0 };

function watch(): void {
  clearInterval(looking);
  longest = { wall: 0, cpu: 0 };
  last = spentSoFar();
  looking = setInterval(look, PACE);
}

function look(): void {
  const now = spentSoFar();
  longest = {
    wall: Math.max(longest.wall, now.wall - last.wall),
    cpu: Math.max(longest.cpu, now.cpu - last.cpu),
  };
  last = now;
}

function longestTurn(): LongestTurn {
  look();
  clearInterval(looking);
  return longest;
}

function spentSoFar(): LongestTurn {
  const { user, system } = process.threadCpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1_000 };
}
