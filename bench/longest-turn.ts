/** Milliseconds of the longest turn of a process since somebody asked it to watch. */
export interface LongestTurn {
  readonly wall: number;
  /** CPU time of its main thread in the turn that took the most; other programs don't add to it. */
  readonly cpu: number;
}

/** Milliseconds between two looks, at least: a turn lies between, or an idle moment as long. */
const PACE = 1;

let looking: NodeJS.Timeout | undefined;
let longest: LongestTurn = { wall: 0, cpu: 0 };
let last: LongestTurn = { wall: 0, cpu: 0 };

/** Begins to watch how long the turns of this process are. */
export function watchTurns(): void {
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

/** Ends the watch. */
export function longestTurn(): LongestTurn {
  look();
  clearInterval(looking);
  return longest;
}

function spentSoFar(): LongestTurn {
  const { user, system } = process.threadCpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1_000 };
}
