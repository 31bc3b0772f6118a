import { type Coin, epochsOf } from '../coin/coin.ts';
import type { DifficultyEpoch } from '../mining/difficulty-epochs.ts';
import { DAY } from '../time/seconds.ts';
import type { HistoryPoint, SeriesPoint } from './history.ts';

/** Returns the midnight in UTC before a moment; unix seconds. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY) * DAY;
}

/**
 * Returns the mean of each day in UTC that has values, in order; two of the same moment count once.
 */
export function dailyMeans(samples: Iterable<SeriesPoint>): readonly SeriesPoint[] {
  const unique = new Map<number, number>();
  for (const { at, value } of samples) unique.set(at, value);
  const days = new Map<number, { sum: number; count: number }>();
  for (const [at, value] of unique) {
    const day = dayOf(at);
    const { sum, count } = days.get(day) ?? { sum: 0, count: 0 };
    days.set(day, { sum: sum + value, count: count + 1 });
  }
  return [...days]
    .map(([at, { sum, count }]) => ({ at, value: sum / count }))
    .toSorted((a, b) => a.at - b.at);
}

interface Question {
  readonly coin: Coin;
  /** Unix seconds of midnights; the day that begins at `to` is left out. */
  readonly from: number;
  readonly to: number;
  /** Height of the chain's tip, where known: the epoch that it lies in goes on. */
  readonly tipHeight?: number | undefined;
}

/** Seconds for which an epoch surely goes on when nobody knows the next one: few were over sooner. */
const SURE_LENGTH = 10 * DAY;

interface Stretch extends DifficultyEpoch {
  readonly end: number;
  /** Seconds per block. */
  readonly pace: number;
}

/**
 * Returns the difficulty and last height of days, from epochs. On the day of a retarget the
 * difficulty is the mean by time, as the mean of readings would be; a day that isn't covered as a
 * whole is left out.
 *
 * @param epochs - In order, without one twice.
 */
export function difficultyDays(
  epochs: readonly DifficultyEpoch[],
  { coin, from, to, tipHeight }: Question,
): readonly HistoryPoint[] {
  const { blocks: blocksOfEpoch } = epochsOf(coin) ?? { blocks: Number.POSITIVE_INFINITY };
  const stretches = epochs.map((epoch, index) =>
    stretchOf(epoch, epochs[index + 1], { coin, tipHeight }),
  );
  const days: HistoryPoint[] = [];
  for (let at = from; at < to; at += DAY) {
    const midnight = at + DAY;
    let covered = 0;
    let sum = 0;
    let height: number | undefined;
    for (const { start, end, difficulty, height: first, pace } of stretches) {
      const seconds = Math.min(end, midnight) - Math.max(start, at);
      if (seconds <= 0) continue;
      covered += seconds;
      sum += seconds * difficulty;
      const blocks = Math.floor((Math.min(end, midnight) - start) / pace);
      height = first + Math.min(blocks, blocksOfEpoch - 1);
    }
    if (covered === DAY) days.push({ at, height, difficulty: sum / covered });
  }
  return days;
}

function stretchOf(
  epoch: DifficultyEpoch,
  next: DifficultyEpoch | undefined,
  { coin, tipHeight }: Pick<Question, 'coin' | 'tipHeight'>,
): Stretch {
  const { spacing } = coin;
  const retarget = epochsOf(coin);
  if (retarget && next?.height === epoch.height + retarget.blocks) {
    const pace = (next.start - epoch.start) / retarget.blocks;
    return { ...epoch, end: next.start, pace };
  }
  const blocks = tipHeight === undefined ? -1 : tipHeight - epoch.height;
  const isRunning = blocks >= 0 && blocks < (retarget?.blocks ?? 0);
  const end = isRunning ? Number.POSITIVE_INFINITY : epoch.start + SURE_LENGTH;
  return { ...epoch, end, pace: spacing };
}

/**
 * Merges two lists of epochs, in order; an epoch that is in both is as the second list tells it.
 */
export function mergedEpochs(
  known: readonly DifficultyEpoch[],
  told: readonly DifficultyEpoch[],
): readonly DifficultyEpoch[] {
  const byHeight = new Map([...known, ...told].map((epoch) => [epoch.height, epoch]));
  return [...byHeight.values()].toSorted((a, b) => a.height - b.height);
}
