import type { PoolLink } from './link.ts';
import type { LinkRead, PoolLinkStore, RigRate } from './pool.port.ts';
import { rigWork } from './rig-work.ts';

export interface KeepReadingsPorts {
  readonly poolLinks: Pick<PoolLinkStore, 'ofRigs' | 'saveReadings' | 'record'>;
  /** Judges rigs of which there are new readings. */
  readonly judge: (rigIds: readonly number[]) => Promise<void>;
}

/**
 * Keeps what was read of links, as their last reading and in the history of their rigs, and has
 * those rigs judged.
 *
 * @param now - Unix seconds.
 * @returns The rigs of which something was read.
 */
export async function keepReadings(
  { poolLinks, judge }: KeepReadingsPorts,
  links: readonly PoolLink[],
  readingOf: (link: PoolLink) => LinkRead | undefined,
  now: number,
): Promise<readonly number[]> {
  const read = links.flatMap((link) => readingOf(link) ?? []);
  if (read.length === 0) return [];
  await poolLinks.saveReadings(read);
  const ids = new Set(read.map(({ id }) => id));
  const rigIds = [...new Set(links.flatMap(({ id, rigId }) => (ids.has(id) ? [rigId] : [])))];
  await poolLinks.record(ratesOf(await poolLinks.ofRigs(rigIds), now));
  await judge(rigIds);
  return rigIds;
}

/** Returns the present hashrate of each rig, all its pools together. */
function ratesOf(links: readonly PoolLink[], at: number): readonly RigRate[] {
  return [...Map.groupBy(links, ({ rigId }) => rigId)].flatMap(([rigId, ofRig]) => {
    const hashrate = rigWork(ofRig)?.fiveMinutes;
    return hashrate === undefined ? [] : [{ rigId, at, hashrate }];
  });
}
