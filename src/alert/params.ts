import { coinOf } from '../coin/coins.ts';
import { convert, type FxRates } from '../money/currency.ts';
import { DAY, HOUR, MINUTE } from '../time/seconds.ts';
import { usualClearLevel } from './levels.ts';
import type { Measure, MetricParts } from './metric.ts';
import type { Params, Side, ThresholdMetric } from './types.ts';

/** Seconds a side must hold, and until the same may be told again. */
const USUAL_SUSTAIN = 15 * MINUTE;
const USUAL_COOLDOWN = 6 * HOUR;
/** Share of the power cost that profit must gain over the floor. */
const USUAL_MARGIN = 0.02;
/** Chance of a loss that an outlook usually fires at, in percent. */
export const USUAL_CHANCE = 50;

type Measured = Pick<MetricParts, 'measure' | 'coin' | 'window'>;

/**
 * Returns how much of the metric's unit one of a person's is: people say fees in coins, ratios in
 * percent.
 */
function unitOf({ measure, coin }: Measured): number {
  switch (measure) {
    case 'hashprice':
    case 'price':
      return 1;
    case 'fees':
      return coinOf(coin).baseUnit.perCoin;
    case 'forecast':
      return 0.01;
    case 'difficulty':
      return 1;
  }
}

export function levelFromPerson(measured: Measured, level: number): number {
  // A change is a ratio, and people say it in percent: −10 is 0.9.
  if (measured.window) return clean(1 + level / 100);
  return level * unitOf(measured);
}

/** Returns a level in a person's unit, without the noise of doubles. */
export function levelForPerson(measured: Measured, level: number): number {
  return measured.window ? clean((level - 1) * 100) : clean(level / unitOf(measured));
}

const DIGITS_TYPED = 12;
const clean = (value: number) => Number(value.toPrecision(DIGITS_TYPED));

/** Tells whether somebody may ask for such a change, in percent. */
export function isPossibleChange(side: Side, percent: number): boolean {
  return side === 'below' ? percent < 0 && percent >= -99 : percent > 0 && percent <= 1_000;
}

/**
 * Tells whether somebody may ask for that level, in their units. A forecast beyond these can't be:
 * ×4 is the rule's limit.
 */
export function isPossibleLevel(measure: Measure, level: number): boolean {
  return measure === 'forecast' ? level >= -75 && level <= 300 : level > 0 && level <= 1e12;
}

export function usualThreshold({
  metric,
  side,
  level,
  sustain = USUAL_SUSTAIN,
}: {
  readonly metric: ThresholdMetric;
  readonly side: Side;
  /** Level in the metric's unit. */
  readonly level: number;
  readonly sustain?: number | undefined;
}): Params {
  const clearLevel = usualClearLevel(metric, side, level);
  return {
    kind: 'threshold',
    metric,
    side,
    level,
    clearLevel,
    sustain,
    cooldown: USUAL_COOLDOWN,
  };
}

/** @param floor - Profit per day in the tariff's currency. */
export function usualUnprofitable(floor = 0, sustain = USUAL_SUSTAIN): Params {
  return { kind: 'unprofitable', floor, margin: USUAL_MARGIN, sustain, cooldown: USUAL_COOLDOWN };
}

/**
 * Seconds that a pool's readings must say the same: of a silence two in a row, which are a minute
 * apart, and of a low hashrate those of half an hour.
 */
const POOL_SUSTAIN = { offline: 50, low: 30 * MINUTE, hot: 50 };

/** Seconds after which another best share is told: a new worker has one every few minutes. */
const BEST_COOLDOWN = DAY;

export function usualPoolAlert(kind: 'offline' | 'low' | 'best' | 'block'): Params {
  switch (kind) {
    case 'offline':
    case 'low':
      return { kind, sustain: POOL_SUSTAIN[kind], cooldown: USUAL_COOLDOWN };
    case 'best':
      return { kind, cooldown: BEST_COOLDOWN };
    case 'block':
      return { kind };
  }
}

/** @param level - °C. */
export function usualHot(level: number): Params {
  return { kind: 'hot', level, sustain: POOL_SUSTAIN.hot, cooldown: USUAL_COOLDOWN };
}

/** Seconds between two messages about restarts: two a day at most. */
const RESTARTS_COOLDOWN = 12 * HOUR;

export const usualRebooted: Params = { kind: 'rebooted', cooldown: RESTARTS_COOLDOWN };

/** °C that an alert may be about: below, any machine is hot; above, it has melted. */
export const HEATS = { least: 30, most: 130 } as const;

export function isPossibleHeat(level: number): boolean {
  return level >= HEATS.least && level <= HEATS.most;
}

/** Returns seconds after which at least two readings in a row have said the same. */
export const twoReadings = (sustain: number) => Math.max(1, sustain);

/** Returns what is watched when somebody wants to know that another mode is best: both sides. */
export function usualModes(sustain = USUAL_SUSTAIN): readonly [Params, Params] {
  const patience = { sustain: twoReadings(sustain), cooldown: USUAL_COOLDOWN };
  return [
    { kind: 'mode', side: 'below', ...patience },
    { kind: 'mode', side: 'above', ...patience },
  ];
}

/** Digits that a converted amount keeps: the rate is no more exact, and people read it. */
const DIGITS = 4;

/**
 * Returns what an alert asks for when its rig is counted in another currency from now on.
 *
 * @returns Nothing where a floor would have to be converted and no rate is known.
 */
export function floorInCurrency(
  params: Params,
  {
    from,
    to,
    fx,
  }: {
    /** ISO 4217, like `to`. */
    readonly from: string;
    readonly to: string;
    readonly fx: FxRates | undefined;
  },
): Params | undefined {
  if (!('floor' in params) || params.floor === 0 || from === to) return params;
  const floor = convert(params.floor, from, to, fx);
  return floor === undefined ? undefined : { ...params, floor: Number(floor.toPrecision(DIGITS)) };
}
