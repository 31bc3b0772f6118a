/** Readings that a source without a second one must give before a jump is believed. */
const READINGS = 3;

/** Seconds between two readings that count. */
const APART = 30;

interface Count<T> {
  readonly value: T;
  readonly readings: number;
  /** Unix seconds of the last one that counted. */
  readonly at: number;
}

/** Counts how often the only source says about the same. */
export function createTally<T>(isNear: (one: T, other: T) => boolean) {
  let count: Count<T> | undefined;
  return {
    /**
     * @param at - Unix seconds at which the value held.
     * @returns Whether it was said often enough.
     */
    bears(value: T, at: number): boolean {
      if (!count || !isNear(value, count.value)) count = { value, readings: 1, at };
      else if (at - count.at >= APART) count = { value, readings: count.readings + 1, at };
      if (count.readings < READINGS) return false;
      count = undefined;
      return true;
    },
  };
}
