import { conditionsOf, isWhole, usable, withoutPrice } from '../market/conditions.ts';
import type { SeriesPoint } from '../market/history.ts';
import type { Reading } from '../market/reading.ts';
import { changeOver } from '../market/series.ts';
import { wholeHashprice } from '../mining/economics.ts';
import { convert } from '../money/currency.ts';

/** The values of the past, money in the digest's currency, in order of time. */
export interface PastPrices {
  /** Currency per unit of hashprice per day. */
  readonly hashprice: readonly SeriesPoint[];
  /** Currency per coin. */
  readonly coinPrice: readonly SeriesPoint[];
  /** Dimensionless. */
  readonly difficulty?: readonly SeriesPoint[];
  /** Fees as a share of the block reward, 0 to 1. */
  readonly feeShare?: readonly SeriesPoint[];
}

/** Days that a digest looks back. */
const lookBacks = [1, 7, 30] as const;

/** The change of a value over some days. */
export interface Change {
  readonly days: (typeof lookBacks)[number];
  /** now / then − 1; absent where one of the two isn't known. */
  readonly ratio?: number | undefined;
}

export interface HeadlineFacts {
  /** Base units per unit of hashprice per day; absent without a chain. */
  readonly sats?: number | undefined;
  /** Hashprice, in the currency per unit of hashprice per day. */
  readonly hashprice?: number | undefined;
  /** Changes of `hashprice`. */
  readonly changes: readonly Change[];
  /** Coin price in the currency. */
  readonly coinPrice?: number | undefined;
  readonly coinChanges: readonly Change[];
  /** Fees as a share of the block reward, 0 to 1. */
  readonly feeShare?: number | undefined;
  /** True where only the fees are unknown: hashprice is counted without them. */
  readonly lowerBound: boolean;
}

/** @param now - Unix seconds. */
export function headlineFacts(
  reading: Reading,
  now: number,
  currency: string,
  past: PastPrices,
): HeadlineFacts {
  const { price, fx, meanFees } = reading;
  const priced = conditionsOf(reading, currency);
  const market = usable(priced);
  const chain = withoutPrice(reading, currency);
  const view = usable(chain);
  const coinPrice = price && convert(price.value.usd, 'USD', currency, fx?.value);
  const value =
    market &&
    (wholeHashprice(market.conditions) * market.conditions.coinPrice) /
      market.conditions.coin.baseUnit.perCoin;
  // An old price is compared with what was a day before it, not before now.
  const at = Math.min(now, price?.at ?? now);
  return {
    sats: view && wholeHashprice((market ?? view).conditions),
    hashprice: value,
    // A hashprice that is counted without fees, or half of one, compares with nothing.
    changes: changesOf(
      priced.ok && isWhole(priced.conditions) ? value : undefined,
      at,
      past.hashprice,
    ),
    coinPrice,
    coinChanges: changesOf(coinPrice, at, past.coinPrice),
    feeShare: view && meanFees && meanFees.value / view.conditions.blockReward,
    lowerBound: view !== undefined && !chain.ok,
  };
}

/** @param at - Unix seconds. */
export function changesOf(
  value: number | undefined,
  at: number,
  past: readonly SeriesPoint[],
): readonly Change[] {
  if (value === undefined) return lookBacks.map((days) => ({ days }));
  const points = [...past.filter((point) => point.at < at), { at, value }];
  return lookBacks.map((days) => {
    const change = changeOver(points, { days, now: at });
    return {
      days,
      ratio: change && change.before > 0 ? change.now / change.before - 1 : undefined,
    };
  });
}
