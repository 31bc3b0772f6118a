import type { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';

/** Knows when Discord last answered a request, by a clock that nobody can set. */
export interface Contact {
  /** Discord answered, whatever it said. */
  answered(): void;
  /** Seconds since then; endless before the first answer. */
  silence(): number;
}

export function createContact(): Contact {
  let last = Number.NEGATIVE_INFINITY;
  return {
    answered() {
      last = performance.now();
    },
    silence: () => (performance.now() - last) / 1_000,
  };
}

/** Seconds without an answer after which Discord is asked for one. */
const QUIET = 10;
/** Milliseconds between two looks, and for the answer. */
const LOOK = 5_000;

/** Asks Discord something small whenever it was quiet for a while. @returns A way to end that. */
export function keepInContact({ silence }: Contact, rest: Pick<REST, 'get'>): () => void {
  const timer = setInterval(() => {
    if (silence() < QUIET) return;
    // Whoever makes the requests notes the answers; who wants to know looks at these.
    rest.get(Routes.user(), { signal: AbortSignal.timeout(LOOK) }).catch(() => {});
  }, LOOK);
  timer.unref();
  return () => clearInterval(timer);
}
