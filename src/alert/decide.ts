import { coinOf } from '../coin/coins.ts';
import type { quietUntil } from '../people/quiet-until.ts';
import type { SpotPrices } from '../power/spot.ts';
import type { RegisteredRig } from '../rig/registered.ts';
import { type HalvingMark, lastHalvingMark } from './halving-marks.ts';
import type { HourlyNews, stepHourly } from './hourly.ts';
import { isBeyond, type Levels, levelsOf, opposite } from './levels.ts';
import { type MarketSnapshot, reevaluated } from './reevaluate.ts';
import { hushed, readyAt } from './snooze.ts';
import {
  type Alert,
  type AlertState,
  type BestParams,
  type DueAlert,
  type EventParams,
  isOfBest,
  isPoolAlert,
  type Metric,
  type Params,
  type QuietTime,
} from './types.ts';
import {
  counterOf,
  RETRY,
  restartsCounter,
  type Waiting,
  waitFor,
  waitForBest,
  waitForEvent,
  waitIn,
} from './waits.ts';

/** A time, from one unix second to another, in which there was no reading to trust. */
export interface Outage {
  readonly from: number;
  readonly to: number;
}

export interface Tick extends MarketSnapshot {
  /**
   * Metrics that jumped in the reading before and are still there: nobody waits for these to hold.
   */
  readonly confirmed: ReadonlySet<Metric>;
  /**
   * Set on the first trusted reading after more than an hour: thresholds start anew from it, in
   * silence.
   */
  readonly outage?: Outage | undefined;
  /** Needed where somebody has quiet hours; it knows time zones, which take memory. */
  readonly quietUntil?: typeof quietUntil;
  /** Needed for alerts about hours, for the same reason. */
  readonly stepHourly?: typeof stepHourly;
  /** Prices of power, where any are known. */
  readonly spot?: SpotPrices | undefined;
}

/** An event to tell about one alert, with the alert as it is afterwards. */
export type AlertEvent = WhatHappened & {
  readonly alert: Alert;
  readonly rig?: RegisteredRig | undefined;
};

type WhatHappened =
  /** `again`: the alert was told before, and snoozed. */
  | { readonly kind: 'unprofitable'; readonly again: boolean }
  | { readonly kind: 'threshold'; readonly again: boolean; readonly value: number }
  | { readonly kind: 'mode'; readonly again: boolean }
  /** `lasted`: seconds from when the loss began, which is when it was first told, if it was. */
  | { readonly kind: 'recovered'; readonly lasted: number }
  | { readonly kind: 'offline'; readonly again: boolean }
  /** `value`: hashrate as a share of what it should be. */
  | { readonly kind: 'low'; readonly again: boolean; readonly value: number }
  /** `value`: °C of the hottest machine; one that has stopped itself has a level that none can reach. */
  | { readonly kind: 'hot'; readonly again: boolean; readonly value: number }
  /** A rig's machines have cooled down. */
  | { readonly kind: 'cooled'; readonly lasted: number }
  /** `times`: how often since it was last told. */
  | { readonly kind: 'rebooted'; readonly times: number }
  /** A rig works again that was offline or low. */
  | { readonly kind: 'back'; readonly lasted: number }
  | HourlyNews
  /** `value`: difficulty of the share; `ratio`: by the network's, where that is known. */
  | { readonly kind: 'best'; readonly value: number; readonly ratio: number | undefined }
  | { readonly kind: 'block'; readonly value: number; readonly ratio: number }
  | { readonly kind: 'outlook' }
  | { readonly kind: 'retarget' }
  | { readonly kind: 'halving'; readonly mark: HalvingMark };

/** The alert as it is from now on, and what there is to tell of it. */
export interface Decision {
  readonly alert: Alert;
  readonly event?: AlertEvent | undefined;
}

/** Steps of a decision: more than any alert takes in one tick. */
const MOST_STEPS = 5;

/**
 * Decides what becomes of an alert in this tick, and is the one place that does. An alert that
 * isn't due stays as it is, so that it doesn't matter which alerts are asked about.
 *
 * @returns Nothing when nothing changes.
 */
export function decide(due: DueAlert, tick: Tick): Decision | undefined {
  const { alert: found, quiet } = due;
  const alert = startsAnew(found, tick) ? found : inQuiet(found, quiet, tick);
  // An alert that is put off to the end of the quiet hours is due no longer.
  let decision: Decision | undefined = alert.dueAt === found.dueAt ? undefined : { alert };
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const next = step({ ...due, alert: decision?.alert ?? alert }, tick);
    if (!next) break;
    decision = { alert: next.alert, event: next.event ?? decision?.event };
  }
  return decision;
}

/** A baseline is taken in silence: quiet hours have nothing to keep of it until their end. */
function startsAnew({ params }: Alert, { outage }: Tick): boolean {
  return outage !== undefined && isOfMarket(params);
}

/** Tells whether an alert is news of the market alone, which nobody needs after the fact. */
function isOfMarket({ kind }: Params): boolean {
  return kind === 'threshold' || kind === 'mode';
}

function inQuiet(alert: Alert, quiet: QuietTime | undefined, { now, quietUntil }: Tick): Alert {
  const isRigs = alert.params.kind === 'unprofitable' || isPoolAlert(alert.params);
  if (!quiet || (quiet.except === 'rigs' && isRigs)) return alert;
  if (!quietUntil) throw new Error('quiet hours without a way to tell when they end');
  const until = quietUntil(quiet.hours, quiet.timeZone, now);
  return until === undefined ? alert : hushed(alert, until, now);
}

function step(due: DueAlert, tick: Tick): Decision | undefined {
  const { alert, rig } = due;
  const { params } = alert;
  if (alert.muted) return undefined;
  if (params.kind === 'hourly') return hourly(due, tick);
  if (alert.waitsFor === undefined) return wake(due, tick);
  const levels = levelsOf(params, rig);
  switch (params.kind) {
    case 'unprofitable':
    case 'offline':
    case 'low':
    case 'hot':
    case 'threshold':
    case 'mode':
      return levels && stepLevel({ alert, rig, levels, params }, tick);
    case 'outlook':
      return levels && rig && stepOutlook(alert, rig, levels, tick);
    case 'best':
    case 'block':
      return rig && stepBest({ alert, rig, params }, tick);
    case 'rebooted':
      return rig && stepRestarts(alert, rig, params, tick);
    case 'retarget':
      return stepEvent(alert, params, tick, () => ({ kind: 'retarget' }));
    case 'halving':
      return stepEvent(alert, params, tick, (height) => ({
        kind: 'halving',
        mark: lastHalvingMark(height, coinOf(params.coin)),
      }));
  }
}

function hourly(due: DueAlert, tick: Tick): Decision | undefined {
  if (!tick.stepHourly) throw new Error('an alert about hours without a way to plan them');
  const next = tick.stepHourly(due, tick);
  if (!next) return undefined;
  const { alert, news } = next;
  return { alert, event: news && { ...news, alert, rig: due.rig } };
}

/** Wakes an alert that waits for a moment alone. */
function wake({ alert, rig }: DueAlert, tick: Tick): Decision | undefined {
  const { dueAt, level } = alert;
  if (dueAt === undefined || dueAt > tick.now) return undefined;
  if (level === undefined) return { alert: reevaluated(alert, rig, tick, { again: RETRY }) };
  const { params } = alert;
  return { alert: { ...alert, ...armed({ params, rig, level }), snoozedUntil: undefined } };
}

/** Returns what an alert waits for that was parked. */
function armed({
  params,
  rig,
  level,
}: Pick<DueAlert, 'rig'> & { readonly params: Params; readonly level: number }) {
  if (isOfBest(params)) return rig && waitForBest(rig.id, level);
  const levels = levelsOf(params, rig);
  const counter = 'coin' in params ? counterOf(params) : rig && restartsCounter(params, rig);
  return counter ? waitFor(`${counter}:above`, level) : levels && waitIn('clear', levels);
}

interface Watched extends DueAlert {
  readonly levels: Levels;
  readonly params: Extract<Params, { readonly sustain: number }>;
}

function stepLevel(watched: Watched, tick: Tick): Decision | undefined {
  const { alert, levels, params } = watched;
  const { side, fire, clear } = levels;
  const { now, outage } = tick;
  const matured = alert.dueAt !== undefined && alert.dueAt <= now;
  const value = tick.metrics.get(levels.metric);
  if (value === undefined) return matured ? { alert: { ...alert, dueAt: now + RETRY } } : undefined;

  const beyond = isBeyond(side, fire, value);
  const snooze = (alert.snoozedUntil ?? 0) > now ? alert.snoozedUntil : undefined;
  const to = (state: AlertState, dueAt?: number): Decision => ({
    alert: {
      ...alert,
      state,
      stateSince: state === alert.state ? alert.stateSince : now,
      ...waitIn(state, levels, dueAt),
      snoozedUntil: snooze,
    },
  });
  const quiet = outage !== undefined && isOfMarket(params);

  switch (alert.state) {
    case 'told':
    case 'clear': {
      if (!beyond) return corrected(alert, levels);
      if (quiet) return to('fired', snooze);
      const patience = patienceIn(tick, levels.metric, params);
      const dueAt = Math.max(readyAt(alert, patience, now), snooze ?? 0);
      return dueAt > now ? to('falling', dueAt) : fired(watched, now, value);
    }
    case 'falling': {
      if (isBeyond(opposite(side), fire, value)) return to('clear');
      const patience = patienceIn(tick, levels.metric, params);
      const sooner =
        isUrgent(tick, levels.metric) &&
        (quiet || Math.max(readyAt(alert, patience, alert.stateSince), snooze ?? 0) <= now);
      if (!matured && !sooner) return corrected(alert, levels);
      if (!beyond) return to('clear');
      return quiet ? to('fired', snooze) : fired(watched, now, value);
    }
    case 'fired': {
      if (!isBeyond(opposite(side), clear, value)) {
        if (!matured) return corrected(alert, levels);
        return beyond ? fired(watched, now, value) : to('fired');
      }
      if (quiet) return to('clear');
      const dueAt = Math.max(now + params.sustain, snooze ?? 0);
      if (dueAt <= now) return recovered(watched, now);
      // A snooze that ends here still has its message to come, should the recovery not hold.
      const owed = alert.dueAt === undefined ? undefined : alert.snoozedUntil;
      return { alert: { ...to('rising', dueAt).alert, snoozedUntil: owed } };
    }
    case 'rising': {
      if (isBeyond(opposite(side), clear, value)) {
        return matured ? recovered(watched, now) : corrected(alert, levels);
      }
      if (value === clear && !matured) return corrected(alert, levels);
      const overslept = alert.snoozedUntil !== undefined && snooze === undefined;
      return overslept && beyond ? fired(watched, now, value) : to('fired', snooze);
    }
  }
}

/**
 * Returns the metrics that needn't hold in this tick: an alert that is `falling` for one of these
 * may be due, though neither its level nor its moment says so.
 */
export function urgentIn(tick: Tick): ReadonlySet<Metric> {
  return new Set([...tick.metrics.keys()].filter((metric) => isUrgent(tick, metric)));
}

function isUrgent({ outage, confirmed }: Tick, metric: Metric): boolean {
  return outage !== undefined || confirmed.has(metric);
}

/**
 * Returns the seconds of patience in this tick. A crash that is confirmed, or found after an
 * outage, needn't hold, and a rig's gets through in spite of an earlier alarm. Thresholds keep
 * their cooldown: fees jump all the time.
 */
function patienceIn(tick: Tick, metric: Metric, { kind, sustain, cooldown }: Watched['params']) {
  if (!isUrgent(tick, metric)) return { sustain, cooldown };
  return { sustain: 0, cooldown: kind === 'unprofitable' ? 0 : cooldown };
}

/** Fires an alert, or tells it again when its snooze ends. */
function fired({ alert, rig, levels, params }: Watched, now: number, value: number): Decision {
  const again = alert.state === 'fired' || alert.state === 'rising';
  const next: Alert = {
    ...alert,
    state: 'fired',
    stateSince: now,
    ...waitIn('fired', levels),
    snoozedUntil: undefined,
    begunAt: again ? alert.begunAt : now,
    lastFiredAt: now,
    notifiedAt: now,
  };
  const { kind } = params;
  const what =
    kind === 'threshold' || kind === 'low' || kind === 'hot' ? { kind, value } : { kind };
  return { alert: next, event: { ...what, again, alert: next, rig } };
}

/** Clears an alert: a rig's recovery is worth a message, a threshold is only armed anew. */
function recovered({ alert, rig, levels, params }: Watched, now: number): Decision {
  const next: Alert = {
    ...alert,
    state: 'clear',
    stateSince: now,
    ...waitIn('clear', levels),
    snoozedUntil: undefined,
  };
  if (params.kind === 'threshold' || params.kind === 'mode') return { alert: next };
  const until = alert.state === 'rising' ? alert.stateSince : now;
  const lasted = Math.max(0, until - (alert.begunAt ?? alert.createdAt));
  const last = { ...next, notifiedAt: now };
  const kind = params.kind === 'hot' ? 'cooled' : isPoolAlert(params) ? 'back' : 'recovered';
  return { alert: last, event: { kind, lasted, alert: last, rig } };
}

/**
 * Tells an outlook once per epoch. A rig that makes a loss isn't about to: the alert waits until it
 * pays again.
 */
function stepOutlook(
  alert: Alert,
  rig: RegisteredRig,
  levels: Levels,
  { now, metrics }: Tick,
): Decision | undefined {
  const counter = `epoch:${rig.coin}` as const;
  const epoch = metrics.get(counter);
  if (epoch === undefined) return undefined;
  if (alert.state === 'told') {
    if (epoch <= (alert.level ?? epoch)) return undefined;
    return { alert: { ...alert, state: 'clear', stateSince: now, ...waitIn('clear', levels) } };
  }
  const value = metrics.get(levels.metric);
  const beyond = value !== undefined && isBeyond(levels.side, levels.fire, value);
  const hashprice = `hashprice:${rig.coin}:${rig.tariff.currency}` as const;
  const present = metrics.get(hashprice);
  const surfacing = waitFor(`${hashprice}:above`, levels.fire);
  const isSunk = alert.waitsFor === surfacing.waitsFor;
  if (present === undefined ? isSunk : present <= levels.fire && (beyond || isSunk)) {
    return rearmed(alert, surfacing);
  }
  if (!beyond) return corrected(alert, levels);
  if ((alert.snoozedUntil ?? 0) > now) return { alert: parked(alert) };
  const next: Alert = {
    ...alert,
    state: 'told',
    stateSince: now,
    ...waitFor(`${counter}:above`, epoch),
    snoozedUntil: undefined,
    notifiedAt: now,
  };
  return { alert: next, event: { kind: 'outlook', alert: next, rig } };
}

/** Tells that machines have started anew, and those that did so in the cooldown together at its end. */
function stepRestarts(
  alert: Alert,
  rig: RegisteredRig,
  params: Extract<Params, { readonly kind: 'rebooted' }>,
  { now, metrics }: Tick,
): Decision | undefined {
  const { level, lastFiredAt } = alert;
  const counter = restartsCounter(params, rig);
  const value = counter && metrics.get(counter);
  if (counter === undefined || value === undefined || level === undefined) return undefined;
  // A machine that is no longer linked takes its restarts along.
  if (value <= level) return rearmed(alert, waitFor(`${counter}:above`, value));
  if ((alert.snoozedUntil ?? 0) > now) return { alert: parked(alert) };
  const ready = lastFiredAt === undefined ? now : lastFiredAt + params.cooldown;
  if (ready > now) return alert.dueAt === ready ? undefined : { alert: { ...alert, dueAt: ready } };
  const next: Alert = {
    ...alert,
    stateSince: now,
    lastFiredAt: now,
    notifiedAt: now,
    ...waitFor(`${counter}:above`, value),
    snoozedUntil: undefined,
  };
  return { alert: next, event: { kind: 'rebooted', times: value - level, alert: next, rig } };
}

/** Tells an event whose counter has passed what was told up to now. */
function stepEvent(
  alert: Alert,
  params: EventParams,
  { now, metrics }: Tick,
  eventAt: (value: number) => WhatHappened,
): Decision | undefined {
  const value = metrics.get(counterOf(params));
  if (value === undefined || alert.level === undefined || value <= alert.level) return undefined;
  if ((alert.snoozedUntil ?? 0) > now) return { alert: parked(alert) };
  const next: Alert = {
    ...alert,
    stateSince: now,
    notifiedAt: now,
    ...waitForEvent(params, value),
    snoozedUntil: undefined,
  };
  return { alert: next, event: { ...eventAt(value), alert: next } };
}

interface WatchedBest extends DueAlert {
  readonly rig: RegisteredRig;
  readonly params: BestParams;
}

/**
 * Tells a rig's best share, once a day at most, or that there is a block for it. Whether there is
 * was decided by the difficulty when the share came: one that fell short makes no block later on.
 */
function stepBest(
  { alert, rig, params }: WatchedBest,
  { now, metrics }: Tick,
): Decision | undefined {
  const value = metrics.get(`rig-best:${rig.id}`);
  if (value === undefined || alert.level === undefined || value <= alert.level) return undefined;
  const ratio = metrics.get(`rig-block:${rig.id}`);
  const armed = waitForBest(rig.id, value);
  if (params.kind === 'block') {
    if (ratio === undefined) return undefined;
    if (ratio < 1) return rearmed(alert, armed);
  }
  if ((alert.snoozedUntil ?? 0) > now) return { alert: parked(alert) };
  if (params.kind === 'best' && now < readyAt(alert, { sustain: 0, ...params }, now)) {
    return undefined;
  }
  const next: Alert = {
    ...alert,
    stateSince: now,
    lastFiredAt: now,
    notifiedAt: now,
    ...armed,
    snoozedUntil: undefined,
  };
  const { kind } = params;
  if (kind === 'best') return { alert: next, event: { kind, value, ratio, alert: next, rig } };
  return ratio === undefined
    ? undefined
    : { alert: next, event: { kind, value, ratio, alert: next, rig } };
}

/**
 * Parks an alert that is snoozed: what it waits for has come, and would be there in every tick
 * until its snooze ends.
 */
function parked(alert: Alert): Alert {
  return { ...alert, waitsFor: undefined, dueAt: alert.snoozedUntil };
}

/** A row that another version wrote, with other levels, would be found due in every tick. */
function corrected(alert: Alert, levels: Levels): Decision | undefined {
  return rearmed(alert, waitIn(alert.state, levels));
}

function rearmed(alert: Alert, { waitsFor, level }: Waiting): Decision | undefined {
  if (alert.waitsFor === waitsFor && alert.level === level) return undefined;
  return { alert: { ...alert, waitsFor, level } };
}

/** All events that one person is told in one place, in one message. */
export interface EventGroup {
  readonly userId: string;
  /** `dm`, or the id of a channel. */
  readonly deliver: string;
  /** Never empty. */
  readonly events: readonly AlertEvent[];
}

export function groupEvents(events: readonly AlertEvent[]): readonly EventGroup[] {
  const groups = Map.groupBy(events, ({ alert }) => `${alert.userId} ${alert.deliver}`);
  return [...groups.values()].flatMap((together) => {
    const [first] = together;
    if (!first) return [];
    const { userId, deliver } = first.alert;
    return [{ userId, deliver, events: together }];
  });
}
