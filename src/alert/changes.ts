import type { CoinId } from '../coin/coins.ts';
import type { HistoryPoint, HistoryStep, SeriesPoint } from '../market/history.ts';
import { median } from '../market/price-consensus.ts';
import { coinPriceSeries, type History, hashpriceSeries } from '../market/series.ts';
import type { FxRates } from '../money/currency.ts';
import { DAY, HOUR, MINUTE } from '../time/seconds.ts';
import type { Tick } from './decide.ts';
import { type ChangingMeasure, changePartsOf, changingMetricOf, isChange } from './metric.ts';
import type { ChangeMetric, ChangeWindow, Metric, Wait } from './types.ts';

/** Seconds that each window lasts. */
const LENGTHS: Readonly<Record<ChangeWindow, number>> = { '1h': HOUR, '24h': DAY, '7d': 7 * DAY };

/**
 * Seconds that a reading may be off the moment asked about. One a minute is kept: a single one that is
 * off the mark doesn't count among ten.
 */
const NEAR = 5 * MINUTE;

/** Functions that answer for the history: for a span, and for its rates of exchange. */
interface PastAnswers {
  readonly range: (question: {
    readonly coin: CoinId;
    readonly step: HistoryStep;
    readonly from: number;
    readonly to: number;
  }) => Promise<readonly HistoryPoint[]>;
  readonly rates: (from: number, to: number) => Promise<readonly FxRates[]>;
}

/** Returns the changes that somebody waits for. */
export function awaitedChanges(waits: readonly Wait[]): readonly ChangeMetric[] {
  const metrics = waits.map((wait): string => wait.replace(/:(?:below|above)$/u, ''));
  return [...new Set(metrics)].filter((metric): metric is ChangeMetric =>
    isChange(metric as Metric),
  );
}

/**
 * Returns what each metric is now by what it was one window ago. One is left out where its present
 * value isn't trusted, or where nothing was written down near that moment: the bot was off, or had no
 * data.
 *
 * @param present - What is trusted of the market now.
 * @param now - Unix seconds.
 */
export async function changesOf(
  wanted: readonly ChangeMetric[],
  present: ReadonlyMap<Metric, number>,
  now: number,
  past: PastAnswers,
): Promise<ReadonlyMap<ChangeMetric, number>> {
  const changes = new Map<ChangeMetric, number>();
  const known = new Map<string, History>();
  const historyOf = async (coin: CoinId, moment: number, step: 'raw' | 'hour') => {
    const key = `${coin} ${moment} ${step}`;
    const history = known.get(key) ?? (await historyNear(coin, moment, step, past));
    known.set(key, history);
    return history;
  };
  for (const metric of wanted) {
    const { measure, coin, currency, window } = changePartsOf(metric);
    const value = present.get(changingMetricOf(metric));
    if (value === undefined) continue;
    const moment = now - LENGTHS[window];
    const before =
      usualIn(await historyOf(coin, moment, 'raw'), measure, currency) ??
      usualIn(await historyOf(coin, moment, 'hour'), measure, currency);
    if (before !== undefined && before > 0) changes.set(metric, value / before);
  }
  return changes;
}

/**
 * Returns the tick with changes in it; the change of a metric that was confirmed is confirmed as well.
 */
export function withChanges(tick: Tick, changes: ReadonlyMap<ChangeMetric, number>): Tick {
  if (changes.size === 0) return tick;
  const confirmed = [...changes.keys()].filter((metric) =>
    tick.confirmed.has(changingMetricOf(metric)),
  );
  return {
    ...tick,
    metrics: new Map<Metric, number>([...tick.metrics, ...changes]),
    confirmed: new Set([...tick.confirmed, ...confirmed]),
  };
}

/**
 * Returns the readings near a moment, or the hour that it lies in where readings are kept no longer:
 * those of a week ago are about to go.
 */
async function historyNear(
  coin: CoinId,
  moment: number,
  step: 'raw' | 'hour',
  { range, rates }: PastAnswers,
): Promise<History> {
  const hour = Math.floor(moment / HOUR) * HOUR;
  const span =
    step === 'raw' ? { from: moment - NEAR, to: moment + NEAR + 1 } : { from: hour, to: hour + 1 };
  const points = await range({ coin, step, ...span });
  return { coin, points, rates: await rates(moment, moment + 1), ...span, gap: NEAR };
}

/** Returns the median of the values in a history; nothing where none is known. */
function usualIn(history: History, measure: ChangingMeasure, currency: string): number | undefined {
  const series = seriesOf(measure, history, currency);
  const values = series.map(({ value }) => value).toSorted((one, other) => one - other);
  return values.length === 0 ? undefined : median(values);
}

function seriesOf(
  measure: ChangingMeasure,
  history: History,
  currency: string,
): readonly SeriesPoint[] {
  switch (measure) {
    case 'hashprice':
      return hashpriceSeries(history, currency);
    case 'price':
      return coinPriceSeries(history, currency);
    case 'fees':
    case 'difficulty': {
      const part = measure === 'fees' ? 'meanFees' : measure;
      return history.points.flatMap(({ at, [part]: value }) =>
        value === undefined ? [] : [{ at, value }],
      );
    }
  }
}
