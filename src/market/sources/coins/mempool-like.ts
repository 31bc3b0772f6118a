import { countedFrom, epochStart, epochsOf } from '../../../coin/coin.ts';
import { checked } from '../../../http/http.ts';
import { height as blockHeight } from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import { difficultyOfBits } from '../../../mining/compact-bits.ts';
import { listedHeaders } from '../chain/chain-source.ts';
import { type CoinSource, type ListedCoin, plausibleOf } from './coin-source.ts';

/**
 * Asks a mempool-compatible explorer of another coin. Its own forecast goes by Bitcoin's spacing in old
 * versions: headers are all that is asked for.
 */
export function mempoolLike(provider: Provider, coin: ListedCoin): CoinSource {
  const plausible = plausibleOf(coin);
  const retarget = epochsOf(coin);
  let start: Awaited<ReturnType<typeof listedHeaders>> | undefined;

  return {
    provider,
    async tip() {
      const height = checked(
        provider.name,
        plausible.height,
        await provider.getText('blocks/tip/height', blockHeight),
      );
      const headers = await listedHeaders(provider, 'v1/blocks', height);
      const [tip] = headers;
      const difficulty = checked(provider.name, plausible.difficulty, difficultyOfBits(tip.bits));
      if (!retarget) return { height, time: tip.time, difficulty };
      const first = epochStart(height, retarget);
      // It tells the blocks below as well, those of the epoch before.
      if (start?.[0].height !== first) start = await listedHeaders(provider, 'v1/blocks', first);
      const counted = start.find((header) => header.height === countedFrom(first, retarget));
      const before = start.find((header) => header.height === first - 1);
      return {
        height,
        time: tip.time,
        difficulty,
        epoch: {
          marks: [...(counted ? [counted] : []), { height, time: tip.time }],
          previousDifficulty: before && difficultyOfBits(before.bits),
        },
      };
    },
  };
}
