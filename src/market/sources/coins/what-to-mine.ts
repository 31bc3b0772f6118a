import * as z from 'zod';
import { epochsOf } from '../../../coin/coin.ts';
import { positive, unixSeconds } from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import type { Clock } from '../../../time/clock.port.ts';
import { HOUR } from '../../../time/seconds.ts';
import { type CoinSource, type ListedCoin, plausibleOf } from './coin-source.ts';

/** Ratio by which network hashrate and difficulty may be apart: blocks come faster or slower for hours. */
const SAME_UNIT = 4;

/** Ratio to the subsidy that a block's reward may have: fees are little, and never below nothing. */
const REWARD = { least: 0.999, most: 1.5 };

/**
 * Asks WhatToMine, which gathers the data of many coins every few minutes. Some of its numbers are
 * strings; it says by itself when it is behind a chain.
 */
export function whatToMine(
  provider: Provider,
  {
    coin,
    number,
    clock,
  }: {
    readonly coin: ListedCoin;
    /** WhatToMine's number of the coin. */
    readonly number: number;
    readonly clock: Clock;
  },
): CoinSource {
  const { height, difficulty } = plausibleOf(coin);
  const Answer = z.object({
    tag: z.literal(coin.symbol),
    block_reward: positive,
    last_block: height,
    difficulty,
    difficulty24: difficulty,
    nethash: positive,
    lagging: z.boolean(),
    timestamp: unixSeconds,
  });
  return {
    provider,
    async tip() {
      const answer = await provider.getJson(`coins/${number}.json`, Answer);
      if (answer.lagging) throw provider.error('is behind the chain');
      if (clock() - answer.timestamp > HOUR) throw provider.error('data are too old');
      const reward = answer.block_reward / coin.subsidyAt(answer.last_block + 1);
      const inCoins = reward * coin.baseUnit.perCoin;
      if (inCoins < REWARD.least || inCoins > REWARD.most) {
        throw provider.error(`block reward ${answer.block_reward} is not the subsidy`);
      }
      const implied = (answer.difficulty * coin.hashesPerDifficulty) / coin.spacing;
      if (Math.abs(Math.log(answer.nethash / implied)) > Math.log(SAME_UNIT)) {
        throw provider.error('hashrate and difficulty are in different units');
      }
      return {
        height: answer.last_block,
        time: answer.timestamp,
        // One block says little where each has a difficulty of its own.
        difficulty: epochsOf(coin) ? answer.difficulty : answer.difficulty24,
      };
    },
  };
}
