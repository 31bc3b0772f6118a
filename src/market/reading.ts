import type { CoinId } from '../coin/coins.ts';
import { difficultyOfBits } from '../mining/compact-bits.ts';
import type { BlockMark } from '../mining/retarget.ts';
import type { FxRates } from '../money/currency.ts';
import type { SpotPrices } from '../power/spot.ts';
import { DAY, HOUR } from '../time/seconds.ts';

/** The name of the bundled network among the sources; people read it in their language. */
export const SAMPLE_SOURCE = 'sample network';

/**
 * `stale` is the last good value, older than it should be; it is shown with its age, never alerted
 * on. `unconfirmed` means that only one source says so, or not all who should; it is shown as such,
 * never alerted on.
 */
export type DatumState = 'fresh' | 'stale' | 'unconfirmed';

/** One fact about the market, with who said so and when. */
export interface Datum<T> {
  readonly value: T;
  /** The source's name as people know it: "mempool.space", "Kraken, Coinbase, Bitstamp". */
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
  /** US dollars per coin. */
  readonly usd: number;
  /** Exchanges whose prices went into the median. */
  readonly sources: readonly string[];
  /** Exchanges that answered but were left out: too old, or too far from the others. */
  readonly cut: readonly string[];
}

/** Known facts about the running epoch and the one before it, for the forecast. */
export interface EpochMarks {
  /** Known block times, ascending by height: among them the epoch's first block, where known. */
  readonly marks: readonly BlockMark[];
  /** Difficulty of the epoch before the running one, dimensionless. */
  readonly previousDifficulty?: number | undefined;
}

/**
 * A reading has what is known of the market at one moment. A datum nobody could give is absent:
 * never zero.
 */
export interface Reading {
  readonly coin: CoinId;
  /** Unix seconds at which the reading was put together. */
  readonly at: number;
  /** `sample` is the bundled sample network, not the real one. */
  readonly origin: 'live' | 'sample';
  readonly tip?: Datum<Tip> | undefined;
  /** Network difficulty, dimensionless, exact from the tip's header bits. */
  readonly difficulty?: Datum<number> | undefined;
  /** Mean fees per block over the last 144 blocks, in base units, without the subsidy. */
  readonly meanFees?: Datum<number> | undefined;
  readonly price?: Datum<CoinPrice> | undefined;
  readonly fx?: Datum<FxRates> | undefined;
  readonly epoch?: Datum<EpochMarks> | undefined;
  /** Data of the coin that the same hashes find besides. */
  readonly merged?: MergedReading | undefined;
  /** Prices of power at exchanges; they go with each reading, and are no part of what is kept of one. */
  readonly spot?: SpotPrices | undefined;
  /** Unix seconds of the last good chain-and-price data; tells "no market data since …". */
  readonly lastGoodAt?: number | undefined;
}

/** The data of a coin that is mined along. */
export type MergedReading = Pick<Reading, 'tip' | 'difficulty' | 'price'>;

/** The part of a block's header that we keep. */
export interface BlockHeader {
  readonly height: number;
  /** Unix seconds. */
  readonly time: number;
  /** Compact target, e.g. `0x17021ef0`. */
  readonly bits: number;
}

/** A datum before anybody asks how old it is. */
export interface KnownDatum<T> extends Omit<Datum<T>, 'state'> {
  /** Whether nobody else bears it out yet. */
  readonly unconfirmed?: boolean | undefined;
}

/** The difficulty of an epoch, and when it began, as more than one voice tells it. */
export interface AgreedEpoch {
  /** Height of its first block, whose `time` and `bits` follow. */
  readonly height: number;
  /** Unix seconds. */
  readonly time: number;
  readonly bits: number;
  /** The height up to which those who agreed had seen the chain. */
  readonly seen: number;
}

/** The last good value of everything, however old. */
export interface LastKnown {
  readonly tip?: KnownDatum<BlockHeader> | undefined;
  readonly meanFees?: KnownDatum<number> | undefined;
  readonly price?: KnownDatum<CoinPrice> | undefined;
  readonly fx?: KnownDatum<FxRates> | undefined;
  readonly epoch?: KnownDatum<EpochMarks> | undefined;
  readonly agreed?: AgreedEpoch | undefined;
}

/** Seconds up to which a datum counts as fresh. */
export const FRESH = {
  price: 300,
  /** Seconds since a provider confirmed the tip. */
  chain: 600,
  /** A mean of 144 blocks hardly moves in an hour. */
  fees: HOUR,
  /** The ECB's rates hold from the afternoon of a working day; Easter lasts five days, and a few hours may pass. */
  fx: 5.25 * DAY,
};

/** Seconds without a block after which the view of the chain is held to be stuck: once in 160,000 blocks. */
const STUCK = 7_200;

/** Seconds by which a finding may be dated ahead of our clock. */
const CLOCK_SKEW = 300;

/**
 * Returns the last known data of a coin as a reading: each datum fresh or stale by its age, or
 * absent when too old.
 *
 * @param now - Unix seconds.
 * @param maxAge - Seconds after which a datum is absent; rates of exchange get as many beyond their
 * freshness, since they are days old by nature.
 */
export function readingOf(
  lastKnown: LastKnown,
  { coin, now, maxAge }: { readonly coin: CoinId; readonly now: number; readonly maxAge: number },
): Reading {
  const { tip, meanFees, price, fx, epoch } = lastKnown;
  const aged = <T>(finding: KnownDatum<T> | undefined, fresh: number, kept = maxAge) =>
    finding && datumOf(finding, now, { fresh, kept });
  const stuck = tip !== undefined && isQuiet(tip.value.time, now);
  const chainFresh = stuck ? Number.NEGATIVE_INFINITY : FRESH.chain;
  const header = aged(tip, chainFresh);
  const difficulty = header && difficultyOfBits(header.value.bits);
  return {
    coin,
    at: now,
    origin: 'live',
    tip: header && { ...header, value: { height: header.value.height, time: header.value.time } },
    difficulty: header && difficulty !== undefined ? { ...header, value: difficulty } : undefined,
    meanFees: aged(meanFees, FRESH.fees),
    price: aged(price, FRESH.price),
    fx: aged(fx, FRESH.fx, FRESH.fx + maxAge),
    epoch: aged(epoch, chainFresh),
    lastGoodAt: tip && price && goodAt(Math.min(tip.at, price.at), now),
  };
}

/**
 * Tells whether it is so long since the last block that the view of the chain is held to be stuck.
 */
export function isQuiet(blockTime: number, now: number): boolean {
  return now - blockTime > STUCK;
}

/**
 * Returns the data found before now. A datum that is dated ahead was written down by a clock that
 * has been set back since: nobody knows how old it is.
 */
export function withoutAhead(lastKnown: LastKnown, now: number): LastKnown {
  const { tip, meanFees, price, fx, epoch } = lastKnown;
  const past = <F extends KnownDatum<unknown>>(finding: F | undefined) =>
    finding && isAhead(finding.at, now) ? undefined : finding;
  return {
    ...lastKnown,
    tip: past(tip),
    meanFees: past(meanFees),
    price: past(price),
    fx: past(fx),
    epoch: past(epoch),
  };
}

const isAhead = (at: number, now: number) => at - now > CLOCK_SKEW;
const goodAt = (at: number, now: number) => (isAhead(at, now) ? undefined : at);

/** Returns a finding as it is to be shown now: fresh, stale by its age, or not at all. */
export function datumOf<T>(
  finding: KnownDatum<T>,
  now: number,
  { fresh, kept }: { readonly fresh: number; readonly kept: number },
): Datum<T> | undefined {
  const { unconfirmed = false, ...datum } = finding;
  const age = now - datum.at;
  if (age > kept || isAhead(datum.at, now)) return undefined;
  if (age > fresh) return { ...datum, state: 'stale' };
  return { ...datum, state: unconfirmed ? 'unconfirmed' : 'fresh' };
}
