import type { ThresholdMetric } from '../alert/types.ts';
import { conditionsOf, forecastOf } from '../market/conditions.ts';
import type { Reading } from '../market/reading.ts';
import { hashprice, SATS_PER_COIN } from '../mining/network.ts';
import { currencyOf } from './metric-currency.ts';

/**
 * What a threshold watches, as the reading has it, however old or unconfirmed: to be shown, not to
 * be acted upon.
 *
 * @param now - Unix seconds.
 */
export function presentValue(
  metric: ThresholdMetric,
  reading: Reading,
  now: number,
): number | undefined {
  if (metric === 'fees') return reading.meanFees?.value;
  if (metric === 'forecast') {
    const forecast = forecastOf(reading, now);
    return forecast && forecast.ratio - 1;
  }
  const answer = conditionsOf(reading, currencyOf(metric));
  if (!answer.ok) return undefined;
  const { conditions } = answer;
  return metric.startsWith('price:')
    ? conditions.coinPrice
    : (hashprice(conditions) * conditions.coinPrice) / SATS_PER_COIN;
}
