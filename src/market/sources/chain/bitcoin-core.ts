import * as z from 'zod';
import { bitcoin } from '../../../coin/bitcoin.ts';
import { checked } from '../../../http/http.ts';
import {
  blockFees,
  difficulty,
  height,
  meanBlockFees,
  positive,
  unixSeconds,
} from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import { type BlockMemory, isBuried } from './block-memory.ts';
import { type ChainSource, checkedHeader, FEE_WINDOW } from './chain-source.ts';

/** An answer is also the body of HTTP 500, which is how Core answers a call that failed. */
const Answer = z.object({
  id: z.number().nullish(),
  result: z.unknown(),
  error: z.object({ code: z.number(), message: z.string() }).nullish(),
});

const ChainInfo = z.object({
  chain: z.string(),
  blocks: height,
  headers: height,
  initialblockdownload: z.boolean(),
});

const Header = z.object({
  time: unixSeconds,
  bits: z
    .string()
    .regex(/^[0-9a-f]{8}$/i)
    .transform((hex) => Number.parseInt(hex, 16)),
  difficulty,
});

/** Fees of a block, in satoshi. */
export const BlockFees = blockFees;

/** Statistics of a block, in satoshi. */
const BlockStats = z.object({ height, subsidy: positive, totalfee: BlockFees });

/** Blocks behind its own headers up to which a node still counts as being up to date. */
const LAG = 2;

/**
 * Blocks in a batch and seconds to wait for `getblockstats`, which reads whole blocks from disk:
 * few at a time, and with patience.
 */
const STATS = { batch: 24, timeout: 30 };

/**
 * Asks one's own node, over JSON-RPC.
 *
 * @param fees - The memory of blocks' fees, so that each is asked for once.
 */
export function bitcoinCore(provider: Provider, fees: BlockMemory<number>): Required<ChainSource> {
  async function call<T>(method: string, params: readonly unknown[], schema: z.ZodType<T>) {
    const answer = await provider.postJson({ jsonrpc: '1.0', id: 0, method, params }, Answer);
    return resultOf(answer, schema, provider);
  }

  async function feesOf(heights: readonly number[]): Promise<(readonly [number, number])[]> {
    const calls = heights.map((height, id) => ({
      jsonrpc: '1.0',
      id,
      method: 'getblockstats',
      params: [height, ['height', 'subsidy', 'totalfee']],
    }));
    const answers = await provider.postJson(calls, Answer.or(z.array(Answer)), STATS.timeout);
    // A node that is warming up answers the whole batch with one error.
    return [answers].flat().map((answer) => {
      const { height, subsidy, totalfee } = resultOf(answer, BlockStats, provider);
      if (subsidy !== bitcoin.subsidyAt(height))
        throw provider.error(`subsidy ${subsidy} at ${height}`);
      return [height, totalfee] as const;
    });
  }

  return {
    provider,
    validates: true,
    async tipHeight() {
      const info = await call('getblockchaininfo', [], ChainInfo);
      if (info.chain !== 'main') throw provider.error(`is on chain "${info.chain}", not on main`);
      if (info.initialblockdownload) throw provider.error('is still downloading the chain');
      if (info.headers - info.blocks > LAG) throw provider.error('is catching up with the chain');
      return info.blocks;
    },
    async headers(height) {
      const hash = await call('getblockhash', [height], z.string());
      const { time, bits, difficulty } = await call('getblockheader', [hash], Header);
      return [checkedHeader({ height, time, bits }, difficulty, provider)];
    },
    async meanFees(tipHeight) {
      const oldest = tipHeight - FEE_WINDOW + 1;
      const known = new Map(await fees.all());
      const heights = Array.from({ length: FEE_WINDOW }, (_, index) => oldest + index);
      const missing = heights.filter((height) => !known.has(height));
      for (let from = 0; from < missing.length; from += STATS.batch) {
        const found = await feesOf(missing.slice(from, from + STATS.batch));
        for (const [height, fee] of found) known.set(height, fee);
        await fees.remember(
          found.filter(([height]) => isBuried(height, tipHeight)),
          oldest,
        );
      }
      const window = heights.map((height) => known.get(height));
      const sum = window.reduce<number>((total, fee, index) => {
        if (fee === undefined) throw provider.error(`no fees of block ${heights[index]}`);
        return total + fee;
      }, 0);
      return checked(provider.name, meanBlockFees, sum / FEE_WINDOW);
    },
  };
}

function resultOf<T>(answer: z.infer<typeof Answer>, schema: z.ZodType<T>, provider: Provider): T {
  const { error, result } = answer;
  if (error) throw provider.error(`${error.message.slice(0, 100)} (${error.code})`);
  return checked(provider.name, schema, result);
}
