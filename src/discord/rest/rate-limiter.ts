import { setTimeout as sleep } from 'node:timers/promises';

const SECOND = 1_000;
/** Milliseconds of a busy moment that are made up for afterwards. */
const CATCH_UP = 200;
/** Milliseconds by which one request may overtake another on its way. */
const SLACK = 5;
/** Milliseconds of silence that a request waits out. */
const LONGEST_SILENCE = 5_000;
/**
 * Share of the usual gap that stays between two requests: in a heap, one that is late on its way
 * would meet all the next ones.
 */
const CLOSEST = 0.6;

interface Stopwatch {
  /** Milliseconds. */
  now(): number;
  /** @param duration - Milliseconds. */
  wait(duration: number): Promise<unknown>;
}

const real: Stopwatch = { now: () => performance.now(), wait: (duration) => sleep(duration) };

/**
 * A rate limiter evens requests out; those that were held up don't come in a heap that breaks
 * Discord's limit.
 */
export interface RateLimiter {
  /**
   * Resolves when the next request may go.
   *
   * @returns 0; or for how many milliseconds Discord wants silence, when that is too long to wait for.
   */
  turn(): Promise<number>;
  /** Holds all requests back: Discord wants to hear nothing for so many milliseconds. */
  hold(duration: number): void;
}

/**
 * @param perSecond - Requests a second as a rule; after a busy moment up to the next whole number
 * above.
 */
export function createRateLimiter(perSecond: number, watch = real): RateLimiter {
  const gap = SECOND / perSecond;
  const most = Math.ceil(perSecond);
  /** Moments at which the latest requests went, in milliseconds. */
  const gone: number[] = [];
  let planned = Number.NEGATIVE_INFINITY;
  let heldUntil = Number.NEGATIVE_INFINITY;
  let queue = Promise.resolve(0);

  async function wait(): Promise<number> {
    const next = Math.max(planned + gap, watch.now() - CATCH_UP);
    const secondAgo = gone.length < most ? undefined : gone[0];
    const start = Math.max(
      next,
      (gone.at(-1) ?? Number.NEGATIVE_INFINITY) + CLOSEST * gap,
      (secondAgo ?? Number.NEGATIVE_INFINITY) + SECOND + SLACK,
    );
    for (;;) {
      // It may be held while it waits.
      const silence = heldUntil - watch.now();
      if (silence > LONGEST_SILENCE) return silence;
      const early = Math.max(start, heldUntil) - watch.now();
      if (early <= 0) break;
      await watch.wait(early);
    }
    planned = next;
    if (secondAgo !== undefined) gone.shift();
    gone.push(watch.now());
    return 0;
  }

  return {
    turn() {
      queue = queue.then(wait);
      return queue;
    },
    hold(duration) {
      heldUntil = Math.max(heldUntil, watch.now() + duration);
    },
  };
}
