import { bitcoin } from '../coin/bitcoin.ts';
import { type Coin, countedFrom, type EpochRetarget, epochStart, epochsOf } from '../coin/coin.ts';

/** A block's height, and its header time or arrival time in unix seconds. */
export interface BlockMark {
  readonly height: number;
  readonly time: number;
}

export interface RetargetQuestion {
  readonly coin: Pick<Coin, 'retarget' | 'spacing'>;
  readonly tip: BlockMark;
  /**
   * Unix seconds of the question; blocks found are those up to the tip, waiting counts up to now (3
   * h at most).
   */
  readonly now: number;
  /**
   * Known block times, ascending by height, of the running epoch and the one before (sparse is
   * fine: every 144th block). The forecast uses what there is; without the epoch's first block
   * there is none.
   */
  readonly marks: readonly BlockMark[];
  /** Difficulty of the running epoch, dimensionless. */
  readonly difficulty: number;
  readonly previousDifficulty?: number | undefined;
}

export interface Band {
  /** Ratios new/old difficulty. */
  readonly low: number;
  readonly high: number;
}

export interface RetargetForecast {
  /** `exact`: the epoch's last block is in; `forecast`: posterior mean with bands. */
  readonly method: 'exact' | 'forecast';
  /** Expected ratio new/old difficulty, e.g. 1.021 for +2.1 %. */
  readonly ratio: number;
  readonly band80: Band;
  readonly band90: Band;
  /** First height of the next epoch. */
  readonly height: number;
  /** Blocks until that height. */
  readonly blocksLeft: number;
  /** Blocks of the running epoch already in, from 1 on. */
  readonly blocksDone: number;
  /** Expected unix seconds of the first block at the new difficulty. */
  readonly at: number;
  /** Mean of ln(ratio), and its standard deviation (0 when exact). */
  readonly logMean: number;
  readonly logSd: number;
  /** The largest ratio that a retarget allows; its inverse is the smallest. */
  readonly mostChange: number;
}

/**
 * Seconds without a block that count at most. A longer silence (e^-18 at the usual pace) means old
 * news, not idle miners.
 */
const LONGEST_WAIT = 10_800;
/** Two-sided quantiles of the normal distribution, for bands of 80 % and 90 %. */
const Z80 = 1.2815515655446004;
const Z90 = 1.6448536269514722;

/**
 * Variance of ln(hashrate) per block, as a random walk, measured on Bitcoin. It comes from the
 * difficulty changes of epochs 355–384 and 409–473: over two epochs next to each other the variance
 * of a change is 2/3 · 2016q (walk) + 2/2015 (luck); it was 0.00216 about its mean. From 2017 to
 * mid-2021 the hashrate was more restless (0.0076 per epoch); see docs/BENCHMARKS.md for what
 * depends on it.
 */
const WALK_VARIANCE = 0.002 / bitcoin.retarget.blocks;
/** Mean growth of ln(hashrate) per block; 0.011 per epoch over the same epochs, rounded down. */
const DRIFT = 0.01 / bitcoin.retarget.blocks;

/**
 * A belief about the pace at the running difficulty: blocks per second ~ Gamma(blocks, seconds), as
 * if that many blocks had been seen in that many seconds.
 */
interface Pace {
  readonly blocks: number;
  readonly seconds: number;
}

/** Rules of a coin with epochs. */
interface Rules {
  readonly retarget: EpochRetarget;
  readonly spacing: number;
  /** Blocks of Bitcoin, on which the walk was measured, in the time of one of its own. */
  readonly step: number;
}

/**
 * Returns the belief after the hashrate has walked on for some of Bitcoin's blocks: the mean grows by
 * the drift, certainty is lost.
 */
function walk({ blocks, seconds }: Pace, steps: number): Pace {
  const kept = 1 / (1 / blocks + WALK_VARIANCE * steps);
  return { blocks: kept, seconds: (seconds * kept * Math.exp(-DRIFT * steps)) / blocks };
}

/**
 * Returns the belief that an epoch's difficulty gives by itself: it made the epoch before take the
 * aimed spacing per block on average, up to luck (1 in its intervals) and to the walk since (from
 * an average to the end: a third).
 */
function paceAtStart({ retarget, spacing, step }: Rules): Pace {
  const steps = retarget.blocks * step;
  const blocks = 1 / (1 / (retarget.blocks - 1) + (WALK_VARIANCE * steps) / 3);
  return { blocks, seconds: blocks * spacing * Math.exp((-DRIFT * steps) / 2) };
}

/**
 * Returns the marks in order, one per height, ending with the tip; a block whose time is before an
 * earlier block's gets that block's time.
 */
function tidyMarks({ marks, tip }: RetargetQuestion, from: number): readonly BlockMark[] {
  const times = new Map(
    marks
      .filter(({ height, time }) => height >= from && height < tip.height && Number.isFinite(time))
      .map(({ height, time }) => [height, time]),
  );
  times.set(tip.height, tip.time);
  let latest = Number.NEGATIVE_INFINITY;
  return [...times]
    .sort(([a], [b]) => a - b)
    .map(([height, time]) => {
      latest = Math.max(latest, time);
      return { height, time: latest };
    });
}

/**
 * Returns the belief about the pace now. Each stretch between two marks is a Gamma/Poisson
 * observation of the pace half way through it; blocks of the epoch before count in units of today's
 * difficulty.
 */
function currentPace(
  question: RetargetQuestion,
  rules: Rules,
  { start, asOf }: { readonly start: number; readonly asOf: number },
): Pace {
  const { difficulty, previousDifficulty } = question;
  const { retarget, step } = rules;
  const former = previousDifficulty !== undefined && previousDifficulty > 0;
  const marks = tidyMarks(question, former ? start - retarget.blocks : start);
  let pace = paceAtStart(rules);
  let last: BlockMark | undefined;
  for (const mark of marks) {
    if (last !== undefined) {
      const blocks = mark.height - last.height;
      const old = Math.max(0, Math.min(start - 1, mark.height) - last.height);
      const work = blocks - old + (former ? old * (previousDifficulty / difficulty) : 0);
      const half = walk(pace, (blocks / 2) * step);
      const seen = {
        blocks: half.blocks + blocks,
        seconds: half.seconds + ((mark.time - last.time) * blocks) / work,
      };
      pace = walk(seen, (blocks / 2) * step);
    }
    last = mark;
  }
  // No block since the tip is news too; being memoryless, it only adds seconds without a block.
  const waited = Math.max(0, asOf - (last?.time ?? asOf));
  return { blocks: pace.blocks, seconds: pace.seconds + waited };
}

const limit = (ratio: number, most: number) => Math.min(most, Math.max(1 / most, ratio));

/**
 * The coming change of difficulty.
 *
 * Consensus, of Bitcoin: new/old = 1,209,600 s ÷ time from the epoch's first to its last block,
 * within ÷4 to ×4. Once the last block is in, that is exact (the chain then truncates the target to compact
 * bits, about 1e-6). Until then span = elapsed + remaining; elapsed is certain, and remaining
 * (R intervals at a Gamma pace that goes on walking) has
 *
 *     mean      R · seconds/(blocks − 1) · exp(−drift·R/2 + q·R/6)
 *     variance  mean² · (1/R luck + 1/(blocks − 2) pace + q·R/3 walk)
 *
 * The span is taken as lognormal with that mean and variance, so ln(ratio) is normal: bands and
 * `chanceAbove` are read off the same curve.
 *
 * Litecoin counts from the last block of the epoch before, so that its rule is the same with that
 * block as the first.
 *
 * @returns Nothing for a coin without epochs, without the time of the block that an epoch counts from,
 *   or if a number makes no sense.
 */
export function forecastRetarget(question: RetargetQuestion): RetargetForecast | undefined {
  const { coin, tip, now, marks, difficulty } = question;
  const retarget = epochsOf(coin);
  if (!retarget) return undefined;
  const { blocks, mostChange } = retarget;
  const rules = { retarget, spacing: coin.spacing, step: coin.spacing / bitcoin.spacing };
  const start = epochStart(tip.height, retarget);
  const blocksDone = tip.height - start + 1;
  const counted = countedFrom(start, retarget);
  const first = tip.height === counted ? tip : marks.find(({ height }) => height === counted);
  const sane = [tip.time, now, first?.time, difficulty].every(Number.isFinite);
  if (first === undefined || !sane || difficulty <= 0) return undefined;

  const intervals = start + blocks - 1 - tip.height;
  const asOf = Math.min(Math.max(now, tip.time), tip.time + LONGEST_WAIT);
  const pace = currentPace(question, rules, { start, asOf });
  const secondsPerBlock = pace.seconds / (pace.blocks - 1);
  const steps = intervals * rules.step;
  const walked = WALK_VARIANCE * steps;
  const remaining = intervals * secondsPerBlock * Math.exp((-DRIFT * steps) / 2 + walked / 6);
  const exact = intervals === 0;
  const span = Math.max(1, (exact ? tip.time : asOf) - first.time) + remaining;
  const spread = exact ? 0 : 1 / intervals + 1 / (pace.blocks - 2) + walked / 3;
  const logVariance = Math.log1p(spread * (remaining / span) ** 2);
  const logSd = Math.sqrt(logVariance);
  const median = ((blocks * coin.spacing) / span) * Math.exp(logVariance / 2);
  const band = (z: number): Band => ({
    low: limit(median * Math.exp(-z * logSd), mostChange),
    high: limit(median * Math.exp(z * logSd), mostChange),
  });
  const ratio = limit(median * Math.exp(logVariance / 2), mostChange);
  return {
    method: exact ? 'exact' : 'forecast',
    ratio,
    band80: band(Z80),
    band90: band(Z90),
    height: start + blocks,
    blocksLeft: intervals + 1,
    blocksDone,
    at: asOf + remaining + secondsPerBlock * ratio,
    logMean: Math.log(exact ? ratio : median),
    logSd,
    mostChange,
  };
}

/**
 * Returns the upper tail of the standard normal distribution, by Abramowitz and Stegun 26.2.17;
 * absolute error below 1e-7.
 */
function normalTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const poly =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return z >= 0 ? tail : 1 - tail;
}

/**
 * Returns the chance that the next difficulty is more than `ratio` times today's.
 *
 * @returns 0 to 1; falls as the ratio grows, and is 0 or 1 beyond the consensus limits.
 */
export function chanceAbove(forecast: RetargetForecast, ratio: number): number {
  if (ratio >= forecast.mostChange) return 0;
  if (ratio < 1 / forecast.mostChange) return 1;
  if (forecast.logSd === 0) return forecast.ratio > ratio ? 1 : 0;
  return normalTail((Math.log(ratio) - forecast.logMean) / forecast.logSd);
}

/** Blocks of an epoch before which a forecast says little. */
export const EARLY_BLOCKS = 250;
