import type { PoolLink } from '../pool/link.ts';
import type { PoolLinkStore } from '../pool/pool.port.ts';
import { hasMoved, measuredBy } from '../rig/measured-by.ts';
import type { RigStore } from '../rig/rig.port.ts';
import type { AlertStore } from './alert.port.ts';
import { atItsLevels } from './follow-seasons.job.ts';

interface FollowMeasuredPorts {
  readonly rigs: Pick<RigStore, 'listAll'>;
  readonly poolLinks: Pick<PoolLinkStore, 'ofRigs'>;
  readonly alerts: Pick<AlertStore, 'list' | 'editRig'>;
}

/**
 * Counts the rigs whose owner wants that by what their machines measure now, where it has moved; and
 * has their alerts wait at the levels that follow.
 *
 * @param rigIds - Rigs of which machines have just told.
 */
export async function followMeasured(
  { rigs, poolLinks, alerts }: FollowMeasuredPorts,
  rigIds: readonly number[],
): Promise<void> {
  const links = await poolLinks.ofRigs(rigIds);
  const byRig: ReadonlyMap<number, readonly PoolLink[]> = Map.groupBy(links, ({ rigId }) => rigId);
  const owned = await rigs.listAll(links.map(({ userId }) => userId));
  for (const rig of [...owned.values()].flat()) {
    const { measured: before } = rig;
    const ofRig = byRig.get(rig.id);
    if (!before || !ofRig) continue;
    const measured = measuredBy(ofRig, rig);
    if (!hasMoved(before, measured)) continue;
    const next = { ...rig, measured: { ...before, ...measured } };
    const own = (await alerts.list(rig.userId)).filter(({ rigId }) => rigId === rig.id);
    // A rig that somebody changes at the same time comes with the next reading.
    await alerts.editRig(
      next,
      own.map((alert) => atItsLevels(alert, next)),
    );
  }
}
