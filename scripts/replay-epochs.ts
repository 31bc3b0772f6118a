import { bitcoin } from '../src/coin/bitcoin.ts';
import { type BlockMark, forecastRetarget, type RetargetForecast } from '../src/mining/retarget.ts';
import { mempoolRatio } from './mempool-method.ts';

const { blocks: BLOCKS_PER_EPOCH } = bitcoin.retarget;

const TARGET_SPAN = BLOCKS_PER_EPOCH * bitcoin.spacing;
/** Production knows every 144th block's time; the replay is given no more. */
const MARK_EVERY = 144;

export interface Chain {
  /** Unix seconds by height; gaps are fine. */
  readonly times: ReadonlyMap<number, number>;
  /** The change an epoch led to, next difficulty ÷ its own, by the epoch's first height. */
  readonly outcomes: ReadonlyMap<number, number>;
}

/** The forecasts at one point of one epoch, and the truth that came. Ratios new/old difficulty. */
export interface Replay {
  /** First height of the epoch. */
  readonly start: number;
  /** Blocks after the epoch's first. */
  readonly done: number;
  readonly truth: number;
  readonly naive: number;
  readonly mempool: number;
  readonly forecast: RetargetForecast;
}

/** Mean and largest absolute error, in percentage points of difficulty. */
export interface Errors {
  readonly mean: number;
  readonly max: number;
}

/** Applies the rule of consensus to the block times of all epochs whose two ends are known. */
export function outcomesFromTimes(times: ReadonlyMap<number, number>): Chain['outcomes'] {
  const outcomes = new Map<number, number>();
  for (const [start, first] of times) {
    const last = times.get(start + BLOCKS_PER_EPOCH - 1);
    if (start % BLOCKS_PER_EPOCH !== 0 || last === undefined) continue;
    outcomes.set(start, Math.min(4, Math.max(1 / 4, TARGET_SPAN / Math.max(1, last - first))));
  }
  return outcomes;
}

/** Returns the first heights of epochs with all blocks, the block before, and a known outcome. */
export function replayableEpochs({ times, outcomes }: Chain): readonly number[] {
  return [...outcomes.keys()]
    .filter((start) => range(start - 1, start + BLOCKS_PER_EPOCH - 1).every((at) => times.has(at)))
    .sort((a, b) => a - b);
}

/** Asks all three methods when a block comes in. Returns undefined if the chain doesn't have it. */
export function replayAt(chain: Chain, start: number, done: number): Replay | undefined {
  const { times, outcomes } = chain;
  const height = start + done;
  const firstTime = times.get(start);
  const time = times.get(height);
  const truth = outcomes.get(start);
  if (firstTime === undefined || time === undefined || truth === undefined) return undefined;
  const lastRatio = outcomes.get(start - BLOCKS_PER_EPOCH);
  const marks = range(start - BLOCKS_PER_EPOCH, height - 1, MARK_EVERY).flatMap(
    (known): readonly BlockMark[] => {
      const at = times.get(known);
      return at === undefined ? [] : [{ height: known, time: at }];
    },
  );
  const forecast = forecastRetarget({
    coin: bitcoin,
    tip: { height, time },
    now: time,
    marks,
    difficulty: 1,
    previousDifficulty: lastRatio === undefined ? undefined : 1 / lastRatio,
  });
  if (forecast === undefined) return undefined;
  const windowTime = times.get(height - 503);
  const mempool = mempoolRatio({
    height,
    firstTime,
    tipTime: time,
    now: time,
    windowTime,
    lastRatio,
  });
  const naive = (bitcoin.spacing * done) / (time - firstTime);
  return { start, done, truth, naive, mempool, forecast };
}

export function errorsOf(replays: readonly Replay[], method: (replay: Replay) => number): Errors {
  const errors = replays.map((replay) => 100 * Math.abs(method(replay) - replay.truth));
  return {
    mean: errors.reduce((sum, error) => sum + error, 0) / errors.length,
    max: Math.max(...errors),
  };
}

/** Returns the share of outcomes inside a band, 0 to 1. */
export function coverage(replays: readonly Replay[], band: 'band80' | 'band90'): number {
  const inside = replays.filter(
    ({ truth, forecast }) => truth >= forecast[band].low && truth <= forecast[band].high,
  );
  return inside.length / replays.length;
}

function range(from: number, to: number, step = 1): readonly number[] {
  const length = Math.max(0, Math.floor((to - from) / step) + 1);
  return Array.from({ length }, (_, index) => from + index * step);
}
