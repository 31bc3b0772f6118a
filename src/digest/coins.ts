import { type Coin, epochsOf, type Reduction } from '../coin/coin.ts';
import { coinOf } from '../coin/coins.ts';
import { forecastOf } from '../market/conditions.ts';
import type { Reading } from '../market/reading.ts';
import { expectedTime } from '../mining/network.ts';
import type { RetargetForecast } from '../mining/retarget.ts';
import { DAY } from '../time/seconds.ts';
import {
  type Change,
  changesOf,
  type HeadlineFacts,
  headlineFacts,
  type PastPrices,
} from './headline.ts';

/** A coin besides the usual one, as a digest looks at it. */
export interface OtherCoin {
  readonly reading: Reading;
  readonly past: PastPrices;
}

/** The facts of a coin's section. */
export interface CoinFacts extends HeadlineFacts {
  readonly coin: Coin;
  readonly reading: Reading;
  readonly difficulty: number;
  readonly difficultyChanges: readonly Change[];
  /** Absent where the difficulty changes with every block. */
  readonly forecast?: RetargetForecast | undefined;
  /** The next fall of the reward, where it is near. */
  readonly reduction?: (Reduction & { readonly at: number }) | undefined;
}

/** Seconds before a fall of the reward at which a digest begins to tell of it. */
const NEARS = { halving: 90 * DAY, step: 7 * DAY };

/**
 * Returns the facts of coins, without those of which the market says nothing.
 *
 * @param now - Unix seconds.
 */
export function coinsFacts(
  coins: readonly OtherCoin[],
  now: number,
  currency: string,
): readonly CoinFacts[] {
  return coins.flatMap(({ reading, past }) => {
    const headline = headlineFacts(reading, now, currency, past);
    const { tip, difficulty } = reading;
    if (headline.sats === undefined || !tip || !difficulty) return [];
    const coin = coinOf(reading.coin);
    const next = coin.nextReduction(tip.value.height);
    const at = next && expectedTime({ coin, blocksLeft: next.blocksLeft, now });
    const isNear = at !== undefined && at - now <= NEARS[coin.reduction];
    return [
      {
        ...headline,
        coin,
        reading,
        difficulty: difficulty.value,
        difficultyChanges: changesOf(difficulty.value, now, past.difficulty ?? []),
        forecast: epochsOf(coin) && forecastOf(reading, now),
        reduction: next && isNear ? { ...next, at } : undefined,
      },
    ];
  });
}
