import { coinOf } from '../coin/coins.ts';
import { nextHalvingMark } from './halving-marks.ts';
import { type Levels, opposite } from './levels.ts';
import type { Alert, AlertState, EventParams, Metric, Params, Side, Wait } from './types.ts';

/**
 * The crossing or the moment that an alert waits for. Two kinds wait for a moment alone: one with a
 * level is parked until its snooze ends, one without could not be judged yet.
 */
export type Waiting = Pick<Alert, 'waitsFor' | 'level' | 'dueAt'>;

/** Seconds until an alert is looked at again whose time has come but whose metric is not known. */
export const RETRY = 30;

export function waitFor(waitsFor: Wait, level: number, dueAt?: number): Waiting {
  return { waitsFor, level, dueAt };
}

/** Returns the crossing that a state with levels is left by, besides the moment. */
export function waitIn(
  state: AlertState,
  { metric, side, fire, clear }: Levels,
  dueAt?: number,
): Waiting {
  const on = (which: Side, level: number) => waitFor(`${metric}:${which}`, level, dueAt);
  switch (state) {
    case 'told':
    case 'clear':
      return on(side, fire);
    case 'falling':
      return on(opposite(side), fire);
    case 'fired':
      return on(opposite(side), clear);
    case 'rising':
      return on(side, clear);
  }
}

/** Returns the wait for the next event after a value up to which everything was told. */
export function waitForEvent({ kind, coin }: EventParams, value: number): Waiting {
  switch (kind) {
    case 'retarget':
      return waitFor(`epoch:${coin}:above`, value);
    case 'halving': {
      const mark = nextHalvingMark(value, coinOf(coin));
      return mark === undefined ? waitForNothing : waitFor(`height:${coin}:above`, mark - 1);
    }
  }
}

/** Returns the wait for a better share of a rig than the best that was told, or was there. */
export function waitForBest(rigId: number, share: number): Waiting {
  return waitFor(`rig-best:${rigId}:above`, share);
}

/** Returns the counter that an event is told by. */
export function counterOf({ kind, coin }: EventParams): Metric {
  switch (kind) {
    case 'retarget':
      return `epoch:${coin}`;
    case 'halving':
      return `height:${coin}`;
  }
}

/** Returns the counter of a rig's restarts, for an alert that is told by it. */
export function restartsCounter(
  { kind }: Params,
  { id }: { readonly id: number },
): Metric | undefined {
  return kind === 'rebooted' ? `rig-restarts:${id}` : undefined;
}

export const waitForNothing: Waiting = {
  waitsFor: undefined,
  level: undefined,
  dueAt: undefined,
};
