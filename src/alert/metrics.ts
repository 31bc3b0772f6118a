import { epochNumber, epochsOf } from '../coin/coin.ts';
import { coinIds, coinOf } from '../coin/coins.ts';
import { conditionsOf, forecastOf, isWhole } from '../market/conditions.ts';
import type { Datum, Reading } from '../market/reading.ts';
import { type Conditions, wholeHashprice } from '../mining/economics.ts';
import type { RetargetForecast } from '../mining/retarget.ts';
import { HOUR } from '../time/seconds.ts';
import type { Tick } from './decide.ts';
import { isDifficulty, partsOf } from './metric.ts';
import type { Metric, Observation, ValueMetric, Watch } from './types.ts';

interface WatchQuestion {
  readonly reading: Reading;
  readonly forecast: RetargetForecast | undefined;
  /** Readings of other coins, each trusted or not by itself. */
  readonly others?: readonly Reading[] | undefined;
  readonly previous: Watch | undefined;
  /** Exchanges that must agree on the price. */
  readonly minPriceSources: number;
  /** The sample network counts as well, with its one source: only where nobody mines by it. */
  readonly trustsSample?: boolean | undefined;
  /** Unix seconds. */
  readonly now: number;
}

interface WatchAnswer {
  readonly tick: Tick;
  /** The watch to remember when the tick is done. */
  readonly watch: Watch;
}

/** Share by which a metric may change between two readings before the next has to confirm it. */
const JUMP = 0.15;
/** Seconds a reading must be newer to confirm one: two processes look at the market at almost the same time. */
const CONFIRMS_AFTER = 30;
/** Seconds without trusted data after which the first reading is a baseline. */
const LONG_AWAY = HOUR;
/** Seconds by which what was seen may be dated ahead of our clock. */
const CLOCK_SKEW = 300;
/** Blocks of an epoch before which its pace says too little to ring for. */
export const BLOCKS_FOR_OUTLOOK = 250;
/** Values of the standard normal distribution by P: P % of it lies above the value. */
const NORMAL_ABOVE = new Map([
  [10, 1.2815515655446004],
  [20, 0.8416212335729143],
  [30, 0.5244005127080407],
  [40, 0.2533471031357997],
  [50, 0],
  [60, -0.2533471031357997],
  [70, -0.5244005127080407],
  [80, -0.8416212335729143],
  [90, -1.2815515655446004],
]);

/**
 * Returns the metrics that a reading is trusted for. It is trusted as a whole or not at all: tip,
 * difficulty, fees and price must be there and fresh, and enough exchanges agree on the price.
 * Rates of exchange and the forecast are needed for their own metrics alone.
 *
 * A metric that jumped is held back until a later price confirms the jump; one that is back where
 * it was counts as if nothing had been. A metric that is absent for a while is remembered as it
 * was.
 *
 * @returns Nothing when the reading isn't trusted: it decides nothing then, and is not remembered.
 */
export function watchMetrics(question: WatchQuestion): WatchAnswer | undefined {
  const { previous, now } = question;
  const observed = observe(question);
  if (!observed) return undefined;
  const isPast = (at: number) => at - now <= CLOCK_SKEW;
  // A clock may have been set back since: what it saw in the future counts as seen just now.
  const last = previous && datedUntil(previous.last, isPast, observed.at);
  const outage =
    last && observed.at - last.at > LONG_AWAY ? { from: last.at, to: observed.at } : undefined;
  // A value from long ago is nothing to jump from.
  const known = outage ? new Map<Metric, number>() : comparable(last, observed);
  const suspect =
    outage || !previous?.suspect || !isPast(previous.suspect.at) ? undefined : previous.suspect;
  const at = Math.max(observed.at, last?.at ?? observed.at);

  const metrics = new Map(observed.metrics);
  const remembered = new Map([...known, ...observed.metrics]);
  const confirmed = new Set<Metric>();
  const held = new Map<Metric, number>();
  // A doubt that goes on keeps its moment; another one begins now.
  let doubtedAt = suspect?.at ?? at;
  for (const [metric, value] of observed.metrics) {
    const before = known.get(metric);
    const jump = before === undefined ? 0 : jumpOf(metric, before, value);
    if (before === undefined || jump === 0) continue;
    const doubted = suspect?.metrics.get(metric);
    const same = doubted !== undefined && jumpOf(metric, before, doubted) === jump;
    if (same && suspect && observed.at - suspect.at >= CONFIRMS_AFTER) {
      confirmed.add(metric);
    } else {
      if (!same) doubtedAt = at;
      metrics.delete(metric);
      remembered.set(metric, before);
      held.set(metric, value);
    }
  }
  return {
    tick: { now, metrics, confirmed, outage },
    watch: {
      last: { at, metrics: remembered },
      suspect: held.size > 0 ? { at: doubtedAt, metrics: held } : undefined,
      revision: previous?.revision ?? 0,
    },
  };
}

function datedUntil(
  { at, metrics }: Observation,
  isPast: (at: number) => boolean,
  present: number,
): Observation {
  return { at: isPast(at) ? at : present, metrics };
}

/**
 * Returns the metrics that are still worth comparing with: each epoch has a forecast of its own.
 */
function comparable(
  last: Observation | undefined,
  { metrics }: Observation,
): ReadonlyMap<Metric, number> {
  const known = last?.metrics ?? new Map<Metric, number>();
  const outdated = coinIds
    .filter((coin) => known.get(`epoch:${coin}`) !== metrics.get(`epoch:${coin}`))
    .map((coin) => `next-hashprice:${coin}:`);
  if (outdated.length === 0) return known;
  return new Map([...known].filter(([metric]) => !outdated.some((one) => metric.startsWith(one))));
}

/** @returns The side it jumped to, 0 when it didn't. */
function jumpOf(metric: Metric, before: number, value: number): -1 | 0 | 1 {
  if (metric.startsWith('epoch:') || metric.startsWith('height:')) return 0;
  const ratio = metric.startsWith('forecast:') ? (1 + value) / (1 + before) : value / before;
  if (ratio > 1 + JUMP) return 1;
  return ratio < 1 - JUMP ? -1 : 0;
}

/**
 * Observes a reading, dated by its price: the part that moves, and that several sources vouch for.
 */
function observe(question: WatchQuestion): Observation | undefined {
  const { reading, forecast, others = [], now } = question;
  const { price } = reading;
  const main = metricsOf(reading, forecast, question);
  if (!main || !price) return undefined;
  // A reading of another coin that isn't trusted decides nothing, about that coin alone.
  const besides = others.flatMap((other) => [
    ...(metricsOf(other, forecastOf(other, now), question) ?? []),
  ]);
  return { at: price.at, metrics: new Map([...main, ...besides]) };
}

/** Returns the metrics of a reading that is trusted; nothing of another one. */
function metricsOf(
  reading: Reading,
  forecast: RetargetForecast | undefined,
  { minPriceSources, trustsSample = false }: WatchQuestion,
): ReadonlyMap<Metric, number> | undefined {
  const { coin: id, tip, difficulty, meanFees, price, fx, epoch } = reading;
  const coin = coinOf(id);
  const isLive = reading.origin === 'live';
  if (!isLive && !trustsSample) return undefined;
  if (!isFresh(tip) || !isFresh(difficulty) || !isFresh(price)) return undefined;
  const fees = isFresh(meanFees) ? meanFees.value : undefined;
  if (fees === undefined && coin.fees === 'counted') return undefined;
  if (isLive && price.value.sources.length < minPriceSources) return undefined;

  const { height } = tip.value;
  const metrics = new Map<Metric, number>();
  if (fees !== undefined) metrics.set(`fees:${id}`, fees);
  metrics.set(`height:${id}`, height);
  metrics.set(`difficulty:${id}`, difficulty.value);
  const retarget = epochsOf(coin);
  if (retarget) metrics.set(`epoch:${id}`, epochNumber(height, retarget));
  const foreseen = isFresh(epoch) ? forecast : undefined;
  if (foreseen) metrics.set(`forecast:${id}`, foreseen.ratio - 1);
  const rates = isFresh(fx) ? Object.keys(fx.value.perUsd) : [];
  for (const currency of new Set(['USD', ...rates])) {
    const answer = conditionsOf(reading, currency);
    if (!answer.ok) continue;
    const { conditions } = answer;
    const perSat = conditions.coinPrice / coin.baseUnit.perCoin;
    metrics.set(`price:${id}:${currency}`, conditions.coinPrice);
    // Without the coin that is mined along the income isn't known.
    if (coin.merged && !isFreshWhole(conditions, reading)) continue;
    metrics.set(`hashprice:${id}:${currency}`, wholeHashprice(conditions) * perSat);
    if (!foreseen || foreseen.blocksDone < BLOCKS_FOR_OUTLOOK) continue;
    // Halvings fall within epochs: the one after may pay less, whatever the difficulty does.
    const blockReward = coin.subsidyAt(foreseen.height) + (fees ?? 0);
    const then = wholeHashprice({ ...conditions, blockReward }) * perSat;
    for (const [chance, z] of NORMAL_ABOVE) {
      metrics.set(`next-hashprice:${id}:${currency}:${chance}`, then / quantile(foreseen, z));
    }
  }
  return metrics;
}

/** Tells whether the coin that is mined along is in the conditions, and by fresh data. */
function isFreshWhole(conditions: Conditions, { merged }: Reading): boolean {
  return isWhole(conditions) && isFresh(merged?.difficulty) && isFresh(merged?.price);
}

function isFresh<T>(datum: Datum<T> | undefined): datum is Datum<T> {
  return datum?.state === 'fresh';
}

/**
 * Returns the ratio new/old difficulty that many standard deviations from the middle of the
 * forecast.
 */
function quantile({ logMean, logSd, mostChange }: RetargetForecast, z: number): number {
  const ratio = Math.exp(logMean + z * logSd);
  return Math.min(mostChange, Math.max(1 / mostChange, ratio));
}

/**
 * Returns the value that a threshold watches, as the reading has it, however old or unconfirmed: to
 * be shown, not to be acted upon.
 *
 * @param now - Unix seconds.
 */
export function presentValue(
  metric: ValueMetric,
  reading: Reading,
  now: number,
): number | undefined {
  if (isDifficulty(metric)) return reading.difficulty?.value;
  const parts = partsOf(metric);
  // A reading alone tells of no change.
  if (parts.window) return undefined;
  if (parts.measure === 'fees') return reading.meanFees?.value;
  if (parts.measure === 'forecast') {
    const forecast = forecastOf(reading, now);
    return forecast && forecast.ratio - 1;
  }
  const answer = conditionsOf(reading, parts.currency);
  if (!answer.ok) return undefined;
  const { conditions } = answer;
  if (parts.measure === 'price') return conditions.coinPrice;
  // Half an income would pass for the whole.
  if (!isWhole(conditions)) return undefined;
  return (wholeHashprice(conditions) * conditions.coinPrice) / conditions.coin.baseUnit.perCoin;
}
