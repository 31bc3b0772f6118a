import type { Alert, NewAlert } from './types.ts';
import { waitForNothing } from './waits.ts';

/**
 * Snoozes an alert: nothing is told until then. At the end comes one message, if there still is
 * something to tell: that the rig is still under water, or that it recovered.
 *
 * @param until - Unix seconds; it replaces a snooze that is running.
 */
export function snoozed(alert: Alert, until: number): Alert {
  if (alert.muted) return alert;
  const asleep: Alert = { ...alert, snoozedUntil: until };
  if (alert.waitsFor === undefined) {
    // It is parked until its snooze ends; without a level it is waiting to be judged.
    return alert.level === undefined ? asleep : { ...asleep, dueAt: until };
  }
  return { ...asleep, dueAt: ripeAt(asleep) ?? asleep.dueAt };
}

/** Ends an alert's snooze now: what there is to tell at its end is told. */
export function woken(alert: Alert, now: number): Alert {
  return (alert.snoozedUntil ?? 0) > now ? snoozed(alert, now) : alert;
}

/**
 * Releases an alert that was kept until then, by quiet hours that are others now: it may be told
 * now.
 */
export function released(alert: Alert, until: number, now: number): Alert {
  const asleep = alert.snoozedUntil === until;
  if (!asleep && alert.dueAt !== until) return alert;
  // A snooze that has just ended still has its message to come.
  const awake: Alert = { ...alert, snoozedUntil: asleep ? now : alert.snoozedUntil };
  return alert.dueAt === until ? { ...awake, dueAt: ripeAt(awake) ?? now } : awake;
}

/**
 * Treats an alert as if it were snoozed for the quiet hours of its owner. News told already stays
 * so.
 */
export function hushed(alert: Alert, until: number, now: number): Alert {
  if (alert.muted || (alert.snoozedUntil ?? 0) >= until) return alert;
  // An alert that is still to be judged tells nothing by that.
  if (alert.waitsFor === undefined && alert.level === undefined) return alert;
  // A recovery that may not hold leaves nothing to keep yet: the fall before it was told.
  if (alert.snoozedUntil === undefined && !isSettled(alert, now)) return alert;
  const isRipe = alert.dueAt !== undefined && alert.dueAt <= now;
  return { ...alert, snoozedUntil: until, ...(isRipe && { dueAt: until }) };
}

/** Tells whether an alert isn't recovering, or has been at least for its patience. */
function isSettled({ state, stateSince, params }: Alert, now: number): boolean {
  return state !== 'rising' || !('sustain' in params) || now >= stateSince + params.sustain;
}

/**
 * Returns when an alert may speak that waits for its patience, or for the end of its snooze, alone.
 */
export function ripeAt(alert: NewAlert): number | undefined {
  const { params, state, stateSince, snoozedUntil = 0 } = alert;
  if (!('sustain' in params)) return undefined;
  switch (state) {
    case 'fired':
      return alert.snoozedUntil;
    case 'falling':
      return Math.max(snoozedUntil, readyAt(alert, params, stateSince));
    case 'rising':
      return Math.max(snoozedUntil, stateSince + params.sustain);
    case 'told':
    case 'clear':
      return undefined;
  }
}

/**
 * Mutes an alert: nothing is told any more, recoveries included. `unmuted` undoes it; the level
 * tells it in which epoch an outlook was told.
 */
export function muted<A extends NewAlert>(alert: A): A {
  return { ...alert, muted: true, ...waitForNothing, level: alert.level, snoozedUntil: undefined };
}

/** Returns when an alert may be told that has been beyond its level since then. */
export function readyAt(
  { lastFiredAt }: NewAlert,
  { sustain, cooldown }: { readonly sustain: number; readonly cooldown: number },
  since: number,
): number {
  return Math.max(since + sustain, lastFiredAt === undefined ? since : lastFiredAt + cooldown);
}
