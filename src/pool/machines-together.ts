import type { PoolLink } from './link.ts';
import { isMachineLink, type MachineFigures } from './machine-figures.ts';

/** The figures of all machines of a rig together. */
export interface MachinesTogether
  extends Omit<MachineFigures, 'at' | 'meanHashrate' | 'meanWatts' | 'restarts'> {
  /** Number of the machines, and of those that answer. */
  readonly count: number;
  readonly answering: number;
}

/**
 * Returns what the machines of a rig said last, all together: sums, the hottest, the shortest uptime,
 * and the state that most needs a look. Those that are silent are left out.
 *
 * @param now - Unix seconds.
 * @param old - Seconds after which an answer says nothing of the present.
 * @returns Nothing where none is linked, or has ever answered.
 */
export function machinesTogether(
  links: readonly PoolLink[],
  now: number,
  old: number,
): MachinesTogether | undefined {
  const machines = links.filter(isMachineLink).flatMap(({ reading }) => reading?.machine ?? []);
  if (machines.length === 0) return undefined;
  const present = machines.filter(({ at }) => Math.abs(now - at) <= old);
  const modes = new Set(present.map(({ mode }) => mode));
  const [mode] = modes;
  const powers = present.map(({ power }) => power);
  const isKnown = powers.length > 0 && powers.every((power) => power !== undefined);
  const state = states.find((one) => present.some((machine) => machine.state === one));
  return {
    count: machines.length,
    answering: present.length,
    state: state ?? 'mining',
    hashrate: wholeSum(present.map(({ hashrate }) => hashrate)),
    power: isKnown
      ? {
          watts: powers.reduce((sum, { watts }) => sum + watts, 0),
          measured: powers.every(({ measured }) => measured),
        }
      : undefined,
    temperature: extreme(
      Math.max,
      present.map(({ temperature }) => temperature),
    ),
    mode: modes.size === 1 ? mode : undefined,
    uptime: extreme(
      Math.min,
      present.map(({ uptime }) => uptime),
    ),
  };
}

/** States of machines, the one that most needs a look first. */
const states = ['overheated', 'starting', 'paused', 'standby', 'mining'] as const;

/** Returns nothing where a part isn't known. */
function wholeSum(values: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const value of values) {
    if (value === undefined) return undefined;
    sum += value;
  }
  return values.length === 0 ? undefined : sum;
}

function extreme(
  of: (...values: readonly number[]) => number,
  values: readonly (number | undefined)[],
): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : of(...known);
}

/** Returns how often a rig's machines have started anew since they were linked; nothing where none has answered. */
export function restartsOf(links: readonly PoolLink[]): number | undefined {
  const machines = links.filter(isMachineLink).flatMap(({ reading }) => reading?.machine ?? []);
  return machines.length === 0
    ? undefined
    : machines.reduce((sum, { restarts }) => sum + restarts, 0);
}
