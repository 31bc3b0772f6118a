import { isBeyond, levelsOf } from './alert-levels.ts';
import type { Alert, Metric, NewAlert } from './alert-types.ts';
import { RETRY, waitFor, waitForEvent, waitForNothing, waitIn } from './alert-waits.ts';
import type { RegisteredRig } from './registered-rig.ts';

/** What is trusted of the market at one moment. */
export interface Sight {
  /** Unix seconds. */
  readonly now: number;
  /** One that is absent decides nothing. */
  readonly metrics: ReadonlyMap<Metric, number>;
}

/** A new alert, in the state the market puts it in. What is so already is not told. */
export function newAlert(
  wish: Pick<NewAlert, 'userId' | 'rigId' | 'params' | 'deliver'>,
  rig: RegisteredRig | undefined,
  sight: Sight,
): NewAlert {
  const { now } = sight;
  const alert = { ...wish, state: 'clear', stateSince: now, muted: false, createdAt: now } as const;
  return rejudge(alert, rig, sight);
}

/**
 * An alert in the state that the market puts it in, without a word: a new one, one whose rig or
 * levels were edited, one that is no longer muted. A loss that goes on keeps its beginning.
 *
 * @param rig - As it is from now on; needed for `unprofitable` and `outlook`.
 * @param sight - Of the last trusted reading. Without what it needs, the next tick judges.
 */
export function rejudge<A extends NewAlert>(
  alert: A,
  rig: RegisteredRig | undefined,
  sight: Sight,
): A {
  const course = alert.muted ? waitForNothing : courseOf(alert, rig, sight);
  return { ...alert, ...course };
}

type Course = Partial<
  Pick<Alert, 'state' | 'stateSince' | 'waitsFor' | 'level' | 'dueAt' | 'lastFiredAt'>
>;

function courseOf(
  alert: NewAlert,
  rig: RegisteredRig | undefined,
  { now, metrics }: Sight,
): Course {
  const unjudged = { ...waitForNothing, dueAt: now + RETRY };
  const { kind } = alert.params;
  if (kind === 'retarget' || kind === 'halving') {
    const metric = kind === 'retarget' ? 'epoch' : 'height';
    const value = metrics.get(metric);
    return value === undefined ? unjudged : waitForEvent(metric, value);
  }
  const levels = levelsOf(alert.params, rig);
  // Its rig is gone, and the alert with it.
  if (!levels) return waitForNothing;
  const value = metrics.get(levels.metric);
  const beyond = value !== undefined && isBeyond(levels.side, levels.fire, value);

  if (kind === 'outlook') {
    const epoch = metrics.get('epoch');
    if (epoch === undefined) return unjudged;
    // Told once in an epoch, whatever is edited meanwhile.
    if (alert.state === 'told' && alert.waitsFor !== undefined) return {};
    return beyond
      ? { state: 'told', stateSince: now, ...waitFor('epoch:above', epoch) }
      : { state: 'clear', stateSince: now, ...waitIn('clear', levels) };
  }

  if (value === undefined) return unjudged;
  if (!beyond) return { state: 'clear', stateSince: now, ...waitIn('clear', levels) };
  const told = alert.state === 'fired' || alert.state === 'rising';
  const { snoozedUntil = 0 } = alert;
  return {
    state: 'fired',
    stateSince: alert.state === 'fired' ? alert.stateSince : now,
    ...waitIn('fired', levels, snoozedUntil > now ? snoozedUntil : undefined),
    lastFiredAt: told ? alert.lastFiredAt : now,
  };
}
