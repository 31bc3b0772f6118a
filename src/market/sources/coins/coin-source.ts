import * as z from 'zod';
import type { Coin, Listing } from '../../../coin/coin.ts';
import { positive } from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import type { EpochMarks } from '../../reading.ts';

/** A coin that is found through its listing. */
export type ListedCoin = Coin & { readonly listing: Listing };

/** Returns a coin with its listing. @throws Error for one that has none. */
export function listed(coin: Coin): ListedCoin {
  const { listing } = coin;
  if (!listing) throw new Error(`nobody tells of ${coin.id}`);
  return { ...coin, listing };
}

/** The end of a coin's chain as one source tells it. */
export interface CoinTip {
  /** The height of the last block; Kaspa's DAA score. */
  readonly height: number;
  /** Unix seconds of the last block, or of the answer where it doesn't tell. */
  readonly time: number;
  /** Network difficulty, dimensionless; a mean of the day where single blocks say little. */
  readonly difficulty: number;
  /** Blocks of the running epoch and the one before, for a coin that has epochs. */
  readonly epoch?: EpochMarks | undefined;
}

/** A view of a coin's chain. `tip` throws SourceError; the caller runs it in `provider.attempt`. */
export interface CoinSource {
  readonly provider: Provider;
  /** Whether it is the operator's own node: nobody else has to bear it out. */
  readonly validates?: boolean;
  tip(): Promise<CoinTip>;
}

/** Heights far beyond those of a century, at ten blocks a second. */
const MOST_HEIGHT = 1e11;

/** Returns what the numbers of a coin can be: a number outside is another coin's, or in another unit. */
export function plausibleOf({ listing: { plausible, passedHeight } }: ListedCoin) {
  const { difficulty, usd } = plausible;
  return {
    difficulty: positive.pipe(z.number().min(difficulty.least).max(difficulty.most)),
    usd: positive.pipe(z.number().min(usd.least).max(usd.most)),
    height: positive.pipe(z.number().int().min(passedHeight).max(MOST_HEIGHT)),
  };
}
