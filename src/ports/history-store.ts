import type { HistoryPoint, HistoryStep, RecordedForecast } from '../market/history.ts';
import type { FxRates } from '../market/reading.ts';

/** What the market was. Moments are unix seconds; all lists are in order of time. */
export interface HistoryStore {
  /** A reading; a second one of the same moment is left out. */
  record(point: HistoryPoint): Promise<void>;
  /** @param question - From `from` on, before `to`. */
  range(question: {
    readonly step: HistoryStep;
    readonly from: number;
    readonly to: number;
  }): Promise<readonly HistoryPoint[]>;
  /** Readings into hours, hours into days; drops readings over 7 days and hours over 90 days old. */
  rollUp(now: number): Promise<void>;
  /** Of days, fills what isn't known yet; what was measured stays. @returns How many gained something. */
  fillDays(days: readonly HistoryPoint[]): Promise<number>;
  /** Rates of exchange by day, those of the last working day before `from` included. */
  rates(from: number, to: number): Promise<readonly FxRates[]>;
  saveRates(days: readonly FxRates[]): Promise<void>;
  /** The first of the same epoch and share is kept. */
  saveForecast(forecast: RecordedForecast): Promise<void>;
  /** @param height - First height of the epoch that was forecast. */
  forecasts(height: number): Promise<readonly RecordedForecast[]>;
  /** How far a backfill came, in its own words; nothing before it began. */
  progress(part: string): Promise<string | undefined>;
  saveProgress(part: string, state: string): Promise<void>;
}
