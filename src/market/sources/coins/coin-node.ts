import * as z from 'zod';
import { countedFrom, epochStart, epochsOf } from '../../../coin/coin.ts';
import { checked } from '../../../http/http.ts';
import { positive, unixSeconds } from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import { type CoinSource, type ListedCoin, plausibleOf } from './coin-source.ts';

const Answer = z.object({
  result: z.unknown(),
  error: z.object({ code: z.number(), message: z.string() }).nullish(),
});

/** Blocks behind its own headers up to which a node still counts as being up to date. */
const LAG = 5;

/** Blocks over which the pace is looked at: it tells Litecoin's chain from Dogecoin's. */
const PACE_BLOCKS = 144;

/** Ratio to the aimed spacing that the pace may have. */
const PACE = { least: 0.45, most: 2.2 };

/** Seconds of a day, whose mean stands for the difficulty where each block has its own. */
const DAY = 86_400;

/** Asks the operator's own node of a coin, over JSON-RPC. */
export function coinNode(provider: Provider, coin: ListedCoin): CoinSource {
  const plausible = plausibleOf(coin);
  const Info = z.object({
    chain: z.literal(coin.listing.chain ?? 'main', 'is not on the main chain'),
    blocks: plausible.height,
    headers: plausible.height,
    initialblockdownload: z.boolean().default(false),
  });
  const Header = z.object({ time: unixSeconds, difficulty: plausible.difficulty });

  async function call<T>(method: string, params: readonly unknown[], schema: z.ZodType<T>) {
    const answer = await provider.postJson({ jsonrpc: '1.0', id: 0, method, params }, Answer);
    const { error, result } = answer;
    if (error) throw provider.error(`${error.message.slice(0, 100)} (${error.code})`);
    return checked(provider.name, schema, result);
  }
  async function header(height: number) {
    const hash = await call('getblockhash', [height], z.string());
    return { height, ...(await call('getblockheader', [hash], Header)) };
  }

  return {
    provider,
    validates: true,
    async tip() {
      const info = await call('getblockchaininfo', [], Info);
      if (info.initialblockdownload) throw provider.error('is still downloading the chain');
      if (info.headers - info.blocks > LAG) throw provider.error('is catching up with the chain');
      const { blocks: height } = info;
      const tip = await header(height);
      const earlier = await header(height - PACE_BLOCKS);
      const pace = (tip.time - earlier.time) / PACE_BLOCKS / coin.spacing;
      if (pace < PACE.least || pace > PACE.most) {
        throw provider.error(`blocks come at ${pace.toPrecision(2)} times their spacing`);
      }
      const retarget = epochsOf(coin);
      if (!retarget) {
        const day = Math.round(DAY / coin.spacing);
        const hashrate = await call('getnetworkhashps', [day], positive);
        const mean = (hashrate * coin.spacing) / coin.hashesPerDifficulty;
        return {
          height,
          time: tip.time,
          difficulty: checked(provider.name, plausible.difficulty, mean),
        };
      }
      const start = epochStart(height, retarget);
      const counted = await header(countedFrom(start, retarget));
      const before = await header(start - 1);
      return {
        height,
        time: tip.time,
        difficulty: tip.difficulty,
        epoch: {
          marks: [counted, tip].map((mark) => ({ height: mark.height, time: mark.time })),
          previousDifficulty: before.difficulty,
        },
      };
    },
  };
}
