/**
 * Loaded ahead of a bot (`node --import`): tells the process that started it what the bot uses, each
 * time it is asked. The bot knows nothing of it.
 */

/** What a process has used so far, and holds now. */
export interface Usage {
  /** Of all its threads, in microseconds. */
  readonly cpu: number;
  /** Bytes. */
  readonly rss: number;
}

/** The longest that a process has done nothing else since somebody asked it to watch, in milliseconds. */
export interface LongestTurn {
  readonly wall: number;
  /** Of its main thread, in the turn that took the most of it: what a busy machine leaves as it is. */
  readonly cpu: number;
}

process.on('message', (question) => {
  if (question === 'watch') {
    watch();
    process.send?.('watching');
  } else if (question === 'longest-turn') process.send?.(longestTurn());
  else process.send?.(usage());
});
// Who is left behind, by a run that broke off, ends as well.
process.on('disconnect', () => process.exit());
// Being measured is no reason to go on living.
process.channel?.unref();

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpu: user + system, rss: process.memoryUsage.rss() };
}

/** Milliseconds between two looks, at least: what is in between is a turn, or an idle moment of that length. */
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
