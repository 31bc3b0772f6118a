import { setTimeout as sleep } from 'node:timers/promises';
import type { Poster } from '../ports.ts';

const SECOND = 1_000;
/** Milliseconds of a busy moment that are made up for afterwards. */
const CATCH_UP = 200;
/** Milliseconds by which one request may overtake another on its way. */
const SLACK = 5;

interface Stopwatch {
  /** Milliseconds. */
  now(): number;
  /** @param duration - Milliseconds. */
  wait(duration: number): Promise<unknown>;
}

const real: Stopwatch = { now: () => performance.now(), wait: (duration) => sleep(duration) };

/** Evens the requests out; those that were held up don't come in a heap that breaks Discord's limit. */
export function pacedPoster(poster: Poster, perSecond: number, watch = real): Poster {
  const gap = SECOND / perSecond;
  const most = Math.ceil(perSecond);
  /** When the latest of them went, milliseconds. */
  const gone: number[] = [];
  let planned = Number.NEGATIVE_INFINITY;
  let queue = Promise.resolve();

  async function wait(): Promise<void> {
    const now = watch.now();
    planned = Math.max(planned + gap, now - CATCH_UP);
    const secondAgo = gone.length < most ? undefined : gone.shift();
    const start = Math.max(planned, (secondAgo ?? Number.NEGATIVE_INFINITY) + SECOND + SLACK);
    if (start > now) await watch.wait(start - now);
    gone.push(watch.now());
  }

  function turn(): Promise<void> {
    queue = queue.then(wait);
    return queue;
  }

  return {
    async post(posting) {
      await turn();
      return poster.post(posting);
    },
    async openDm(userId) {
      await turn();
      return poster.openDm(userId);
    },
    async findPosted(posting, since) {
      await turn();
      return poster.findPosted(posting, since);
    },
  };
}
