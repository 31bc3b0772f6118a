import type { HistoryPoint } from '../market/history.ts';
import type { FxRates } from '../market/reading.ts';
import type { DifficultyEpoch } from '../mining/difficulty-epochs.ts';

/** Whole days in UTC, by unix seconds: `from` and `to` are midnights, `to` is not in it. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

export type PastPart = 'difficulty' | 'fees' | 'prices' | 'rates';

/**
 * What providers know of days gone by: lists in order of time, with gaps where they know nothing,
 * never empty. Each rejects with a SourceError when nobody can say; what failed is in the log.
 */
export interface MarketPast {
  /** For which of them there is somebody to ask. */
  readonly parts: readonly PastPart[];
  /** Of the epochs that were running then, as many as the provider tells. */
  difficulty(span: DaySpan): Promise<readonly DifficultyEpoch[]>;
  /** Mean fees of days, and a height that was reached in each. */
  fees(span: DaySpan): Promise<readonly HistoryPoint[]>;
  /** Mean prices of days. */
  prices(span: DaySpan): Promise<readonly HistoryPoint[]>;
  rates(span: DaySpan): Promise<readonly FxRates[]>;
}
