import { bitcoin } from '../src/coin/bitcoin.ts';

const { blocks: BLOCKS_PER_EPOCH } = bitcoin.retarget;

/** Blocks that the moving window of the first quarter reaches back. */
const WINDOW = 503;

interface MempoolQuestion {
  readonly height: number;
  /** Unix seconds: of the epoch's first block, of the tip, and of the question. */
  readonly firstTime: number;
  readonly tipTime: number;
  readonly now: number;
  /** Unix seconds of the block 503 before the tip, where known. */
  readonly windowTime?: number | undefined;
  /** Difficulty of the running epoch ÷ that of the one before, where known. */
  readonly lastRatio?: number | undefined;
}

/**
 * The estimate mempool.space shows, for comparison only; written from its behaviour, none of its
 * code. Early in an epoch: the pace of the last 503 blocks, the part in the old epoch stretched by
 * the last change. Later: the pace since the epoch began, counting the block being mined.
 *
 * @returns Ratio new/old difficulty, 0.25 to 4.
 */
export function mempoolRatio(question: MempoolQuestion): number {
  const { height, firstTime, tipTime, now, windowTime, lastRatio } = question;
  const done = height % BLOCKS_PER_EPOCH;
  const elapsed = (done === BLOCKS_PER_EPOCH - 1 ? tipTime : now) - firstTime;
  const windowed = done < WINDOW && windowTime !== undefined && lastRatio !== undefined;
  const spacing = windowed
    ? (elapsed + (firstTime - windowTime) * lastRatio) / (WINDOW + 1)
    : elapsed / (done + 1);
  return Math.min(4, Math.max(1 / 4, bitcoin.spacing / spacing));
}
