import type { Alert, NewAlert } from './types.ts';
import { waitForNothing } from './waits.ts';

/**
 * Nothing is told until then. At the end comes one message, if there still is something to tell:
 * that the rig is still under water, or that it recovered.
 *
 * @param until - Unix seconds; it replaces a snooze that is running.
 */
export function snoozed(alert: Alert, until: number): Alert {
  if (alert.muted) return alert;
  const asleep: Alert = { ...alert, snoozedUntil: until };
  if (alert.waitsFor === undefined) {
    // Parked until its snooze ends; without a level it is waiting to be judged.
    return alert.level === undefined ? asleep : { ...asleep, dueAt: until };
  }
  return { ...asleep, dueAt: ripeAt(asleep) ?? asleep.dueAt };
}

/** Its snooze ends now: what there is to tell at its end is told. */
export function woken(alert: Alert, now: number): Alert {
  return (alert.snoozedUntil ?? 0) > now ? snoozed(alert, now) : alert;
}

/** What was kept until then, by quiet hours that are others now, is told now. */
export function released(alert: Alert, until: number, now: number): Alert {
  const asleep = alert.snoozedUntil === until;
  if (!asleep && alert.dueAt !== until) return alert;
  // A snooze that has just ended still has its message to come.
  const awake: Alert = { ...alert, snoozedUntil: asleep ? now : alert.snoozedUntil };
  return alert.dueAt === until ? { ...awake, dueAt: ripeAt(awake) ?? now } : awake;
}

/** As if it were snoozed for the quiet hours of its owner. What is told already stays so. */
export function hushed(alert: Alert, until: number, now: number): Alert {
  if (alert.muted || (alert.snoozedUntil ?? 0) >= until) return alert;
  // What is still to be judged tells nothing by that.
  if (alert.waitsFor === undefined && alert.level === undefined) return alert;
  // Of a recovery that may not hold there is nothing to keep yet: it was told that it fell.
  if (alert.snoozedUntil === undefined && !isSettled(alert, now)) return alert;
  const isRipe = alert.dueAt !== undefined && alert.dueAt <= now;
  return { ...alert, snoozedUntil: until, ...(isRipe && { dueAt: until }) };
}

/** Whether it is recovering no longer than its patience. */
function isSettled({ state, stateSince, params }: Alert, now: number): boolean {
  return state !== 'rising' || !('sustain' in params) || now >= stateSince + params.sustain;
}

/** When an alert may speak that waits for its patience, or for the end of its snooze, alone. */
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
 * Nothing is told any more, recoveries included. To undo it: `unmuted`, to which the level says in
 * which epoch an outlook was told.
 */
export function muted<A extends NewAlert>(alert: A): A {
  return { ...alert, muted: true, ...waitForNothing, level: alert.level, snoozedUntil: undefined };
}

/** When an alert that is beyond its level since then may be told. */
export function readyAt(
  { lastFiredAt }: NewAlert,
  { sustain, cooldown }: { readonly sustain: number; readonly cooldown: number },
  since: number,
): number {
  return Math.max(since + sustain, lastFiredAt === undefined ? since : lastFiredAt + cooldown);
}
