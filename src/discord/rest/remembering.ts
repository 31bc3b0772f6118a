import type { Clock } from '../../time/clock.port.ts';

interface Memory {
  /** How much is remembered; what was learned first goes first. */
  readonly limit: number;
  readonly seconds: number;
  readonly clock: Clock;
}

/** What is learned is known for a while; a failure is not, and who asks meanwhile waits along. */
export function remembering<T>(
  { limit, seconds, clock }: Memory,
  learn: (key: string) => Promise<T>,
): (key: string) => Promise<T> {
  const known = new Map<string, { readonly until: number; readonly answer: Promise<T> }>();
  return (key) => {
    const now = clock();
    const found = known.get(key);
    // A clock that was set back makes nothing last longer.
    if (found && found.until > now && found.until <= now + seconds) return found.answer;
    const answer = learn(key);
    known.delete(key);
    const [oldest] = known.keys();
    if (known.size >= limit && oldest !== undefined) known.delete(oldest);
    const entry = { until: now + seconds, answer };
    known.set(key, entry);
    answer.catch(() => {
      if (known.get(key) === entry) known.delete(key);
    });
    return answer;
  };
}
