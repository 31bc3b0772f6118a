import type { CoinId } from '../coin/coins.ts';
import type { Reading } from './reading.ts';

/** The readings in memory: of the usual coin where none is named. */
interface ReadingsAtHand {
  readonly reading: (coin?: CoinId) => Reading;
}

/** Returns the readings of the coins, besides the usual one, that somebody wanted within a day. */
export function otherReadings(
  market: ReadingsAtHand & { readonly wanted: () => readonly CoinId[] },
): readonly Reading[] {
  const { coin: usual } = market.reading();
  const others = market.wanted().filter((coin) => !Object.is(coin, usual));
  return others.map((coin) => market.reading(coin));
}

/** Wants the coins of several rigs, each once, and returns the reading of theirs, or the usual one. */
export async function wantAll(
  rigs: readonly { readonly coin: CoinId }[],
  market: ReadingsAtHand & { readonly want: (coin: CoinId) => Promise<Reading> },
): Promise<Reading> {
  const coins = [...new Set(rigs.map(({ coin }) => coin))];
  const readings = await Promise.all(coins.map((coin) => market.want(coin)));
  const [only, ...others] = readings;
  return only && others.length === 0 ? only : market.reading();
}

/** The reading of the usual coin, and where those of others are. */
export interface Readings {
  readonly reading: Reading;
  /** Returns the reading of another coin; none is known where this is left out. */
  readonly readingOf?: ((coin: CoinId) => Reading | undefined) | undefined;
}

/** Returns the reading of a coin: never that of another one, rather one with nothing in it. */
export function readingFor(coin: CoinId, { reading, readingOf }: Readings): Reading {
  if (Object.is(coin, reading.coin)) return reading;
  return readingOf?.(coin) ?? { coin, at: reading.at, origin: reading.origin };
}

/** Returns the way to the readings in a list, by coin. */
export function readingsOf(others: readonly Reading[]): (coin: CoinId) => Reading | undefined {
  const byCoin = new Map(others.map((other) => [other.coin, other]));
  return (coin) => byCoin.get(coin);
}
