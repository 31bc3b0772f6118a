import type { Market } from '../market/market.port.ts';
import { asCounted, monthAt } from '../power/tariff.ts';
import type { RegisteredRig } from '../rig/registered.ts';
import type { RigStore } from '../rig/rig.port.ts';
import type { Clock } from '../time/clock.port.ts';
import { DAY } from '../time/seconds.ts';
import { inTurns } from '../time/turns.ts';
import type { AlertStore, RepricedRig } from './alert.port.ts';
import { levelsOf } from './levels.ts';
import type { Alert } from './types.ts';
import { waitIn } from './waits.ts';

interface FollowSeasonsPorts {
  readonly rigs: Pick<RigStore, 'outOfSeason'>;
  readonly alerts: Pick<AlertStore, 'ofRigs' | 'reprice'>;
  readonly market: Pick<Market, 'reading'>;
  readonly clock: Clock;
  /** False when no more is to be done in this run. */
  readonly hasTime: () => boolean;
}

/**
 * Counts the rigs whose power price hangs on the month by the prices of the present one, those whose price
 * follows an exchange by its last days, once a day; and has their alerts wait at the levels that follow; the next tick tells what is so by them.
 *
 * @param most - Rigs that are read and written at a time.
 * @returns How many rigs were changed.
 */
export async function followSeasons(
  { rigs, alerts, market, clock, hasTime }: FollowSeasonsPorts,
  most: number,
): Promise<number> {
  const turn = inTurns();
  const now = clock();
  const { spot } = market.reading();
  let changed = 0;
  while (hasTime()) {
    const found = await rigs.outOfSeason({ month: monthAt(now), day: Math.floor(now / DAY) }, most);
    const own = await alerts.ofRigs(found.map(({ id }) => id));
    const byRig = Map.groupBy(own, ({ rigId }) => rigId);
    const repriced: RepricedRig[] = [];
    for (const old of found) {
      await turn();
      const rig = { ...old, tariff: asCounted(old.tariff, now, spot) };
      const ofRig = byRig.get(rig.id) ?? [];
      repriced.push({ rig, alerts: ofRig.map((alert) => atItsLevels(alert, rig)) });
    }
    // Those that somebody else changes at the same time come with the next run.
    const saved = await alerts.reprice(repriced);
    changed += saved.size;
    if (saved.size === 0 || found.length < most) break;
  }
  return changed;
}

/** Returns an alert in the state that it is in, at the levels of its rig; what waits for a moment alone looks at its levels then. */
export function atItsLevels(alert: Alert, rig: RegisteredRig): Alert {
  const { state, waitsFor, muted, dueAt } = alert;
  const levels = levelsOf(alert.params, rig);
  const isAtLevel = waitsFor !== undefined && !muted && state !== 'told';
  return levels && isAtLevel ? { ...alert, ...waitIn(state, levels, dueAt) } : alert;
}
