import type { RegisteredRig } from '../rig/registered.ts';
import { isBeyond, type Levels, levelsOf, opposite } from './levels.ts';
import { isChange } from './metric.ts';
import { ripeAt } from './snooze.ts';
import { type Alert, type DueAlert, isOfBest, type Metric, type NewAlert } from './types.ts';
import {
  counterOf,
  restartsCounter,
  waitFor,
  waitForBest,
  waitForEvent,
  waitForNothing,
  waitIn,
} from './waits.ts';

/** The part of the market that is trusted at one moment. */
export interface MarketSnapshot {
  /** Unix seconds. */
  readonly now: number;
  /** Trusted metrics; one that is absent decides nothing. */
  readonly metrics: ReadonlyMap<Metric, number>;
}

/**
 * Returns a new alert, in the state the market puts it in. An event that is there already is not
 * told.
 */
export function newAlert(
  wanted: Pick<NewAlert, 'userId' | 'rigId' | 'params' | 'deliver' | 'guildId'>,
  rig: RegisteredRig | undefined,
  snapshot: MarketSnapshot,
): NewAlert {
  const { now } = snapshot;
  const alert = {
    ...wanted,
    state: 'clear',
    stateSince: now,
    muted: false,
    createdAt: now,
  } as const;
  return reevaluated(alert, rig, snapshot);
}

/**
 * Returns an alert after its owner changed it, or its rig. Whether something is to be told hangs on
 * where it fires alone: with another name, place, patience or clear level it goes on as it was.
 * Where it fires elsewhere it is judged by that, in silence. An alert that was stopped in its place
 * goes on in another.
 *
 * @param before - With the rig as it was; needed for `unprofitable` and `outlook`.
 * @param changes - The parts that are others now.
 */
export function edited(
  { alert, rig }: Pick<DueAlert, 'alert' | 'rig'>,
  changes: Partial<Pick<Alert, 'params' | 'deliver' | 'guildId'>> & Pick<DueAlert, 'rig'>,
  snapshot: MarketSnapshot,
): Alert {
  const { params = alert.params, deliver = alert.deliver } = changes;
  const rigNow = changes.rig ?? rig;
  const isMoved = deliver !== alert.deliver;
  const guildId = isMoved ? changes.guildId : (changes.guildId ?? alert.guildId);
  const next: Alert = { ...alert, params, deliver, guildId };
  if (isMoved && alert.stopped) return unmuted(next, rigNow, snapshot);
  if (alert.muted) return next;
  const levels = levelsOf(params, rigNow);
  // The hours hang on all that its rig is.
  if (params.kind === 'hourly' && changes.rig) return reevaluated(next, rigNow, snapshot);
  return fireAlike(levelsOf(alert.params, rig), levels)
    ? rearmed(alert, next, levels)
    : reevaluated(next, rigNow, snapshot);
}

function fireAlike(one: Levels | undefined, other: Levels | undefined): boolean {
  return one?.metric === other?.metric && one?.side === other?.side && one?.fire === other?.fire;
}

/** Arms an alert by the patience and the levels it has now; news on its way is told by these. */
function rearmed({ params: before }: Alert, next: Alert, levels: Levels | undefined): Alert {
  const { params, state, waitsFor, dueAt } = next;
  if (!levels || waitsFor === undefined) return next;
  if (!('sustain' in before && 'sustain' in params)) return next;
  const asPatient = before.sustain === params.sustain && before.cooldown === params.cooldown;
  const onItsWay = state === 'falling' || state === 'rising';
  return { ...next, ...waitIn(state, levels, onItsWay && !asPatient ? ripeAt(next) : dueAt) };
}

/** States by which an alert forgets what it was about to tell. */
const settled = { falling: 'clear', rising: 'fired' } as const;

/** Unmutes an alert. Events that are there by now are not told; changes from now on are. */
export function unmuted(
  alert: Alert,
  rig: RegisteredRig | undefined,
  snapshot: MarketSnapshot,
): Alert {
  const { state } = alert;
  const calm = state === 'falling' || state === 'rising' ? settled[state] : state;
  return reevaluated({ ...alert, state: calm, muted: false, stopped: undefined }, rig, snapshot);
}

/**
 * Returns an alert in the state that the market puts it in, without a word: a new one, one whose
 * levels are others, one that is no longer muted. An event it was about to tell is still told, if
 * it still is so; a loss that goes on keeps its beginning.
 *
 * @param rig - As it is from now on; needed for `unprofitable` and `outlook`.
 * @param snapshot - The last trusted reading's. Without what the alert needs, the next tick
 *   judges.
 * @param again - Seconds before which no tick is to judge, since one has just failed to.
 */
export function reevaluated<A extends NewAlert>(
  alert: A,
  rig: RegisteredRig | undefined,
  snapshot: MarketSnapshot,
  { again = 0 }: { readonly again?: number } = {},
): A {
  return { ...alert, ...stateOf(alert, rig, snapshot, again) };
}

type NewState = Partial<
  Pick<Alert, 'state' | 'stateSince' | 'waitsFor' | 'level' | 'dueAt' | 'begunAt'>
>;

function stateOf(
  alert: NewAlert,
  rig: RegisteredRig | undefined,
  { now, metrics }: MarketSnapshot,
  again: number,
): NewState {
  const unjudged = { ...waitForNothing, dueAt: now + again };
  const { params } = alert;
  const { kind } = params;
  if ('coin' in params) {
    const value = metrics.get(counterOf(params));
    return value === undefined ? unjudged : waitForEvent(params, value);
  }
  if (isOfBest(params)) {
    if (!rig) return waitForNothing;
    const best = metrics.get(`rig-best:${rig.id}`);
    return best === undefined ? unjudged : waitForBest(rig.id, best);
  }
  const restarts = rig && restartsCounter(params, rig);
  if (restarts) {
    const value = metrics.get(restarts);
    return value === undefined ? unjudged : waitFor(`${restarts}:above`, value);
  }
  // An alert about hours plans them with the next tick.
  if (kind === 'hourly') return unjudged;
  const levels = levelsOf(alert.params, rig);
  // Its rig is gone, and the alert with it.
  if (!levels) return waitForNothing;
  const { metric, side, fire, clear } = levels;
  const value = metrics.get(metric);
  const beyond = value !== undefined && isBeyond(side, fire, value);

  if (kind === 'outlook') {
    // Levels of an outlook are a rig's.
    if (!rig) return waitForNothing;
    const counter = `epoch:${rig.coin}` as const;
    const epoch = metrics.get(counter);
    const { state, level } = alert;
    // An outlook is told once in an epoch, whatever is edited or muted meanwhile.
    if (state === 'told' && level !== undefined && level >= (epoch ?? level)) {
      return waitFor(`${counter}:above`, level);
    }
    if (epoch === undefined) return unjudged;
    const present = metrics.get(`hashprice:${rig.coin}:${rig.tariff.currency}`);
    // A loss that there is already is not what an outlook tells of: that stays to be told.
    const isSunk = present !== undefined && present <= fire;
    return beyond && !isSunk
      ? { state: 'told', stateSince: now, ...waitFor(`${counter}:above`, epoch) }
      : { state: 'clear', stateSince: now, ...waitIn('clear', levels) };
  }

  if (value === undefined) {
    // Nobody looks for a change that no alert waits for, so that no tick could judge it.
    return isChange(metric)
      ? { state: 'clear', stateSince: now, ...waitIn('clear', levels) }
      : unjudged;
  }
  const { state } = alert;
  const goesOn =
    state === 'falling' ? beyond : state === 'rising' && isBeyond(opposite(side), clear, value);
  if (goesOn) return waitIn(state, levels, ripeAt(alert));
  if (!beyond) return { state: 'clear', stateSince: now, ...waitIn('clear', levels) };
  const told = state === 'fired' || state === 'rising';
  const { snoozedUntil = 0 } = alert;
  return {
    state: 'fired',
    stateSince: state === 'fired' ? alert.stateSince : now,
    ...waitIn('fired', levels, snoozedUntil > now ? snoozedUntil : undefined),
    begunAt: told ? alert.begunAt : now,
  };
}
