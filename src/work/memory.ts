import { isWithin } from '../time/elapsed.ts';

interface MemoryOptions<T> {
  /** How many answers are kept; what was asked for last stays the longest. */
  readonly limit: number;
  /** How long an answer is kept; as long as there is room where that is left out. */
  readonly lifetime?: { readonly seconds: number; readonly clock: () => number };
  /** Whether an answer is kept at all; each is where that is left out. */
  readonly keeps?: (answer: T) => boolean;
}

/** Gives back what is known by that key, or under way, and else asks for it. */
export type Memory<T> = (key: string, ask: () => Promise<T>) => Promise<T>;

/** Remembers answers. A failure isn't kept, and who asks meanwhile waits along. */
export function memory<T>({ limit, lifetime, keeps = () => true }: MemoryOptions<T>): Memory<T> {
  const known = new Map<string, { readonly since: number; readonly answer: Promise<T> }>();
  return (key, ask) => {
    const now = lifetime?.clock() ?? 0;
    const found = known.get(key);
    // A clock that was set back makes nothing last longer.
    const isKnown = found && (!lifetime || isWithin(lifetime.seconds, found.since, now));
    const entry = isKnown ? found : { since: now, answer: ask() };
    known.delete(key);
    known.set(key, entry);
    for (const oldest of known.keys()) {
      if (known.size <= limit) break;
      known.delete(oldest);
    }
    if (entry !== found) {
      const forget = () => {
        if (known.get(key) === entry) known.delete(key);
      };
      entry.answer.then((answer) => {
        if (!keeps(answer)) forget();
      }, forget);
    }
    return entry.answer;
  };
}
