import type { CoinId } from '../coin/coins.ts';
import type { SourceStatus } from '../http/source-status.ts';
import type { DifficultyEpoch } from '../mining/difficulty-epochs.ts';
import type { FxRates } from '../money/currency.ts';
import type { HistoryPoint, HistoryStep, RecordedForecast } from './history.ts';
import type { Reading } from './reading.ts';

/** A market of one coin. */
export interface MainMarket {
  readonly coins: readonly CoinId[];
  /** Returns the reading from memory, at once; data that is missing or over-age is absent in it. */
  reading(): Reading;
  /** Asks the providers anew. Never throws: what failed shows in `status()`. */
  refresh(): Promise<void>;
  status(): readonly SourceStatus[];
}

export interface Market extends MainMarket {
  /** The coins that the operator offers, the usual one first. */
  readonly coins: readonly CoinId[];
  /**
   * Returns the reading of a coin from memory, at once: of the usual coin where none is named, and
   * with nothing in it where nobody has wanted that coin yet.
   */
  reading(coin?: CoinId): Reading;
  /**
   * Notes that somebody wants a coin, and returns its reading once the providers were asked where there
   * was none in memory. Never throws.
   */
  want(coin: CoinId): Promise<Reading>;
  /** Returns the coins that somebody wanted within a day, the usual one first. */
  wanted(): readonly CoinId[];
}

/** The store of what the market was. Moments are unix seconds; all lists are in order of time. */
export interface HistoryStore {
  /** Records a reading; a second one of the same moment is left out. */
  record(coin: CoinId, point: HistoryPoint): Promise<void>;
  /** @param question - From `from` on, before `to`. */
  range(question: {
    readonly coin: CoinId;
    readonly step: HistoryStep;
    readonly from: number;
    readonly to: number;
  }): Promise<readonly HistoryPoint[]>;
  /**
   * Rolls readings up into hours, hours into days; drops readings over 7 days and hours over 90
   * days old.
   */
  rollUp(now: number): Promise<void>;
  /**
   * Fills in what isn't known of days yet; measured values stay.
   *
   * @returns How many days gained something.
   */
  fillDays(coin: CoinId, days: readonly HistoryPoint[]): Promise<number>;
  /** Returns rates of exchange by day, those of the last working day before `from` included. */
  rates(from: number, to: number): Promise<readonly FxRates[]>;
  saveRates(days: readonly FxRates[]): Promise<void>;
  /** Saves a forecast; the first of the same epoch and share is kept. */
  saveForecast(coin: CoinId, forecast: RecordedForecast): Promise<void>;
  /** @param height - First height of the epoch that was forecast. */
  forecasts(coin: CoinId, height: number): Promise<readonly RecordedForecast[]>;
  /** Returns how far a backfill came, in its own words; nothing before it began. */
  progress(part: string): Promise<string | undefined>;
  saveProgress(part: string, state: string): Promise<void>;
}

/** Whole days in UTC, by unix seconds: `from` and `to` are midnights, `to` is not in it. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** The days gone by of a coin besides the usual one, as far as sources tell them; see {@link MarketPast}. */
export interface CoinPast {
  readonly parts: readonly CoinPastPart[];
  /**
   * Returns difficulty and last height of days.
   *
   * @param tipHeight - Height of the chain's tip, where known.
   */
  difficulty(span: DaySpan, tipHeight: number | undefined): Promise<readonly HistoryPoint[]>;
  /** Returns mean prices of days, those of the coin that is mined along as well. */
  prices(span: DaySpan): Promise<readonly HistoryPoint[]>;
}

export type CoinPastPart = Extract<PastPart, 'difficulty' | 'prices'>;

export type PastPart = 'difficulty' | 'fees' | 'prices' | 'rates';

/**
 * The days gone by as providers know them: lists in order of time, with gaps where they know
 * nothing, never empty. Each question rejects with a SourceError when nobody can say; the failures
 * are in the log.
 */
export interface MarketPast {
  /** Parts for which there is a provider to ask. */
  readonly parts: readonly PastPart[];
  /** Returns the epochs that were running then, as many as the provider tells. */
  difficulty(span: DaySpan): Promise<readonly DifficultyEpoch[]>;
  /** Returns mean fees of days, and a height that was reached in each. */
  fees(span: DaySpan): Promise<readonly HistoryPoint[]>;
  /** Returns mean prices of days. */
  prices(span: DaySpan): Promise<readonly HistoryPoint[]>;
  rates(span: DaySpan): Promise<readonly FxRates[]>;
}
