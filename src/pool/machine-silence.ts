import { MINUTE } from '../time/seconds.ts';
import type { LinkReading } from './link.ts';
import { silenceLimit } from './shares.ts';

/** Seconds in which a machine may be about to start before that counts as silence. */
const LONGEST_START = 30 * MINUTE;

/**
 * Returns a machine's silence as `judge` has it: above 1 is offline, below 1 works, 1 itself neither.
 * One that works says so now: nothing else is a sign that it is back.
 *
 * @param silent - Seconds since it last did what it was meant to.
 */
export function machineSilence({ at, machine }: LinkReading, silent: number): number {
  const silence = Math.max(1, silent / silenceLimit(undefined));
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
      if (machine.hashrate === undefined) return 1;
      return machine.hashrate > 0 ? 0 : silence;
  }
}
