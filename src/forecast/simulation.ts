import { DAYS_PER_MONTH } from '../time/seconds.ts';
import { dayCurve, type Purchase, type RewardCut, type Running } from './payback.ts';
import { mulberry32, type Stream } from './random.ts';

/** The changes of a week: logarithms of new/old. */
export interface WeekChange {
  readonly price: number;
  readonly difficulty: number;
}

/**
 * The ways to treat the trends in past weeks: price trend left out and the difficulty's kept (`price0`),
 * both kept (`history`), or both left out (`zero`).
 */
export const drifts = ['price0', 'history', 'zero'] as const;

export type Drift = (typeof drifts)[number];

/** Futures, so many that another seed moves the chance by some two points at most. */
export const PATHS = 2_000;
/** Weeks that stay together: difficulty follows the price some weeks later. */
export const BLOCK = 8;
const DAYS_A_WEEK = 7;
/** Moments of the fan: more than a chart could show. */
const MOST_STEPS = 52;

/** Plain values: it goes to another process. */
export interface SimulationQuestion extends Running, Purchase {
  readonly months: number;
  readonly cuts: readonly RewardCut[];
  /** Past weeks in order; at least one. */
  readonly weeks: readonly WeekChange[];
  readonly drift: Drift;
  /** Growth of the difficulty per month, instead of that of the past weeks; > −1. */
  readonly growth?: number | undefined;
  readonly paths: number;
  readonly block: number;
  readonly seed: number;
}

/** A tenth of the futures is below `low`, half are below `middle`, and nine tenths below `high`. */
export interface Spread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export interface Simulation {
  /** Earned in all weeks, in the currency, without the cost and the resale. */
  readonly sums: Spread;
  readonly mean: number;
  /** Weeks until the sum reached the cost; absent where so many futures never do. */
  readonly paybackWeeks: { readonly [S in keyof Spread]: number | undefined };
  /** Futures that pay back, 0 to 1. */
  readonly paidBack: number;
  /** Weeks, of all futures, in which running does not pay, 0 to 1. */
  readonly atLoss: number;
  /** Futures in which coins bought today for the same money are worth more in the end, 0 to 1. */
  readonly coinsAhead: number;
  /** How the sums grow, from the first week's end on. */
  readonly fan: readonly (Spread & { readonly week: number })[];
}

/** Returns how many weeks are looked at. */
function weeksOf(months: number): number {
  return Math.round((months * DAYS_PER_MONTH) / DAYS_A_WEEK);
}

/**
 * Simulates futures out of blocks of past weeks, and says how a machine fares in them (circular block
 * bootstrap, Politis and Romano 1992). Price and difficulty of a week stay together.
 */
export function simulate(question: SimulationQuestion): Simulation {
  const { cost, resale, paths, block, seed, months, cuts } = question;
  const weeks = weeksOf(months);
  const changes = drifted(question);
  const { prices, difficulties } = changes;
  const count = prices.length;
  const factors = rewardFactors(cuts, weeks);
  const steps = stepsOf(weeks);
  const columns = steps.map(() => new Float64Array(paths));
  const paybacks = new Float64Array(paths);
  const random = mulberry32(seed);
  const { profitOf, isAtLoss } = dayCurve(question);
  let [total, lossWeeks, coinsAhead, paid] = [0, 0, 0, 0];

  for (let path = 0; path < paths; path += 1) {
    const entries = pastIndices(random, { count, block });
    let [price, difficulty, sum, step] = [0, 0, 0, 0];
    let payback = Number.POSITIVE_INFINITY;
    for (let week = 0; week < weeks; week += 1) {
      const income = question.income * (factors[week] ?? 1) * Math.exp(price - difficulty);
      if (isAtLoss(income)) lossWeeks += 1;
      sum += DAYS_A_WEEK * profitOf(income);
      if (sum >= cost && payback > week) payback = week + 1;
      if (steps[step] === week + 1) {
        const column = columns[step];
        if (column) column[path] = sum;
        step += 1;
      }
      const entry = entries();
      price += prices[entry] ?? 0;
      difficulty += difficulties[entry] ?? 0;
    }
    paybacks[path] = payback;
    total += sum;
    if (payback <= weeks) paid += 1;
    if (cost * Math.exp(price) > sum + resale) coinsAhead += 1;
  }

  const fan = steps.flatMap((week, at) => {
    const column = columns[at];
    return column ? [{ week, ...spreadOf(column.toSorted()) }] : [];
  });
  const last = fan.at(-1) ?? { week: 0, low: 0, middle: 0, high: 0 };
  const sorted = paybacks.toSorted();
  const reached = (share: number) => {
    const week = lowestWith(sorted, share);
    return Number.isFinite(week) ? week : undefined;
  };
  return {
    sums: { low: last.low, middle: last.middle, high: last.high },
    mean: total / paths,
    paybackWeeks: { low: reached(0.1), middle: reached(0.5), high: reached(0.9) },
    paidBack: paid / paths,
    atLoss: lossWeeks / (paths * weeks),
    coinsAhead: coinsAhead / paths,
    fan,
  };
}

/** Returns a function that gives the index of the next past week of a path, in a new block when the last one is through. */
export function pastIndices(
  random: Stream,
  { count, block }: { readonly count: number; readonly block: number },
): () => number {
  let [start, at] = [0, block];
  return () => {
    if (at === block) [start, at] = [Math.floor(random() * count), 0];
    const entry = (start + at) % count;
    at += 1;
    return entry;
  };
}

function drifted({ weeks, drift, growth }: SimulationQuestion) {
  const prices = weeks.map(({ price }) => price);
  const difficulties = weeks.map(({ difficulty }) => difficulty);
  const priceTrend = drift === 'history' ? meanOf(prices) : 0;
  const told = growth === undefined ? meanOf(difficulties) : weekly(growth);
  const difficultyTrend = drift === 'zero' ? 0 : told;
  return {
    prices: withMean(prices, priceTrend),
    difficulties: withMean(difficulties, difficultyTrend),
  };
}

/** Returns the logarithm of a week's growth. @param growth - Per month. */
function weekly(growth: number): number {
  return (Math.log1p(growth) * DAYS_A_WEEK) / DAYS_PER_MONTH;
}

/** Returns the growth per month that past weeks had on average. */
export function monthlyGrowth(weeks: readonly WeekChange[]): number {
  const mean = meanOf(weeks.map(({ difficulty }) => difficulty));
  return Math.expm1((mean * DAYS_PER_MONTH) / DAYS_A_WEEK);
}

function withMean(values: readonly number[], wanted: number): Float64Array {
  const shift = wanted - meanOf(values);
  return Float64Array.from(values, (value) => value + shift);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Returns each week's share of today's reward; a week has a cut from its first day on, or not at all. */
function rewardFactors(cuts: readonly RewardCut[], weeks: number): Float64Array {
  const factors = new Float64Array(weeks).fill(1);
  for (const { day, factor } of cuts) factors.fill(factor, Math.ceil(day / DAYS_A_WEEK));
  return factors;
}

/** Returns the weeks after which the fan is measured, evenly, the last one always. */
function stepsOf(weeks: number): readonly number[] {
  const count = Math.min(weeks, MOST_STEPS);
  return Array.from({ length: count }, (_, at) => Math.round(((at + 1) * weeks) / count));
}

function spreadOf(sorted: Float64Array): Spread {
  return { low: quantile(sorted, 0.1), middle: quantile(sorted, 0.5), high: quantile(sorted, 0.9) };
}

/** Returns a quantile between the two values next to it (type 7 of Hyndman and Fan). @param sorted - Ascending, not empty. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

/** Returns the smallest value that at least such a share does not exceed. */
function lowestWith(sorted: Float64Array, share: number): number {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.POSITIVE_INFINITY;
}
