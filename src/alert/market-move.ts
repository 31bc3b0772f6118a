import { type CoinId, coinOf } from '../coin/coins.ts';
import type { HistoryPoint } from '../market/history.ts';
import type { Reading } from '../market/reading.ts';
import type { Conditions } from '../mining/economics.ts';
import { convert } from '../money/currency.ts';
import { isBeyond } from './levels.ts';
import type { MetricParts } from './metric.ts';
import type { Side } from './types.ts';

/** The market that the income of a rig hangs on, at one moment. */
export type PastMarket = Required<{
  readonly [K in Exclude<keyof HistoryPoint, 'merged'>]: number;
}>;

/** The part of the market that a move can come from. */
type CauseKind = 'price' | 'difficulty' | 'fees' | 'subsidy';

interface Cause {
  readonly kind: CauseKind;
  /** Change of that part itself, a ratio less 1. */
  readonly change: number;
}

/** The move of the market before an alert fired. */
export interface MarketMove {
  readonly before: PastMarket;
  /** Seconds from `before` to the present reading. */
  readonly lasted: number;
  /** Value of the measure after the move, divided by the one before. */
  readonly ratio: number;
  /** Causes, the strongest first; never empty. */
  readonly causes: readonly Cause[];
}

/** A change that is smaller is no news, a ratio less 1. */
const LEAST_CHANGE = 0.005;
/** Share of the whole move that is worth a word. */
const LEAST_SHARE = 0.25;
/** Share of the largest move that the latest moment has to account for. */
const NEARLY_ALL = 0.9;

/** Returns the points of which everything is known. Fees of 0 have no ratio, and tell nothing. */
export function completePoints(
  points: readonly HistoryPoint[],
  coin: CoinId,
): readonly PastMarket[] {
  return points.flatMap(({ at, height, difficulty, meanFees: known, usd }) => {
    const meanFees = feesCounted(known, coin);
    return height === undefined || !difficulty || meanFees === undefined || !usd
      ? []
      : [{ at, height, difficulty, meanFees, usd }];
  });
}

/** Returns the fees of a block as they count: nothing of those that are left out, and never 0 of others. */
function feesCounted(known: number | undefined, coin: CoinId): number | undefined {
  return coinOf(coin).fees === 'left-out' ? 0 : known || undefined;
}

/**
 * Returns how something got where it is: the shortest stretch in which nearly all of the way was gone.
 *
 * @param trail - In order of time.
 * @returns Nothing where it is not known, or nothing much happened.
 */
export function marketMove(
  measure: MetricParts['measure'],
  side: Side,
  reading: Reading,
  trail: readonly PastMarket[],
): MarketMove | undefined {
  const now = presentMarket(reading);
  const { merged } = coinOf(reading.coin);
  // A move of the coin that is mined along isn't followed.
  if (
    !now ||
    measure === 'forecast' ||
    measure === 'difficulty' ||
    (merged && measure === 'hashprice')
  )
    return undefined;
  const past = trail.filter(({ at }) => at < now.at);
  const towards = side === 'below' ? -1 : 1;
  const wayFrom = (point: PastMarket) =>
    towards * sum(contributions(measure, point, now, reading.coin));
  const longest = Math.max(...past.map(wayFrom));
  if (!(longest > Math.log1p(LEAST_CHANGE))) return undefined;
  const before = past.findLast((point) => wayFrom(point) >= NEARLY_ALL * longest);
  if (!before) return undefined;
  const parts = contributions(measure, before, now, reading.coin).map((part) => ({
    ...part,
    way: towards * part.way,
  }));
  const causes = parts
    .filter(({ way }) => way >= LEAST_SHARE * wayFrom(before))
    .toSorted((one, other) => other.way - one.way)
    .map(({ kind, change }) => ({ kind, change }));
  if (causes.length === 0) return undefined;
  const ratio = Math.exp(towards * wayFrom(before));
  return { before, lasted: now.at - before.at, ratio, causes };
}

/** Tells whether something stood on the other side of a level before the move, or at it. */
export function hasCrossed(
  { ratio }: MarketMove,
  { side, level, value }: { readonly side: Side; readonly level: number; readonly value: number },
): boolean {
  return !isBeyond(side, level, value / ratio);
}

/**
 * Returns the conditions of that moment, in a currency. Rates of exchange are the present ones.
 *
 * @returns Nothing where other rates held then.
 */
export function conditionsThen(
  { at, height, difficulty, meanFees, usd }: PastMarket,
  reading: Reading,
  currency: string,
): Conditions | undefined {
  const { fx } = reading;
  if (currency !== 'USD' && !(fx && fx.at <= at)) return undefined;
  const coinPrice = convert(usd, 'USD', currency, fx?.value);
  if (coinPrice === undefined) return undefined;
  const coin = coinOf(reading.coin);
  const blockReward = coin.subsidyAt(height + 1) + meanFees;
  return { coin, difficulty, blockReward, coinPrice };
}

/**
 * Returns how a measure changed from one moment to another, by cause: natural logarithms of ratios.
 */
function contributions(
  measure: MetricParts['measure'],
  before: PastMarket,
  now: PastMarket,
  coinId: Reading['coin'],
): readonly (Cause & { readonly way: number })[] {
  const change = (part: 'usd' | 'difficulty' | 'meanFees') => now[part] / before[part] - 1;
  const price = { kind: 'price', change: change('usd'), way: Math.log1p(change('usd')) } as const;
  const fees = { kind: 'fees', change: change('meanFees') } as const;
  if (measure === 'price') return [price];
  if (measure === 'fees') return [{ ...fees, way: Math.log1p(fees.change) }];
  const coin = coinOf(coinId);
  const subsidies = {
    before: coin.subsidyAt(before.height + 1),
    now: coin.subsidyAt(now.height + 1),
  };
  const half = subsidies.now + before.meanFees;
  return [
    price,
    {
      kind: 'difficulty',
      change: change('difficulty'),
      way: -Math.log1p(change('difficulty')),
    },
    { ...fees, way: Math.log((subsidies.now + now.meanFees) / half) },
    {
      kind: 'subsidy',
      change: subsidies.now / subsidies.before - 1,
      way: Math.log(half / (subsidies.before + before.meanFees)),
    },
  ];
}

function sum(parts: readonly { readonly way: number }[]): number {
  return parts.reduce((total, { way }) => total + way, 0);
}

function presentMarket(reading: Reading): PastMarket | undefined {
  const { coin, tip, difficulty, price } = reading;
  const meanFees = feesCounted(reading.meanFees?.value, coin);
  if (!tip || !difficulty || meanFees === undefined || !price) return undefined;
  return {
    at: price.at,
    height: tip.value.height,
    difficulty: difficulty.value,
    meanFees,
    usd: price.value.usd,
  };
}
