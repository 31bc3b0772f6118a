import { coinOf } from '../coin/coins.ts';
import { economics } from '../mining/economics.ts';
import { LOW } from '../pool/rig-work.ts';
import { cutOffBeside } from '../power/mode-curve.ts';
import { modesKnown } from '../rig/modes.ts';
import { writtenRig } from '../rig/own-text.ts';
import { basisOf, type RegisteredRig } from '../rig/registered.ts';
import type { Metric, Params, Side } from './types.ts';

/** Where an alert fires and where it is clear again; in between nothing changes. */
export interface Levels {
  readonly metric: Metric;
  /** The side of `fire` that fires, strictly. */
  readonly side: Side;
  readonly fire: number;
  /** Level of the other side of `fire`, or equal to it. */
  readonly clear: number;
}

/** Share of the expected hashrate at which a rig that was low is no longer. */
const LOW_CLEAR = 0.85;

/** °C by which a machine must cool down to be hot no longer. */
export const HEAT_GAP = 5;

/** Costs don't hang on the market. */
const ANY_MARKET = { difficulty: 1, blockReward: 1, coinPrice: 1 };

/**
 * Returns the hashprice at which a rig's profit is at the floor, and at which it is clear of it:
 * break-even hashprice with the floor as one more cost. Neither hangs on the market, so both stand
 * until the rig is edited.
 *
 * @returns Levels in the tariff's currency per unit of hashprice per day; at or below zero where a rig can't
 *   fall to its floor at all.
 */
export function profitLevels(
  rig: RegisteredRig,
  { floor, margin }: { readonly floor: number; readonly margin: number },
): Levels {
  const { miner, terms, currency } = basisOf(rig);
  const coin = coinOf(rig.coin);
  const { powerCost, fixedCost } = economics(miner, terms, { coin, ...ANY_MARKET });
  const share = (miner.hashrate / coin.hashpriceUnit.hashes) * terms.uptime * (1 - terms.poolFee);
  const fire = (powerCost + fixedCost + floor) / share;
  return {
    metric: `hashprice:${rig.coin}:${currency}`,
    side: 'below',
    fire,
    clear: fire + (Math.max(0, margin) * Math.max(0, powerCost)) / share,
  };
}

/**
 * Returns the levels an alert waits at; none for events. An outlook has one level, on the hashprice
 * that the forecast makes of today's.
 *
 * @param rig - Needed for all that are about a rig.
 */
export function levelsOf(params: Params, rig: RegisteredRig | undefined): Levels | undefined {
  switch (params.kind) {
    case 'unprofitable':
      return rig && profitLevels(rig, params);
    case 'outlook': {
      if (!rig) return undefined;
      const levels = profitLevels(rig, { floor: params.floor, margin: 0 });
      return {
        ...levels,
        metric: `next-hashprice:${rig.coin}:${rig.tariff.currency}:${params.chance}`,
      };
    }
    case 'threshold':
      return thresholdLevels(params);
    case 'offline':
      return rig && { metric: `rig-silence:${rig.id}`, side: 'above', fire: 1, clear: 1 };
    case 'low':
      return rig && { metric: `rig-rate:${rig.id}`, side: 'below', fire: LOW, clear: LOW_CLEAR };
    case 'hot':
      return (
        rig && {
          metric: `rig-heat:${rig.id}`,
          side: 'above',
          fire: params.level,
          clear: params.level - HEAT_GAP,
        }
      );
    case 'mode':
      return rig && modeLevels(rig, params.side);
    case 'best':
    case 'block':
    case 'rebooted':
    case 'hourly':
    case 'retarget':
    case 'halving':
      return undefined;
  }
}

export function thresholdLevels({
  metric,
  side,
  level,
  clearLevel,
}: Extract<Params, { readonly kind: 'threshold' }>): Levels {
  // Levels that cross would fire and clear for ever.
  const clear = (side === 'below' ? Math.max : Math.min)(level, clearLevel);
  return { metric, side, fire: level, clear };
}

/**
 * Returns the hashprice beyond which another mode of the rig earns more than the one it runs in. The
 * mode has to be better for a while beyond the cut-off to fire, and is undone at the cut-off itself.
 *
 * @returns Nothing where the rig has no mode on that side, or none at all.
 */
function modeLevels(rig: RegisteredRig, side: Side): Levels | undefined {
  const known = modesKnown({ modes: rig.modes, model: writtenRig(rig).model });
  if (!known) return undefined;
  const { terms, currency } = basisOf(rig);
  const { hashes } = coinOf(rig.coin).hashpriceUnit;
  const tariff = terms.tariff / (1 - terms.poolFee);
  const cutOff = cutOffBeside(rig, known.modes, { side, perKwh: tariff });
  if (cutOff === undefined) return undefined;
  const clear = cutOff * hashes;
  const gap = Math.abs(clear) * RELATIVE_GAP;
  const fire = side === 'below' ? clear - gap : clear + gap;
  return { metric: `hashprice:${rig.coin}:${currency}`, side, fire, clear };
}

/** Share of the level by which a threshold must be undone. */
const RELATIVE_GAP = 0.02;
/** The same for the forecast, which passes through zero: points of its ratio. */
const FORECAST_GAP = 0.002;
/** Share of a change that must be undone: −10 % is clear again at −7.5 %. */
const CHANGE_GAP = 0.25;

/** Returns the level where a threshold is clear again, unless somebody says otherwise. */
export function usualClearLevel(metric: Metric, side: Side, level: number): number {
  const gap = metric.startsWith('change:')
    ? Math.abs(level - 1) * CHANGE_GAP
    : metric.startsWith('forecast:')
      ? FORECAST_GAP
      : Math.abs(level) * RELATIVE_GAP;
  return side === 'below' ? level + gap : level - gap;
}

export function isBeyond(side: Side, level: number, value: number): boolean {
  return side === 'below' ? value < level : value > level;
}

export function opposite(side: Side): Side {
  return side === 'below' ? 'above' : 'below';
}
