/** The limits of what is expensive for one person. */
interface ShareLimits {
  /** Expensive calls that somebody may make at once. */
  readonly burst: number;
  /** Seconds until there is one more. */
  readonly every: number;
  /** People that are remembered; those who are forgotten have their whole share again. */
  readonly people: number;
}

export interface FairShare {
  /** Takes one off a person's share. @returns Nothing, or the seconds until there is one again. */
  take(person: string): number | undefined;
}

/** A chart takes some 50 ms of half the machine: ten at once are a second, ten a minute no burden. */
const shareDefaults: ShareLimits = { burst: 10, every: 6, people: 10_000 };

/** Seconds of a clock that nobody sets: one that is set back would lock people out. */
const monotonic = () => performance.now() / 1_000;

interface Bucket {
  /** How many are left, as of `at`. */
  readonly left: number;
  readonly at: number;
}

/** @param now - Seconds of a clock that only goes forward. */
export function fairShare(
  { burst, every, people }: ShareLimits = shareDefaults,
  now: () => number = monotonic,
): FairShare {
  // In the order of the last taking: whoever took first is the nearest to a whole share.
  const buckets = new Map<string, Bucket>();

  function leftOf(person: string, at: number): number {
    const known = buckets.get(person);
    return known ? Math.min(burst, known.left + (at - known.at) / every) : burst;
  }

  return {
    take(person) {
      const at = now();
      const left = leftOf(person, at);
      if (left < 1) return (1 - left) * every;
      buckets.delete(person);
      buckets.set(person, { left: left - 1, at });
      const [oldest] = buckets.size > people ? buckets.keys() : [];
      if (oldest !== undefined) buckets.delete(oldest);
      return undefined;
    },
  };
}
