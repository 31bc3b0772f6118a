import { setTimeout as sleep } from 'node:timers/promises';

const SECOND = 1_000;
/** Milliseconds of a busy moment that are made up for afterwards. */
const CATCH_UP = 200;
/** Milliseconds by which one request may overtake another on its way. */
const SLACK = 5;
/** Of the usual distance: in a heap, one that is late on its way would meet all the next ones. */
const CLOSEST = 0.6;

interface Stopwatch {
  /** Milliseconds. */
  now(): number;
  /** @param duration - Milliseconds. */
  wait(duration: number): Promise<unknown>;
}

const real: Stopwatch = { now: () => performance.now(), wait: (duration) => sleep(duration) };

/** Evens requests out; those that were held up don't come in a heap that breaks Discord's limit. */
export interface Pace {
  /** Resolves when the next request may go. */
  turn(): Promise<void>;
  /** Discord wants to hear nothing for so many milliseconds. */
  hold(duration: number): void;
}

/**
 * @param perSecond - As a rule; after a busy moment up to the next whole number above.
 */
export function createPace(perSecond: number, watch = real): Pace {
  const gap = SECOND / perSecond;
  const most = Math.ceil(perSecond);
  /** When the latest of them went, milliseconds. */
  const gone: number[] = [];
  let planned = Number.NEGATIVE_INFINITY;
  let heldUntil = Number.NEGATIVE_INFINITY;
  let queue = Promise.resolve();

  async function wait(): Promise<void> {
    planned = Math.max(planned + gap, watch.now() - CATCH_UP);
    const secondAgo = gone.length < most ? undefined : gone.shift();
    const start = Math.max(
      planned,
      (gone.at(-1) ?? Number.NEGATIVE_INFINITY) + CLOSEST * gap,
      (secondAgo ?? Number.NEGATIVE_INFINITY) + SECOND + SLACK,
    );
    for (;;) {
      // It may be held while it waits.
      const early = Math.max(start, heldUntil) - watch.now();
      if (early <= 0) break;
      await watch.wait(early);
    }
    gone.push(watch.now());
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
