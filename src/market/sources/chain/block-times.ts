import * as z from 'zod';
import { bitcoin } from '../../../coin/bitcoin.ts';
import { epochNumber, epochStart } from '../../../coin/coin.ts';
import { tryAsk } from '../../../http/try-ask.ts';
import { difficultyOfBits } from '../../../mining/compact-bits.ts';
import type { BlockMark } from '../../../mining/retarget.ts';
import { canBecome } from '../../epoch-agreement.ts';
import type { BlockHeader, EpochMarks } from '../../reading.ts';
import { type BlockMemory, isBuried } from './block-memory.ts';
import type { ChainSource } from './chain-source.ts';

/** The facts that are remembered of a block. */
export const BlockFact = z.object({ time: z.number(), bits: z.number() });
type BlockFact = z.infer<typeof BlockFact>;

/** Blocks between two marks: about a day. */
const STEP = 144;

/**
 * Seconds by which a block may be earlier than one below it: each must be later than most of the 11
 * before it, and none more than two hours ahead of the clocks.
 */
const DISORDER = 7_200;

/** Requests under way at once. */
const AT_ONCE = 4;

/**
 * The block times that the retarget forecast needs: the epoch's first block and every 144th of this
 * epoch and the one before. They don't change, so each is asked for once: some 20 requests when
 * nothing is known, one a day after that.
 */
export interface BlockTimes {
  /**
   * Asks for what is missing, as far as the source gives it.
   *
   * @param near - Headers that are at hand already, the tip's among them.
   */
  marks(tip: BlockHeader, near: readonly BlockHeader[], chain: ChainSource): Promise<EpochMarks>;
}

export function createBlockTimes(memory: BlockMemory<BlockFact>): BlockTimes {
  return {
    async marks(tip, near, chain) {
      const start = epochStart(tip.height, bitcoin.retarget);
      const wanted = wantedHeights(tip.height, start);
      const stored = await memory.all();
      // These blocks have bits that were once told of the epoch, but aren't the epoch's.
      const refuted = [...stored].flatMap(([height, { bits }]) =>
        hasBitsOfEpoch({ height, bits }, tip) ? [] : [height],
      );
      await memory.forget(refuted);
      const known = new Map<number, BlockFact>(await memory.all());
      const learn = ({ height, time, bits }: BlockHeader) => known.set(height, { time, bits });
      near.filter((header) => hasBitsOfEpoch(header, tip)).forEach(learn);

      const missing = wanted.filter((height) => !known.has(height));
      if (missing.length > 0) {
        // The headers that came before a failure count all the same.
        await tryAsk(chain.provider, 'epoch', async () => {
          await fetchAll(missing, tip, chain, learn);
          const [height] = doubtful(known);
          if (height !== undefined) throw chain.provider.error(outOfOrder(height));
        });
      }
      const wrong = doubtful(known);
      for (const height of wrong) known.delete(height);
      await memory.forget(wrong);
      const facts = wanted.flatMap((height) => {
        const fact = known.get(height);
        return fact ? [[height, fact] as const] : [];
      });
      await memory.remember(
        facts.filter(([height]) => isBuried(height, tip.height)),
        start - bitcoin.retarget.blocks,
      );
      return epochMarks(facts, tip, start);
    },
  };
}

/**
 * Returns the wanted heights, the most needed first: without the epoch's first block there is no
 * forecast at all.
 */
function wantedHeights(tip: number, start: number): readonly number[] {
  const heights = [start];
  for (
    let height = start + 2 * bitcoin.retarget.blocks - STEP;
    height >= start - bitcoin.retarget.blocks;
    height -= STEP
  ) {
    if (height !== start && isBuried(height, tip)) heights.push(height);
  }
  return heights;
}

async function fetchAll(
  heights: readonly number[],
  tip: BlockHeader,
  chain: ChainSource,
  learn: (header: BlockHeader) => void,
): Promise<void> {
  const queue = [...heights];
  const work = async () => {
    for (let height = queue.shift(); height !== undefined; height = queue.shift()) {
      try {
        const [header, ...below] = await chain.headers(height);
        check(header, below, tip, chain);
        learn(header);
      } catch (error) {
        queue.length = 0;
        throw error;
      }
    }
  };
  const done = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  for (const result of done) if (result.status === 'rejected') throw result.reason;
}

function check(
  header: BlockHeader,
  below: readonly BlockHeader[],
  tip: BlockHeader,
  { provider }: ChainSource,
): void {
  if (!hasBitsOfEpoch(header, tip)) {
    throw provider.error(`block ${header.height} has another difficulty than its epoch`);
  }
  if (below.some(({ time }) => header.time < time - DISORDER)) {
    throw provider.error(outOfOrder(header.height));
  }
}

function hasBitsOfEpoch(
  { height, bits }: Pick<BlockHeader, 'height' | 'bits'>,
  tip: BlockHeader,
): boolean {
  const sameEpoch =
    epochNumber(height, bitcoin.retarget) === epochNumber(tip.height, bitcoin.retarget);
  return !sameEpoch || bits === tip.bits;
}

/**
 * Returns blocks that are later than one above them, or earlier than one below, by more than can
 * be. The one that disagrees with most others goes first; of two that only disagree with each
 * other, both go.
 */
function doubtful(facts: ReadonlyMap<number, BlockFact>): readonly number[] {
  const left = new Map(facts);
  const wrong: number[] = [];
  for (;;) {
    const clashes = [...left].map(
      ([height, { time }]) =>
        [
          height,
          [...left].filter(([other, fact]) =>
            height < other ? time > fact.time + DISORDER : time < fact.time - DISORDER,
          ).length,
        ] as const,
    );
    const most = Math.max(...clashes.map(([, count]) => count));
    if (!(most > 0)) return wrong;
    for (const [height, count] of clashes) {
      if (count < most) continue;
      wrong.push(height);
      left.delete(height);
    }
  }
}

const outOfOrder = (height: number) => `the time of block ${height} is out of order`;

function epochMarks(
  facts: readonly (readonly [number, BlockFact])[],
  tip: BlockHeader,
  start: number,
): EpochMarks {
  const byHeight = new Map<number, BlockMark>(
    facts.map(([height, { time }]) => [height, { height, time }]),
  );
  byHeight.set(tip.height, { height: tip.height, time: tip.time });
  const before = facts.find(([height]) => height < start);
  const difficulty = before && difficultyOfBits(before[1].bits);
  const isPossible = difficulty !== undefined && isNextOf(difficulty, tip);
  const possible = [...byHeight.values()].filter(({ height }) => isPossible || height >= start);
  return {
    marks: possible.toSorted((a, b) => a.height - b.height),
    previousDifficulty: isPossible ? difficulty : undefined,
  };
}

/** Tells whether the difficulty of a tip can follow that of the epoch before. */
function isNextOf(before: number, { height, bits }: BlockHeader): boolean {
  const difficulty = difficultyOfBits(bits);
  const previous = { height: height - bitcoin.retarget.blocks, difficulty: before };
  return difficulty !== undefined && canBecome(previous, { height, difficulty });
}
