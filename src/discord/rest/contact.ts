import type { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';

/** Knows when Discord last answered a request, by a clock that nobody can set. */
export interface Contact {
  /** Discord answered, whatever it said. */
  answered(): void;
  /** Seconds since then; endless before the first answer. */
  silence(): number;
  /** Seconds without an answer after which Discord is asked for one. */
  readonly quiet: number;
}

/** Seconds without an answer after which Discord is asked for one, as a rule. */
const QUIET = 10;

/** @param haste - A factor by which it is asked sooner. */
export function createContact(haste = 1): Contact {
  let last = Number.NEGATIVE_INFINITY;
  return {
    answered() {
      last = performance.now();
    },
    silence: () => (performance.now() - last) / 1_000,
    quiet: QUIET / haste,
  };
}

/** Asks Discord something small whenever it was quiet for a while. @returns A way to end that. */
export function keepInContact({ silence, quiet }: Contact, rest: Pick<REST, 'get'>): () => void {
  // Milliseconds between two looks, and for the answer.
  const look = Math.round((quiet / 2) * 1_000);
  const timer = setInterval(() => {
    if (silence() < quiet) return;
    // Whoever makes the requests notes the answers; who wants to know looks at these.
    rest.get(Routes.user(), { signal: AbortSignal.timeout(look) }).catch(() => {});
  }, look);
  timer.unref();
  return () => clearInterval(timer);
}
