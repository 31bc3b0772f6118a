import type { BlockMark } from '../mining/retarget.ts';

/**
 * `stale`: the last good value, older than it should be; shown with its age, never alerted on.
 * `unconfirmed`: only one says so, or not all who should; shown as such, never alerted on.
 */
export type DatumState = 'fresh' | 'stale' | 'unconfirmed';

/** One fact about the market, with who said so and when. */
export interface Datum<T> {
  readonly value: T;
  /** As people know it: "mempool.space", "Kraken, Coinbase, Bitstamp". */
  readonly source: string;
  /** Unix seconds at which it held (the provider's own time where it gives one). */
  readonly at: number;
  readonly state: DatumState;
}

export interface Tip {
  readonly height: number;
  /** The header's time, unix seconds. */
  readonly time: number;
}

/** A coin price agreed on by several exchanges. */
export interface CoinPrice {
  /** US dollars per bitcoin. */
  readonly usd: number;
  /** Exchanges whose prices went into the median. */
  readonly sources: readonly string[];
  /** Exchanges that answered but were left out: too old, or too far from the others. */
  readonly cut: readonly string[];
}

export interface FxRates {
  /** Units of a currency per US dollar, by ISO 4217 code; USD itself is 1. */
  readonly perUsd: Readonly<Record<string, number>>;
  /** The day the rates are of, `YYYY-MM-DD`. */
  readonly date: string;
  /** Of currencies whose rates somebody else gave, by code. */
  readonly elsewhere?: Readonly<Record<string, RateOrigin>> | undefined;
}

export interface RateOrigin {
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** What is known of the running epoch and the one before it, for the forecast. */
export interface EpochMarks {
  /** Known block times, ascending by height: among them the epoch's first block, where known. */
  readonly marks: readonly BlockMark[];
  /** Difficulty of the epoch before the running one, dimensionless. */
  readonly previousDifficulty?: number | undefined;
}

/**
 * What is known of the market at one moment. A datum nobody could give is absent: never zero.
 */
export interface Reading {
  /** Unix seconds at which the reading was put together. */
  readonly at: number;
  /** `sample`: the bundled sample network, not the real one. */
  readonly origin: 'live' | 'sample';
  readonly tip?: Datum<Tip> | undefined;
  /** Network difficulty, dimensionless, exact from the tip's header bits. */
  readonly difficulty?: Datum<number> | undefined;
  /** Mean fees per block over the last 144 blocks, in satoshi, without the subsidy. */
  readonly meanFees?: Datum<number> | undefined;
  readonly price?: Datum<CoinPrice> | undefined;
  readonly fx?: Datum<FxRates> | undefined;
  readonly epoch?: Datum<EpochMarks> | undefined;
  /** Unix seconds of the last good chain-and-price data; tells "no market data since …". */
  readonly lastGoodAt?: number | undefined;
}
