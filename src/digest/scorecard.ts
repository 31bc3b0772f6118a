import { epochStart, epochsOf } from '../coin/coin.ts';
import { coinOf } from '../coin/coins.ts';
import { forecastOf } from '../market/conditions.ts';
import type { RecordedForecast } from '../market/history.ts';
import type { Reading } from '../market/reading.ts';

/** The scores of the forecasts of the last retarget. */
export interface ScorecardFacts {
  /** Height of the running epoch's first block. */
  readonly height: number;
  /** Ratio of the epoch's difficulty to the one before; absent where that isn't known. */
  readonly came?: number | undefined;
  /** Scores in the order the forecasts were made. */
  readonly scores: readonly Score[];
}

export interface Score extends Pick<RecordedForecast, 'share' | 'ratio' | 'low' | 'high'> {
  /** Whether the ratio that came lies within the band; absent where that isn't known. */
  readonly inside?: boolean | undefined;
}

/** Returns the first height of the epoch that a tip is in; nothing for a coin without epochs. */
export function runningEpoch({ coin, tip }: Reading): number | undefined {
  const retarget = epochsOf(coinOf(coin));
  return tip && retarget && epochStart(tip.value.height, retarget);
}

/**
 * @param forecasts - Those of the running epoch count; those of others are left out.
 * @returns Nothing without a tip.
 */
export function scorecardFacts(
  forecasts: readonly RecordedForecast[],
  reading: Reading,
  now: number,
): ScorecardFacts | undefined {
  const height = runningEpoch(reading);
  if (height === undefined) return undefined;
  const { difficulty, epoch } = reading;
  // Block times that give no forecast may be of another epoch, and so may its last change.
  const previous = forecastOf(reading, now) && epoch?.value.previousDifficulty;
  const came = difficulty && previous ? difficulty.value / previous : undefined;
  const scores = forecasts
    .filter((forecast) => forecast.height === height)
    .toSorted((a, b) => a.share - b.share)
    .map(({ share, ratio, low, high }) => ({
      share,
      ratio,
      low,
      high,
      inside: came === undefined ? undefined : low <= came && came <= high,
    }));
  return { height, came, scores };
}
