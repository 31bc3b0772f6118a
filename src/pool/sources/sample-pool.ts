import type { Clock } from '../../time/clock.port.ts';
import { DAY, HOUR, MINUTE } from '../../time/seconds.ts';
import type { Pools } from '../pool.port.ts';
import { largest, type PoolAnswer, type Worker } from '../pool.ts';

/** Name of the pool that is played. */
const SAMPLE_POOL = 'Sample pool';

/** Workers of every address there, with the hashes per second they make on average. */
const WORKERS = [
  { name: 'sample-s21', hashrate: 196e12 },
  { name: 'sample-bitaxe', hashrate: 1.17e12 },
];
/** Mean seconds between two shares of a worker. */
const INTERVAL = 20;
/** Share by which a hashrate swings, and seconds in which it does. */
const SWINGS = [
  { share: 0.03, period: 23 * MINUTE },
  { share: 0.02, period: 5 * HOUR },
];

/** Seconds in which best shares grow; at the end of each comes a block, and they begin anew. */
const ROUND = 30 * DAY;
const BEST_EVERY = 8 * HOUR;
/** Difficulty of the first best share of a round, and how much better the next is. */
const BEST = { first: 40e6, growth: 1.15 };
/** Difficulty of the share that makes the block: above the sample network's, and each a better one. */
const BLOCK = { first: 2e14, growth: 1.001 };

/** Returns the best share of a worker; the last of the round finds the block. */
function bestShareAt(now: number, index: number): number {
  const step = Math.floor((now % ROUND) / BEST_EVERY);
  const isLast = step === ROUND / BEST_EVERY - 1;
  return isLast && index === WORKERS.length - 1
    ? BLOCK.first * BLOCK.growth ** Math.floor(now / ROUND)
    : BEST.first * (index + 1) * BEST.growth ** step;
}

/** Returns a pool that knows every address: two workers, whose numbers hang on the clock alone. */
export function samplePool(clock: Clock): Pools {
  return {
    list: () => [{ id: SAMPLE_POOL, kind: 'sample' }],
    ask: async () => answerAt(Math.floor(clock())),
    countedAt: async () => clock(),
    status: () => [{ name: SAMPLE_POOL, gives: ['pool'], state: 'ok', lastGoodAt: clock() }],
  };
}

function answerAt(now: number): PoolAnswer {
  const workers = WORKERS.map(({ name, hashrate }, index): Worker => {
    const [fast, slow] = SWINGS.map(
      ({ share, period }) => 1 + share * Math.sin((2 * Math.PI * now) / period + index),
    );
    return {
      name,
      fiveMinutes: hashrate * (fast ?? 1) * (slow ?? 1),
      hour: hashrate * (slow ?? 1),
      lastShareAt: now - (now % INTERVAL),
      interval: INTERVAL,
      bestShare: bestShareAt(now, index),
    };
  });
  const sum = (of: (worker: Worker) => number | undefined) =>
    workers.reduce((all, worker) => all + (of(worker) ?? 0), 0);
  const all = {
    fiveMinutes: sum(({ fiveMinutes }) => fiveMinutes),
    hour: sum(({ hour }) => hour),
    lastShareAt: now - (now % INTERVAL),
    interval: INTERVAL / WORKERS.length,
    bestShare: largest(workers.map(({ bestShare }) => bestShare)),
  };
  return { known: true, all, workers };
}

/** Returns some pools with others after them. */
export function poolsAfter(first: Pools, others: Pools): Pools {
  const ofId = (pool: string) => (first.list().some(({ id }) => id === pool) ? first : others);
  return {
    list: () => [...first.list(), ...others.list()],
    ask: (pool, address) => ofId(pool).ask(pool, address),
    countedAt: (pool) => ofId(pool).countedAt(pool),
    status: () => [...first.status(), ...others.status()],
  };
}
