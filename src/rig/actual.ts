import type { PoolLink } from '../pool/link.ts';
import { expectedHashrate, rigWork } from '../pool/rig-work.ts';
import { MINUTE } from '../time/seconds.ts';
import type { RegisteredRig } from './registered.ts';

/** The work that pools see of some rigs, all together, beside what these should make. */
export interface Actuals {
  /** Number of rigs that are in it. */
  readonly rigs: number;
  /** Hashes per second over the last hour, and as they should be. */
  readonly actual: number;
  readonly expected: number;
}

/** Seconds after which a reading says nothing of the present; where a pool is down, readings stand still. */
const OLD = 15 * MINUTE;

/** Adds up what pools see of rigs. @returns Nothing where none of them is seen at present. */
export function actualsOf(
  rigs: readonly RegisteredRig[],
  links: readonly PoolLink[],
  now: number,
): Actuals | undefined {
  const byRig = Map.groupBy(links, ({ rigId }) => rigId);
  const seen = rigs.flatMap((rig) => {
    const ofRig = byRig.get(rig.id) ?? [];
    const work = rigWork(ofRig);
    if (work?.hour === undefined || now - work.at > OLD) return [];
    return [{ actual: work.hour, expected: expectedHashrate(rig, ofRig) }];
  });
  if (seen.length === 0) return undefined;
  return {
    rigs: seen.length,
    actual: seen.reduce((sum, { actual }) => sum + actual, 0),
    expected: seen.reduce((sum, { expected }) => sum + expected, 0),
  };
}
