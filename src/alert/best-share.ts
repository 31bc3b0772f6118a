import { epochStart, epochsOf } from '../coin/coin.ts';
import { coinOf } from '../coin/coins.ts';
import type { Reading } from '../market/reading.ts';
import type { PoolLink } from '../pool/link.ts';
import { bestShareOf } from '../pool/rig-work.ts';
import type { RegisteredRig } from '../rig/registered.ts';
import type { Metric } from './types.ts';

/** The share that is the best of a rig since we look. */
interface BestShare {
  /** Difficulty of the share. */
  readonly share: number;
  /** Unix seconds at which a pool first showed it. */
  readonly at: number;
}

/**
 * A share that is so many times as hard as a block says that the pool counts in another unit, or
 * errs: one block in a thousand has one.
 */
const TOO_GOOD = 1_000;

/**
 * Returns the metrics of a rig's best share. A share that was there already when a pool was first
 * asked is none of them, whatever it is: linking a rig is no news of it.
 *
 * @param reading - The market of the rig's coin.
 * @param trustsSample - The sample network counts as well.
 */
export function bestMetrics(
  { id }: Pick<RegisteredRig, 'id'>,
  links: readonly PoolLink[],
  reading: Reading,
  trustsSample: boolean,
): readonly (readonly [Metric, number])[] {
  if (links.every((link) => link.reading === undefined)) return [];
  const best = recordOf(links);
  if (!best) return [[`rig-best:${id}`, 0]];
  const difficulty = difficultyThen(reading, best.at, trustsSample);
  const ratio = difficulty && best.share / difficulty;
  const isKnown = ratio !== undefined && ratio < TOO_GOOD;
  const isBlock = isKnown && ratio >= 1;
  // Another pool had a better one before we looked; a block is news all the same.
  if (!isBlock && best.share < (bestShareOf(links) ?? 0)) return [[`rig-best:${id}`, 0]];
  return [
    [`rig-best:${id}`, best.share],
    ...(isKnown ? [[`rig-block:${id}`, ratio] as const] : []),
  ];
}

function recordOf(links: readonly PoolLink[]): BestShare | undefined {
  const records = links.flatMap(({ reading }) =>
    reading?.bestShare === undefined || reading.bestAt === undefined
      ? []
      : [{ share: reading.bestShare, at: reading.bestAt }],
  );
  return records.toSorted((one, other) => other.share - one.share)[0];
}

/** Returns the difficulty that a block took at that moment, of this epoch or the last; nothing unless it is trusted. */
function difficultyThen(reading: Reading, at: number, trustsSample: boolean): number | undefined {
  const { coin: id, origin, tip, difficulty, epoch } = reading;
  const coin = coinOf(id);
  if (coin.algorithm !== 'SHA-256d' || difficulty?.state !== 'fresh') return undefined;
  if (origin !== 'live' && !trustsSample) return undefined;
  const retarget = epochsOf(coin);
  if (!retarget || !tip || !epoch) return difficulty.value;
  const first = epochStart(tip.value.height, retarget);
  const began = epoch.value.marks.find(({ height }) => height === first)?.time;
  const isOfLast = began !== undefined && at < began;
  return isOfLast ? epoch.value.previousDifficulty : difficulty.value;
}
