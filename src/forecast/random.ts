/** Returns the next number of a stream, from 0 up to but not including 1. */
export type Stream = () => number;

const STATES = 0x1_0000_0000;
const INCREMENT = 0x6d2b79f5;

/**
 * Returns the stream of a seed, the same at each call and on each machine: mulberry32, by Tommy Ettinger.
 *
 * @param seed - A whole number; what exceeds 32 bits doesn't count.
 */
export function mulberry32(seed: number): Stream {
  let state = seed >>> 0;
  return () => {
    state = (state + INCREMENT) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / STATES;
  };
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Returns a seed of 32 bits that hangs on the words alone: the same words, the same seed (FNV-1a). */
export function seedOf(words: readonly (string | number)[]): number {
  let hash = FNV_OFFSET;
  for (const letter of words.join('\n')) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), FNV_PRIME) >>> 0;
  }
  return hash;
}
