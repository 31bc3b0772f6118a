import type { Alert, NewAlert } from './alert-types.ts';
import { waitForNothing } from './alert-waits.ts';

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
  if (!('sustain' in alert.params)) return asleep;
  switch (alert.state) {
    case 'fired':
      return { ...asleep, dueAt: until };
    case 'falling':
      return { ...asleep, dueAt: Math.max(until, readyAt(alert, alert.params, alert.stateSince)) };
    case 'rising':
      return { ...asleep, dueAt: Math.max(until, alert.stateSince + alert.params.sustain) };
    case 'told':
    case 'clear':
      return asleep;
  }
}

/** Nothing is told any more, recoveries included. To undo it, `rejudge` what is not muted. */
export function muted<A extends NewAlert>(alert: A): A {
  return { ...alert, muted: true, ...waitForNothing, snoozedUntil: undefined };
}

/** When an alert that is beyond its level since then may be told. */
export function readyAt(
  { lastFiredAt }: NewAlert,
  { sustain, cooldown }: { readonly sustain: number; readonly cooldown: number },
  since: number,
): number {
  return Math.max(since + sustain, lastFiredAt === undefined ? since : lastFiredAt + cooldown);
}
