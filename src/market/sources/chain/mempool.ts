import * as z from 'zod';
import { bitcoin } from '../../../coin/bitcoin.ts';
import { checked } from '../../../http/http.ts';
import {
  coinPrice,
  dayFees,
  dayReward,
  height,
  meanBlockFees,
  numeric,
  unixSeconds,
} from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import { type ChainSource, FEE_WINDOW, listedHeaders } from './chain-source.ts';

/** A mempool instance's own price of the coin, which it gathers every few minutes to an hour. */
export interface MempoolPrices {
  /** Unix seconds. */
  readonly at: number;
  /** US dollars per bitcoin. */
  readonly usd: number;
  /** Units of other currencies per bitcoin, by ISO 4217 code; what is unknown is not in it. */
  readonly others: Readonly<Record<string, number>>;
}

export interface MempoolSource extends ChainSource {
  readonly meanFees: NonNullable<ChainSource['meanFees']>;
  prices(): Promise<MempoolPrices>;
}

/** Statistics of rewards: the sums come as strings, in satoshi. */
const RewardStats = z.object({
  startBlock: height,
  endBlock: height,
  totalReward: dayReward,
  totalFee: dayFees,
});

/**
 * Prices in dollars and other currencies; a price among the others that is "unknown" (−1), or makes
 * no sense, is left out.
 */
const Prices = z
  .object({ time: unixSeconds, USD: coinPrice })
  .catchall(z.unknown())
  .transform(({ time, USD, ...others }): MempoolPrices => {
    const known = Object.entries(others).flatMap(([currency, told]) => {
      const price = numeric.safeParse(told).data;
      return price !== undefined && price > 0 ? [[currency, price] as const] : [];
    });
    return { at: time, usd: USD, others: Object.fromEntries(known) };
  });

/**
 * Blocks by which the window's end may lie off the tip: the statistics are cached for two minutes.
 */
const WINDOW_LAG = 3;

/**
 * Share of the subsidies that may be unclaimed: a miner may claim less than he is allowed to; it
 * happens, for small amounts.
 */
const UNCLAIMED = 0.001;

/** Asks an instance of mempool for the chain: mempool.space, one like it, or one's own. */
export function mempool(provider: Provider): MempoolSource {
  return {
    provider,
    tipHeight: () => provider.getText('blocks/tip/height', height),
    headers: (from) => listedHeaders(provider, 'v1/blocks', from),
    async meanFees(tipHeight) {
      const stats = await provider.getJson(`v1/mining/reward-stats/${FEE_WINDOW}`, RewardStats);
      const { startBlock, endBlock, totalReward, totalFee } = stats;
      if (Math.abs(endBlock - tipHeight) > WINDOW_LAG || endBlock - startBlock + 1 !== FEE_WINDOW) {
        throw provider.error(
          `fees are of blocks ${startBlock} to ${endBlock}, tip is ${tipHeight}`,
        );
      }
      const claimed = (totalReward - totalFee) / sumOfSubsidies(startBlock, endBlock);
      if (claimed > 1 || claimed < 1 - UNCLAIMED) {
        throw provider.error('rewards less fees are not the subsidies');
      }
      return checked(provider.name, meanBlockFees, totalFee / FEE_WINDOW);
    },
    prices: () => provider.getJson('v1/prices', Prices),
  };
}

function sumOfSubsidies(first: number, last: number): number {
  let sum = 0;
  for (let height = first; height <= last; height += 1) sum += bitcoin.subsidyAt(height);
  return sum;
}
