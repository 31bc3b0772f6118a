import { DAY } from '../../../time/seconds.ts';

/** A random walk that everybody takes alike. */
export interface Walk {
  /** Another number is another walk. */
  readonly seed: number;
  /** How far it goes in a day, about, as a natural logarithm. */
  readonly perDay: number;
  /** Seconds from one turn to the next, at least, and at most: beyond that it comes back. */
  readonly finest: number;
  readonly coarsest: number;
}

/**
 * Returns how far the walk has come, as a natural logarithm; 0 at its beginning. Any moment costs the
 * same: the walk is a sum of lines between points that are drawn by lot, each sum with twice the time
 * between its points and √2 times the height, as far as a random walk comes in that time.
 *
 * @param since - Seconds from the beginning, on either side of it.
 */
export function walked({ seed, perDay, finest, coarsest }: Walk, since: number): number {
  let sum = 0;
  for (let period = coarsest, octave = 0; period >= finest; period /= 2, octave += 1) {
    const place = since / period;
    const index = Math.floor(place);
    const [before, after] = [lot(seed, octave, index), lot(seed, octave, index + 1)];
    sum += Math.sqrt(period / DAY) * (before + (place - index) * (after - before));
  }
  return perDay * sum;
}

/** Returns a number from −1 to 1 as if by lot; 0 at the beginning. */
function lot(seed: number, octave: number, index: number): number {
  return index === 0 ? 0 : 2 * chance(index, Math.imul(seed + 1, 0x9e37) + octave) - 1;
}

/**
 * Returns a number between 0 and 1, both excluded, as if by chance (the finalizer of MurmurHash3).
 *
 * @param seed - Another one gives other numbers.
 */
export function chance(index: number, seed = 0): number {
  let mixed = Math.imul(index, 0x9e37_79b1) ^ Math.imul(seed, 0x27d4_eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (((mixed ^ (mixed >>> 16)) >>> 0) + 0.5) / 2 ** 32;
}
