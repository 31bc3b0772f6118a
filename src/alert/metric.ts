import { type CoinId, coinIds } from '../coin/coins.ts';
import type { ThresholdMetric } from './types.ts';

/** Measures that a threshold can be about; the currency of those that have one is asked apart. */
export const measures = ['hashprice', 'price', 'fees', 'forecast'] as const;
export type Measure = (typeof measures)[number];

/** The parts that the name of a threshold's metric is made of. */
export type MetricParts =
  /** `currency`: ISO 4217. */
  | { readonly measure: 'hashprice'; readonly coin: CoinId; readonly currency: string }
  | { readonly measure: 'price'; readonly coin: CoinId; readonly currency: string }
  | { readonly measure: 'fees'; readonly coin: CoinId }
  | { readonly measure: 'forecast'; readonly coin: CoinId };

/** Takes the name of a threshold's metric apart. */
export function partsOf(metric: ThresholdMetric): MetricParts {
  const [name, id, currency = ''] = metric.split(':');
  const measure = measures.find((one) => one === name);
  const coin = coinIds.find((one) => one === id);
  if (measure === undefined || coin === undefined) throw new Error(`no metric ${metric}`);
  return measure === 'fees' || measure === 'forecast'
    ? { measure, coin }
    : { measure, coin, currency };
}

/** @param currency - ISO 4217; of no account for fees and the forecast. */
export function metricOf(measure: Measure, coin: CoinId, currency: string): ThresholdMetric {
  return measure === 'fees' || measure === 'forecast'
    ? `${measure}:${coin}`
    : `${measure}:${coin}:${currency}`;
}
