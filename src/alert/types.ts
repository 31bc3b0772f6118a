import type { CoinId } from '../coin/coins.ts';
import type { StoppedBecause } from '../outbox/stopped-because.ts';
import type { QuietException, QuietHours } from '../people/quiet-hours.ts';
import type { RegisteredRig } from '../rig/registered.ts';

/**
 * A number that a trusted reading gives. COIN is the id of a coin, CUR an ISO 4217 code.
 *
 * - `hashprice:COIN:CUR`: currency per the coin's unit of hashprice per day.
 * - `price:COIN:CUR`: currency per coin.
 * - `fees:COIN`: mean of a block's fees, base units.
 * - `difficulty:COIN`: network difficulty, dimensionless.
 * - `change:…:W`: those above now by what they were a window W ago (1h, 24h, 7d), a ratio; made in a
 *   tick only where somebody waits for it.
 * - `forecast:COIN`: change of difficulty at the next retarget, a ratio less 1.
 * - `next-hashprice:COIN:CUR:P`: today's hashprice / (quantile 1 − P % of the forecast ratio D'/D), P in
 *   steps of 10; a rig whose fire level is above it makes a loss with a chance of at least P %.
 * - `epoch:COIN`: number of the difficulty epoch, counted from 0.
 * - `height:COIN`: height of the tip.
 * - `power:ZONE`: unix seconds at which the prices of power end that are known of an exchange; made in a
 *   tick only where somebody waits for it.
 * - `rig-silence:RIG`: how long a rig has sent no share, as a multiple of what is too long.
 * - `rig-rate:RIG`: a rig's hashrate of the last hour, as a share of what it should make.
 * - `rig-best:RIG`: difficulty of its best share, where that has come since we look; 0 before.
 * - `rig-block:RIG`: that share by the network's difficulty when it came, a ratio.
 * - `rig-heat:RIG`: °C of the hottest of its machines; far above any level where one has stopped itself.
 * - `rig-restarts:RIG`: how often its machines have started anew since they were linked.
 *
 * Those of rigs come with readings of pools and machines, all others with readings of the market.
 */
export type Metric =
  | ValueMetric
  | `next-hashprice:${CoinId}:${string}:${number}`
  | `epoch:${CoinId}`
  | `height:${CoinId}`
  | PowerMetric
  | RigMetric;

/** Metric of an exchange, by the id of its zone. */
export type PowerMetric = `power:${string}`;

/** Metrics of one rig, by its id. */
export type RigMetric =
  `rig-${'silence' | 'rate' | 'best' | 'block' | 'heat' | 'restarts'}:${number}`;

/** Metrics that can be watched with a threshold of one's own. */
export type ThresholdMetric =
  | `hashprice:${CoinId}:${string}`
  | `price:${CoinId}:${string}`
  | `fees:${CoinId}`
  | `forecast:${CoinId}`
  | ChangeMetric;

/** Metrics that have a value of their own, or tell how one has changed. */
export type ValueMetric = ThresholdMetric | `difficulty:${CoinId}`;

export type ChangeWindow = '1h' | '24h' | '7d';

export type ChangeMetric =
  | `change:${'hashprice' | 'price'}:${CoinId}:${string}:${ChangeWindow}`
  | `change:${'fees' | 'difficulty'}:${CoinId}:${ChangeWindow}`;

export type Side = 'below' | 'above';

/** `…:below` is due when the alert's level > value, `…:above` when its level < value; strictly. */
export type Wait = `${Metric}:${Side}`;

/** How long a side must hold, and how soon the same may be told again; seconds, 0 or more. */
interface Patience {
  readonly sustain: number;
  readonly cooldown: number;
}

export type Params =
  | (Patience & {
      readonly kind: 'unprofitable';
      /** Profit per day in the tariff's currency, of any sign. */
      readonly floor: number;
      /**
       * Share of the power cost that profit must gain over the floor to be clear again, 0 or more.
       */
      readonly margin: number;
    })
  | {
      readonly kind: 'outlook';
      /** Floor as in `unprofitable`. */
      readonly floor: number;
      /** Chance of a loss in percent: 10, 20, … 90. */
      readonly chance: number;
    }
  | (Patience & {
      readonly kind: 'threshold';
      readonly metric: ThresholdMetric;
      /** The side that fires. */
      readonly side: Side;
      readonly level: number;
      /** Level where it is clear again, on the other side of `level`. */
      readonly clearLevel: number;
    })
  /** A rig that pools hear nothing of, or less than they should; told by the readings of pools. */
  | (Patience & { readonly kind: 'offline' })
  | (Patience & { readonly kind: 'low' })
  /** A share that is better than all before it. */
  | (Pick<Patience, 'cooldown'> & { readonly kind: 'best' })
  /** A share for which there is a block. */
  | { readonly kind: 'block' }
  /** A rig's machines in the house that get too hot: `level` in °C. */
  | (Patience & { readonly kind: 'hot'; readonly level: number })
  /** A rig's machine has started anew; `cooldown` in seconds, after which the next are told together. */
  | { readonly kind: 'rebooted'; readonly cooldown: number }
  | (Patience & {
      readonly kind: 'mode';
      /** The side of the rig's present mode: one with less power is best at a lower hashprice. */
      readonly side: Side;
    })
  /** The hours in which a rig is best run on the next day, and what changes about them. */
  | { readonly kind: 'hourly' }
  | { readonly kind: 'retarget'; readonly coin: CoinId }
  | { readonly kind: 'halving'; readonly coin: CoinId };

/** Kinds of alerts that stand still while a pool doesn't answer: their owners are told that. */
export const outageKinds = ['offline', 'low'] as const;

/**
 * Kinds of alerts that go by what pools, or machines in the house, have seen of a rig; the last two by
 * what machines say of themselves.
 */
export const poolAlertKinds = [...outageKinds, 'best', 'block', 'hot', 'rebooted'] as const;
export type PoolAlertKind = (typeof poolAlertKinds)[number];

export function isPoolAlert(params: Params): params is Extract<Params, { kind: PoolAlertKind }> {
  return poolAlertKinds.some((kind) => kind === params.kind);
}

/** Params of what goes by a rig's best share. */
export type BestParams = Extract<Params, { readonly kind: 'best' | 'block' }>;

export function isOfBest(params: Params): params is BestParams {
  return params.kind === 'best' || params.kind === 'block';
}

/** Params of events, which are told by a counter: those with a coin of their own. */
export type EventParams = Extract<Params, { readonly coin: CoinId }>;

/**
 * - `clear`: waits to fire; events without an end stay here.
 * - `falling`: beyond the fire level, but not for long enough (or in cooldown).
 * - `fired`: told; waits for the clear level.
 * - `rising`: beyond the clear level, but not for long enough.
 * - `told`: an outlook, until the epoch ends.
 */
export type AlertState = 'clear' | 'falling' | 'fired' | 'rising' | 'told';

/** The hours that somebody was told to run a rig in. */
export interface ToldPlan {
  /** `YYYY-MM-DD`, on the clock of the tariff. */
  readonly day: string;
  /** Minutes after midnight, in order. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  /** How often it was told since that they are others. */
  readonly changes: number;
}

/** The part of an alert that the next decision may change. Moments are unix seconds. */
interface AlertProgress {
  readonly state: AlertState;
  readonly stateSince: number;
  /** With `level`: the metric's crossing that makes the alert due. */
  readonly waitsFor?: Wait | undefined;
  readonly level?: number | undefined;
  /** The moment that makes it due, whatever the metric does. */
  readonly dueAt?: number | undefined;
  /** When the present episode, or the last one, began, told or not; "it lasted" counts from here. */
  readonly begunAt?: number | undefined;
  /** When an episode was last told, for the first time or again; the cooldown counts from here. */
  readonly lastFiredAt?: number | undefined;
  /** When a message last spoke of it, whatever that said. */
  readonly notifiedAt?: number | undefined;
  /** The last day whose hours were told, of alerts about these. */
  readonly plan?: ToldPlan | undefined;
  /** Neither loss nor recovery is told. */
  readonly muted: boolean;
  readonly snoozedUntil?: number | undefined;
}

export interface NewAlert extends AlertProgress {
  readonly userId: string;
  /** Set with `unprofitable`, `outlook`, `mode`, `hourly`, and those that pools or machines tell of. */
  readonly rigId?: number | undefined;
  readonly params: Params;
  /** `dm`, or the id of a channel. */
  readonly deliver: string;
  /** Server of that channel; absent where it goes to no channel, or nobody knows yet. */
  readonly guildId?: string | undefined;
  /** Reason why notices can't go there any more; the alert is muted then. */
  readonly stopped?: StoppedBecause | undefined;
  readonly createdAt: number;
}

/**
 * An alert as stored; `revision` counts its changes, and a change on top of an old one is refused.
 */
export interface Alert extends NewAlert {
  readonly id: number;
  readonly revision: number;
}

export interface DueAlert {
  readonly alert: Alert;
  readonly rig?: RegisteredRig | undefined;
  /** Language of the person, Discord's code; absent where it isn't known. */
  readonly locale?: string | undefined;
  /** IANA name of the person's time zone; absent where it isn't known. */
  readonly timeZone?: string | undefined;
  /** Quiet hours of the person, where there are any. */
  readonly quiet?: QuietTime | undefined;
}

/** The time when a person wants no notice of an alert. */
export interface QuietTime {
  readonly hours: QuietHours;
  /** IANA name of the time zone. */
  readonly timeZone: string;
  readonly except: QuietException;
}

/** The metrics that a reading gave. */
export interface Observation {
  /** Unix seconds of the reading. */
  readonly at: number;
  readonly metrics: ReadonlyMap<Metric, number>;
}

/** The memory of the watch from one tick to the next, and over a restart. */
export interface Watch {
  /** The last observation that was trusted; metrics it lacked are as they were the last time. */
  readonly last: Observation;
  /** An observation that jumped: the next has to confirm it. */
  readonly suspect?: Observation | undefined;
  readonly revision: number;
}
