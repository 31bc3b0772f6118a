import * as z from 'zod';
import { positive } from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import type { Clock } from '../../../time/clock.port.ts';
import type { Pair, PriceSource } from '../price/price-source.ts';
import { type CoinSource, type ListedCoin, plausibleOf } from './coin-source.ts';

/** Ratio by which hashrate and reward may be off what follows from difficulty and DAA score. */
const TOLERANCE = { hashrate: 0.05, reward: 0.06 };

/** Seconds that the median of past blocks may be old; it is half a minute behind by nature. */
const LONGEST_BEHIND = 900;

/** Since 2021, when Kaspa began, and until 2286: seconds don't pass for them. */
const unixMilliseconds = z
  .number()
  .min(1_600_000_000_000, 'expected unix milliseconds')
  .max(9_999_999_999_999, 'expected unix milliseconds')
  .transform((told) => Math.floor(told / 1_000));

/** Terahashes per second, in which the current hashrate is told; the history tells kilohashes. */
const TERA = 1e12;

/**
 * Asks api.kaspa.org, or one's own kaspa-rest-server. Counters come as strings; the hashrate is worked
 * out of the difficulty there, so that it proves the unit.
 */
export function kaspaApi(
  provider: Provider,
  { coin, clock }: { readonly coin: ListedCoin; readonly clock: Clock },
): CoinSource {
  const plausible = plausibleOf(coin);
  const Dag = z.object({
    networkName: z.literal('kaspa-mainnet'),
    difficulty: plausible.difficulty,
    pastMedianTime: positive.pipe(unixMilliseconds),
    virtualDaaScore: plausible.height,
  });
  const Hashrate = z.object({ hashrate: positive });
  const Reward = z.object({ blockreward: positive });
  return {
    provider,
    async tip() {
      const [dag, { hashrate }, { blockreward }] = await Promise.all([
        provider.getJson('info/blockdag', Dag),
        provider.getJson('info/hashrate', Hashrate),
        provider.getJson('info/blockreward', Reward),
      ]);
      const { difficulty, pastMedianTime: time, virtualDaaScore: height } = dag;
      const implied = (difficulty * coin.hashesPerDifficulty) / coin.spacing;
      if (Math.abs((hashrate * TERA) / implied - 1) > TOLERANCE.hashrate) {
        throw provider.error('hashrate does not fit the difficulty');
      }
      const subsidy = coin.subsidyAt(height) / coin.baseUnit.perCoin;
      // The next step may have come between two answers.
      if (Math.abs(blockreward / subsidy - 1) > TOLERANCE.reward) {
        throw provider.error(`block reward ${blockreward} is not that of the DAA score`);
      }
      if (clock() - time > LONGEST_BEHIND) throw provider.error('is behind the chain');
      return { height, time, difficulty };
    },
  };
}

/** Asks the same for its price, which it gathers every minute. */
export function kaspaPrice(provider: Provider, { usd }: Pick<Pair, 'usd'>): PriceSource {
  const Price = z.object({ price: usd });
  return {
    provider,
    quote: async () => ({ usd: (await provider.getJson('info/price', Price)).price }),
  };
}
