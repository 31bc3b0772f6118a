import { bitcoin } from '../coin/bitcoin.ts';
import { epochNumber } from '../coin/coin.ts';
import { difficultyProblem } from './epoch-agreement.ts';
import type { AgreedEpoch, BlockHeader, KnownDatum } from './reading.ts';

/** A block of Bitcoin's chain that everybody knows, to count from. */
const ANCHOR = { height: 969_696, time: 1_791_011_796 };

/**
 * Blocks, and share of the blocks since the anchor, by which the height may be off ten minutes a
 * block.
 */
const DRIFT = { blocks: 2_000, share: 0.03 };

/** Blocks that a height may jump ahead at once, or fall back (a source that lags, a small reorg). */
const JUMP = { ahead: 6, back: 2 };

/** Standard deviations of the number of blocks in a time that we still believe. */
const LUCK = 4;

/** Seconds by which the rules of consensus let a header's time be ahead. */
const AHEAD_OF_TIME = 7_200;

/**
 * Returns why a height cannot be that of the tip. After an outage it may have moved on by what the
 * time makes plausible.
 *
 * @param known - The tip we last believed, at the time it was last confirmed.
 * @param now - Unix seconds.
 * @returns A few words; undefined when nothing speaks against it.
 */
export function heightProblem(
  height: number,
  known: KnownDatum<BlockHeader> | undefined,
  now: number,
): string | undefined {
  const sinceAnchor = (now - ANCHOR.time) / bitcoin.spacing;
  const byDate = ANCHOR.height + sinceAnchor;
  if (Math.abs(height - byDate) > DRIFT.blocks + DRIFT.share * Math.abs(sinceAnchor)) {
    return `height ${height} does not fit the date (about ${Math.round(byDate)})`;
  }
  if (known === undefined) return undefined;
  const before = known.value.height;
  const expected = Math.max(0, now - known.at) / bitcoin.spacing;
  if (height > before + expected + JUMP.ahead + LUCK * Math.sqrt(expected)) {
    return `height jumps from ${before} to ${height}`;
  }
  if (height < before - JUMP.back) return `height falls from ${before} to ${height}`;
  return undefined;
}

/**
 * Returns why a header cannot be that of the tip, its height being plausible.
 *
 * @param agreed - The epoch that was agreed on last.
 * @param now - Unix seconds.
 * @returns A few words; undefined when nothing speaks against it.
 */
export function headerProblem(
  header: BlockHeader,
  {
    known,
    agreed,
  }: {
    readonly known?: KnownDatum<BlockHeader> | undefined;
    readonly agreed?: AgreedEpoch | undefined;
  },
  now: number,
): string | undefined {
  if (header.time > now + AHEAD_OF_TIME) return `block ${header.height} is from the future`;
  const changes = [known?.value, agreed].some(
    (before) => before && isSameEpoch(header, before) && before.bits !== header.bits,
  );
  return changes ? 'difficulty changes within the epoch' : difficultyProblem(header, agreed);
}

function isSameEpoch(
  one: Pick<BlockHeader, 'height'>,
  other: Pick<BlockHeader, 'height'>,
): boolean {
  return epochNumber(one.height, bitcoin.retarget) === epochNumber(other.height, bitcoin.retarget);
}
