import type { PoolLink } from '../pool/link.ts';
import { isMachineLink } from '../pool/machine-figures.ts';
import { isTuned } from './figures.ts';
import type { MeasuredFigures } from './measured.ts';
import type { Rig } from './rig.ts';

/** Digits of a measured mean: a machine's supply and shares tell no more. */
const DIGITS = 4;
/** Share by which a mean has to move before a rig is counted by it: others wait for each change. */
const MOVED = 0.01;

/**
 * Returns the means of an hour that a rig's machines measure while they mine. A figure far from what
 * its owner said is that of another machine, and no part of it.
 */
export function measuredBy(
  links: readonly PoolLink[],
  unit: Pick<Rig, 'hashrate' | 'power'>,
): MeasuredFigures {
  const machines = links.filter(isMachineLink).flatMap(({ reading }) => reading?.machine ?? []);
  const hashrate = meanOf(machines.map(({ meanHashrate }) => meanHashrate));
  const power = meanOf(machines.map(({ meanWatts }) => meanWatts));
  return fittingTo(unit, { hashrate, power });
}

/** Returns those of measured figures that can be of such a unit. */
export function fittingTo(
  unit: Pick<Rig, 'hashrate' | 'power'>,
  { hashrate, power }: MeasuredFigures,
): MeasuredFigures {
  return {
    ...(hashrate !== undefined && isTuned(hashrate, unit.hashrate) && { hashrate }),
    ...(power !== undefined && isTuned(power, unit.power) && { power }),
  };
}

function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined && value > 0);
  if (known.length === 0) return undefined;
  const mean = known.reduce<number>((sum, value) => sum + (value ?? 0), 0) / known.length;
  return Number(mean.toPrecision(DIGITS));
}

/** Tells whether figures have moved so far that a rig is to be counted by the new ones. */
export function hasMoved(before: MeasuredFigures, now: MeasuredFigures): boolean {
  return (['hashrate', 'power'] as const).some((name) => {
    const [was, is] = [before[name], now[name]];
    if (is === undefined) return false;
    return was === undefined || Math.abs(is / was - 1) > MOVED;
  });
}
