import { conditionsOf, forecastOf } from '../market/conditions.ts';
import type { Reading } from '../market/reading.ts';
import { hashprice } from '../mining/network.ts';
import type { RetargetForecast } from '../mining/retarget.ts';

export interface RetargetFacts {
  readonly forecast: RetargetForecast;
  /**
   * Hashprice after it; absent where the fees aren't known: without them it would be too low by an
   * unknown share.
   */
  readonly after?: AfterRetarget | undefined;
}

/** Hashprice when price and fees are as now. Each at the expected ratio and the ends of the band. */
export interface AfterRetarget {
  /** Hashprice as a share of today's, in whatever currency. */
  readonly factor: number;
  /** Share at the upper end of the band: the higher difficulty. */
  readonly worstFactor: number;
  readonly bestFactor: number;
  /** Hashprice at the expected ratio, in base units per unit of hashprice per day. */
  readonly sats: number;
  /** The same in the currency, where the price is known. */
  readonly money?: Record<'expected' | 'worst' | 'best', number> | undefined;
}

/** @returns Nothing without a forecast. */
export function retargetFacts(
  reading: Reading,
  now: number,
  currency: string,
): RetargetFacts | undefined {
  const forecast = forecastOf(reading, now);
  if (!forecast) return undefined;
  const priced = conditionsOf(reading, currency);
  const chain = conditionsOf(reading, currency, { coinPrice: 1 });
  if (!chain.ok) return { forecast };
  const { coin, difficulty } = chain.conditions;
  // Halvings fall within epochs: the epoch after one pays less, whatever the difficulty does.
  const blockReward = coin.subsidyAt(forecast.height) + chain.meanFees;
  const at = (ratio: number) => hashprice({ coin, difficulty: difficulty * ratio, blockReward });
  const { ratio, band90 } = forecast;
  const [expected, worst, best] = [at(ratio), at(band90.high), at(band90.low)];
  const today = hashprice(chain.conditions);
  const perSat = priced.ok ? priced.conditions.coinPrice / coin.baseUnit.perCoin : undefined;
  return {
    forecast,
    after: {
      factor: expected / today,
      worstFactor: worst / today,
      bestFactor: best / today,
      sats: expected,
      money:
        perSat === undefined
          ? undefined
          : { expected: expected * perSat, worst: worst * perSat, best: best * perSat },
    },
  };
}

/** Numbers of machines or rigs that cross the line when hashprice changes by a factor. */
export interface Shift {
  /** Number of those that pay now, and then don't. */
  readonly stop: number;
  /** Number of those that don't pay now, and then do. */
  readonly start: number;
}

/**
 * @param distances - Each break-even hashprice / hashprice − 1; absent for one that has no costs.
 */
export function shiftOf(distances: readonly (number | undefined)[], factor: number): Shift {
  const known = distances.filter((distance) => distance !== undefined);
  const paysThen = (distance: number) => distance + 1 <= factor;
  return {
    stop: known.filter((distance) => distance <= 0 && !paysThen(distance)).length,
    start: known.filter((distance) => distance > 0 && paysThen(distance)).length,
  };
}
