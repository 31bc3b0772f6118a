import type { Dispatcher } from 'undici';
import type { Cache } from '../../../database/cache.port.ts';
import { createProvider } from '../../../http/provider.ts';
import type { Logger } from '../../../log/logger.port.ts';
import type { SpotPrices } from '../../../power/spot.ts';
import type { Clock } from '../../../time/clock.port.ts';
import type { Market } from '../../market.port.ts';
import type { Reading } from '../../reading.ts';
import { userAgentOf } from '../build-market.ts';
import { samplePrices } from '../sample/sample-spot.ts';
import { createSpotBook, type WatchedSpotBook } from './spot-book.ts';
import { spotMappings } from './spot-mappings.ts';

interface SpotSettings {
  /** Names of `spotSourceIds` that are switched on. */
  readonly spotSources: readonly string[];
  readonly contact?: string | undefined;
  readonly version: string;
}

interface SpotDeps {
  readonly dispatcher: Dispatcher;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly log: Logger;
  /** Seconds that a provider gets for an answer; 8 if left out. */
  readonly timeout?: number | undefined;
  /** Milliseconds before the first retry; 300 if left out. */
  readonly backOff?: number | undefined;
}

/** Builds the book of power prices from the providers that are switched on. */
export function buildSpotBook(
  { spotSources, contact, version }: SpotSettings,
  { dispatcher, cache, clock, log, timeout = 8, backOff = 300 }: SpotDeps,
): Promise<WatchedSpotBook> {
  const userAgent = userAgentOf({ version, contact });
  const shared = { web: { dispatcher, userAgent, timeout, backOff }, clock, log };
  const sources = spotMappings
    .filter(({ id }) => spotSources.includes(id))
    .map((mapping) => {
      const { name, url } = mapping;
      const baseUrl = new URL(url);
      return { mapping, provider: createProvider({ name, gives: ['spot'], baseUrl }, shared) };
    });
  return createSpotBook({ sources, cache, clock, log });
}

/** Returns the market with power prices in its readings, and their providers among its sources. */
export function withSpot(
  market: Market,
  book: SpotPrices & Pick<WatchedSpotBook, 'status'>,
): Market {
  /** A reading is known by being the same object, so there is one for each. */
  const known = new WeakMap<Reading, Reading>();
  const withPrices = (plain: Reading) => {
    const reading = known.get(plain);
    if (reading) return reading;
    // The moment of a sample is none that the exchanges know of.
    const spot = plain.origin === 'sample' ? samplePrices(plain.at) : book;
    const made = { ...plain, spot };
    known.set(plain, made);
    return made;
  };
  return {
    ...market,
    reading: (coin) => withPrices(market.reading(coin)),
    want: async (coin) => withPrices(await market.want(coin)),
    status: () => [...market.status(), ...book.status()],
  };
}
