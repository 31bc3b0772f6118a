import { bitcoin } from '../coin/bitcoin.ts';
import { epochNumber } from '../coin/coin.ts';
import { difficultyOfBits } from './compact-bits.ts';
import listed from './difficulty-epochs.json' with { type: 'json' };

export interface DifficultyEpoch {
  /** Height of the epoch's first block. */
  readonly height: number;
  /** Difficulty of its blocks, dimensionless. */
  readonly difficulty: number;
  /** Unix seconds of its first block, by the header or estimated; see {@link reckoned}. */
  readonly start: number;
}

const { blocks: BLOCKS, intervals: INTERVALS } = bitcoin.retarget;
/** Seconds that an epoch's intervals are compared with, by consensus. */
const TARGET_SPAN = BLOCKS * bitcoin.spacing;

/** A constant, made when first asked for: importing a module does nothing, and few ask for it. */
let known: ReadonlyMap<number, DifficultyEpoch> | undefined;

/** Returns the known epochs by number, in order; there are gaps. */
function epochs(): ReadonlyMap<number, DifficultyEpoch> {
  known ??= new Map(listed.runs.flatMap(epochsOf));
  return known;
}

/**
 * Returns Bitcoin's difficulty at a height, from the list at hand, without a network.
 *
 * @returns Nothing for an epoch that isn't on the list.
 */
export function difficultyAt(height: number): number | undefined {
  return epochs().get(epochNumber(height, bitcoin.retarget))?.difficulty;
}

/** Returns the last epoch on the list that began at or below a height. */
export function epochKnownBefore(height: number): DifficultyEpoch | undefined {
  return [...epochs().values()].findLast((epoch) => epoch.height <= height);
}

/**
 * Returns the known epochs that began at or after `from` and before `to`, unix seconds, in order.
 */
export function epochsBetween(from: number, to: number): readonly DifficultyEpoch[] {
  return [...epochs().values()].filter(({ start }) => start >= from && start < to);
}

type Run = (typeof listed.runs)[number];

function epochsOf(run: Run): readonly (readonly [number, DifficultyEpoch])[] {
  const words = (lines: readonly string[]) => lines.join(' ').split(' ');
  const bits = words(run.bits).map((hex) => Number.parseInt(hex, 16));
  const difficulties = bits.flatMap((compact) => difficultyOfBits(compact) ?? []);
  const times = words(run.starts).map(Number);
  const starts = reckoned(difficulties, times, run.startsFrom - run.epoch);
  return difficulties.map((difficulty, index) => {
    const number = run.epoch + index;
    const height = number * BLOCKS;
    return [number, { height, difficulty, start: starts[index] ?? Number.NaN }];
  });
}

/**
 * Returns the starts of all epochs, those before and after the known ones estimated, each from its
 * neighbour. Where neither the limits of ÷4 and ×4 nor difficulty 1 came in between (they did until
 * 2010 only), the change of difficulty tells the time from an epoch's first to its last block to a
 * second or two. The wait for the block after that is unknown; the pace of the epoch stands in for
 * it. Over the 402 changes to check it by, the estimate was wrong by 11 minutes in the mean square
 * and 72 at most; over 44 epochs in a row the errors added up to two hours at most.
 *
 * @param offset - Index of the epoch that began at the first of `times`.
 */
function reckoned(
  difficulties: readonly number[],
  times: readonly number[],
  offset: number,
): readonly number[] {
  const starts = new Map(times.map((time, index) => [offset + index, time]));
  const lengthOf = (index: number) => {
    const ratio = (difficulties[index + 1] ?? Number.NaN) / (difficulties[index] ?? Number.NaN);
    return (TARGET_SPAN / ratio) * (BLOCKS / INTERVALS);
  };
  for (let index = offset + times.length; index < difficulties.length; index += 1) {
    starts.set(index, (starts.get(index - 1) ?? Number.NaN) + lengthOf(index - 1));
  }
  for (let index = offset - 1; index >= 0; index -= 1) {
    starts.set(index, (starts.get(index + 1) ?? Number.NaN) - lengthOf(index));
  }
  return difficulties.map((_, index) => Math.round(starts.get(index) ?? Number.NaN));
}
