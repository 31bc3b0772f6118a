import type { CoinId } from '../coin/coins.ts';
import type { SourceStatus } from '../http/source-status.ts';
import type { DifficultyEpoch } from '../mining/difficulty-epochs.ts';
import type { FxRates } from '../money/currency.ts';
import type { HistoryPoint, HistoryStep, RecordedForecast } from './history.ts';
import type { Reading } from './reading.ts';

export interface Market {
  /** From memory, at once; data that is missing or over-age is absent in it. */
  reading(): Reading;
  /** Asks the providers anew. Never throws: what failed shows in `status()`. */
  refresh(): Promise<void>;
  status(): readonly SourceStatus[];
}

/** What the market was. Moments are unix seconds; all lists are in order of time. */
export interface HistoryStore {
  /** A reading; a second one of the same moment is left out. */
  record(coin: CoinId, point: HistoryPoint): Promise<void>;
  /** @param question - From `from` on, before `to`. */
  range(question: {
    readonly coin: CoinId;
    readonly step: HistoryStep;
    readonly from: number;
    readonly to: number;
  }): Promise<readonly HistoryPoint[]>;
  /** Readings into hours, hours into days; drops readings over 7 days and hours over 90 days old. */
  rollUp(now: number): Promise<void>;
  /** Of days, fills what isn't known yet; what was measured stays. @returns How many gained something. */
  fillDays(coin: CoinId, days: readonly HistoryPoint[]): Promise<number>;
  /** Rates of exchange by day, those of the last working day before `from` included. */
  rates(from: number, to: number): Promise<readonly FxRates[]>;
  saveRates(days: readonly FxRates[]): Promise<void>;
  /** The first of the same epoch and share is kept. */
  saveForecast(coin: CoinId, forecast: RecordedForecast): Promise<void>;
  /** @param height - First height of the epoch that was forecast. */
  forecasts(coin: CoinId, height: number): Promise<readonly RecordedForecast[]>;
  /** How far a backfill came, in its own words; nothing before it began. */
  progress(part: string): Promise<string | undefined>;
  saveProgress(part: string, state: string): Promise<void>;
}

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
