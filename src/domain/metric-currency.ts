import type { ThresholdMetric } from '../alert/types.ts';

/** @returns ISO 4217, which such a metric's name ends with. */
export function currencyOf(metric: Exclude<ThresholdMetric, 'fees' | 'forecast'>): string {
  return metric.slice(metric.indexOf(':') + 1);
}
