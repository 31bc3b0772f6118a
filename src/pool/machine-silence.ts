import { MINUTE } from '../time/seconds.ts';
import type { LinkReading } from './link.ts';
import { silenceLimit } from './shares.ts';

/** Seconds in which a machine may be about to start before that counts as silence. */
const LONGEST_START = 30 * MINUTE;

/**
 * Returns a machine's silence as `judge` has it: above 1 is offline, below 1 works, 1 itself neither,
 * which is what one that was sent to rest gets, and one that has just started.
 *
 * @param silent - Seconds since it worked.
 */
export function machineSilence({ at, machine }: LinkReading, silent: number): number {
  const silence = silent / silenceLimit(undefined);
  if (!machine || machine.at < at) return silence;
  switch (machine.state) {
    case 'standby':
    case 'paused':
      return 1;
    case 'starting':
      return Math.max(1, silent / LONGEST_START);
    case 'overheated':
      return silence;
    case 'mining':
      return machine.hashrate === undefined ? 1 : silence;
  }
}
