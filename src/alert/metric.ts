import { type CoinId, coinIds } from '../coin/coins.ts';
import type {
  ChangeMetric,
  ChangeWindow,
  Metric,
  Params,
  ThresholdMetric,
  ValueMetric,
  Wait,
} from './types.ts';

/** Measures that a threshold can be about; the currency of those that have one is asked apart. */
export const measures = ['hashprice', 'price', 'fees', 'forecast'] as const;
export type Measure = (typeof measures)[number];

/** Measures whose change a threshold can be about. */
export const changingMeasures = ['hashprice', 'price', 'fees', 'difficulty'] as const;
export type ChangingMeasure = (typeof changingMeasures)[number];

/** Times that a change may take, from the shortest to the longest. */
export const changeWindows = ['1h', '24h', '7d'] as const satisfies readonly ChangeWindow[];

/**
 * The parts that the name of a threshold's metric is made of; with a `window` it is about the change
 * over that time.
 */
export type MetricParts =
  /** `currency`: ISO 4217. */
  | {
      readonly measure: 'hashprice' | 'price';
      readonly coin: CoinId;
      readonly currency: string;
      readonly window?: ChangeWindow | undefined;
    }
  | {
      readonly measure: 'fees';
      readonly coin: CoinId;
      readonly window?: ChangeWindow | undefined;
    }
  | { readonly measure: 'forecast'; readonly coin: CoinId; readonly window?: undefined }
  | { readonly measure: 'difficulty'; readonly coin: CoinId; readonly window: ChangeWindow };

/** Takes the name of a threshold's metric apart. */
export function partsOf(metric: ThresholdMetric): MetricParts {
  if (isChange(metric)) {
    const { measure, ...parts } = changePartsOf(metric);
    const { currency: _, ...unpriced } = parts;
    return measure === 'fees' || measure === 'difficulty'
      ? { measure, ...unpriced }
      : { measure, ...parts };
  }
  const [name, id, currency = ''] = metric.split(':');
  const measure = measures.find((one) => one === name);
  const coin = coinIds.find((one) => one === id);
  if (measure === undefined || coin === undefined) throw new Error(`no metric ${metric}`);
  return measure === 'fees' || measure === 'forecast'
    ? { measure, coin }
    : { measure, coin, currency };
}

interface ChangeParts {
  readonly measure: ChangingMeasure;
  readonly coin: CoinId;
  /** ISO 4217; of no account for what is no money. */
  readonly currency: string;
  readonly window: ChangeWindow;
}

/** Takes the name of a change's metric apart. */
export function changePartsOf(metric: ChangeMetric): ChangeParts {
  const [, name, id, ...rest] = metric.split(':');
  const measure = changingMeasures.find((one) => one === name);
  const coin = coinIds.find((one) => one === id);
  const window = changeWindows.find((one) => one === rest.at(-1));
  if (!measure || !coin || !window) throw new Error(`no metric ${metric}`);
  return { measure, coin, currency: rest.length > 1 ? (rest[0] ?? 'USD') : 'USD', window };
}

/** @param currency - ISO 4217; of no account for fees and the forecast. */
export function metricOf(measure: Measure, coin: CoinId, currency: string): ThresholdMetric {
  return measure === 'fees' || measure === 'forecast'
    ? `${measure}:${coin}`
    : `${measure}:${coin}:${currency}`;
}

/** Returns the metric of the value whose change another one tells. */
export function changingMetricOf(metric: ChangeMetric): ValueMetric {
  const { measure, coin, currency } = changePartsOf(metric);
  return measure === 'difficulty' ? `${measure}:${coin}` : metricOf(measure, coin, currency);
}

/** @param currency - ISO 4217; of no account for what is no money. */
export function changeMetricOf(
  measure: ChangingMeasure,
  coin: CoinId,
  { currency, window }: { readonly currency: string; readonly window: ChangeWindow },
): ChangeMetric {
  return measure === 'fees' || measure === 'difficulty'
    ? `change:${measure}:${coin}:${window}`
    : `change:${measure}:${coin}:${currency}:${window}`;
}

const CHANGE = 'change:';

export function isChange<M extends Metric>(metric: M): metric is M & ChangeMetric {
  return metric.startsWith(CHANGE);
}

/** Returns the measure of a threshold that is about a level, not about a change. */
export function measureOfLevel(metric: Exclude<ThresholdMetric, ChangeMetric>): Measure {
  const [name] = metric.split(':');
  const measure = measures.find((one) => one === name);
  if (!measure) throw new Error(`no metric ${metric}`);
  return measure;
}

/** Returns the coin that an alert is about; nothing where only its rig could tell. */
export function coinOfParams(params: Params): CoinId | undefined {
  if (params.kind === 'threshold') return partsOf(params.metric).coin;
  return 'coin' in params ? params.coin : undefined;
}

/** Returns the coin of which an alert awaits something; nothing where it is something of a rig. */
export function coinAwaited(wait: Wait): CoinId | undefined {
  const [first, ...rest] = wait.split(':');
  const id = rest[first === 'change' ? 1 : 0];
  return coinIds.find((one) => one === id);
}

export function isDifficulty(metric: Metric): metric is `difficulty:${CoinId}` {
  return metric.startsWith('difficulty:');
}
