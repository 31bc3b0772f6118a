import { bitcoin } from '../coin/bitcoin.ts';
import { HOUR, MINUTE } from '../time/seconds.ts';

/** Hashes a share takes on average at difficulty 1: pools count as Bitcoin's network does. */
const { hashesPerDifficulty: HASHES_PER_DIFFICULTY } = bitcoin;

/** Expected intervals without a share, beyond which a rig counts as silent: e^-12 by chance. */
const SILENT_INTERVALS = 12;
/** Seconds without a share that are silence at least, however fast a rig sends them. */
const SHORTEST_SILENCE = 10 * MINUTE;

/**
 * Returns the mean seconds between two shares.
 *
 * @param hashrate - Hashes per second, above 0.
 * @param difficulty - Share difficulty, dimensionless.
 */
export function shareInterval(hashrate: number, difficulty: number): number {
  return (difficulty * HASHES_PER_DIFFICULTY) / hashrate;
}

/**
 * Returns the seconds of silence that a rig which is alive has with that chance alone.
 *
 * @param interval - Mean seconds between two shares.
 * @param chance - From 0 to 1, exclusive.
 */
export function silenceByChance(interval: number, chance: number): number {
  return interval * Math.log(1 / chance);
}

/**
 * Returns the seconds without a share after which a rig is offline.
 *
 * @param interval - Mean seconds between two shares; nothing where it isn't known.
 */
export function silenceLimit(interval: number | undefined): number {
  return Math.max(SHORTEST_SILENCE, SILENT_INTERVALS * (interval ?? 0));
}

/**
 * Returns the relative standard deviation of a hashrate that was estimated by counting shares.
 *
 * @param window - Seconds in which they were counted.
 * @param interval - Mean seconds between two shares.
 */
export function shareNoise(window: number, interval: number): number {
  return 1 / Math.sqrt(window / interval);
}

/** Seconds of the windows that pools report. */
export const WINDOWS = { fiveMinutes: 5 * MINUTE, hour: HOUR } as const;

/**
 * Returns the seconds until an average that decays with its window has fallen to that share of what
 * it was, once a rig has stopped. CKPool's averages do.
 */
export function decayTime(window: number, share: number): number {
  return window * Math.log(1 / share);
}

/** Returns the seconds until such an average shows that share of a rig that has just started. */
export function riseTime(window: number, share: number): number {
  return window * Math.log(1 / (1 - share));
}

/**
 * Returns a mean that decays with its window, after one more value.
 *
 * @param elapsed - Seconds since the mean was made.
 */
export function decayed(
  mean: number,
  value: number,
  { window, elapsed }: { readonly window: number; readonly elapsed: number },
): number {
  return value + (mean - value) * Math.exp(-Math.max(0, elapsed) / window);
}
