import { firstAnswer, tryAsk } from '../../../http/try-ask.ts';
import type { Clock } from '../../../time/clock.port.ts';
import { isWithin } from '../../../time/elapsed.ts';
import { type Consensus, priceConsensus, type Quote } from '../../price-consensus.ts';
import { isAtHand, isFarMove, type PastPrice, recentPrices } from '../../price-move.ts';
import { type CoinPrice, FRESH, type KnownDatum, type LastKnown } from '../../reading.ts';
import type { MempoolSource } from '../chain/mempool.ts';
import { createTally } from '../tally.ts';
import type { PriceSource } from './price-source.ts';

/** Seconds that mempool's price may be old: some instances gather prices once an hour only. */
const LAST_RESORT_MAX_AGE = 3_900;

/**
 * Seconds and readings for which an exchange says the same to the cent before it is held to be
 * stuck: their prices move by the second.
 */
const STUCK = { seconds: 180, readings: 4 };

export interface PriceWatch {
  look(known: LastKnown): Promise<Pick<LastKnown, 'price'>>;
}

/**
 * Watches all exchanges at once. Where they give no price that can be trusted, an instance of
 * mempool is asked: alone, or as the third voice when two exchanges disagree. That voice is not
 * independent: it is mempool's own median of Kraken, Coinbase and Bitfinex among others, up to 65
 * minutes old. So it doesn't take the place of a later price that we have.
 */
export function createPriceWatch(
  exchanges: readonly PriceSource[],
  lastResort: readonly MempoolSource[],
  clock: Clock,
): PriceWatch {
  const ask = async ({ provider, quote }: PriceSource): Promise<Quote[]> => {
    const found = await tryAsk(provider, 'price', quote);
    return found ? [{ source: provider.name, at: clock(), ...found }] : [];
  };
  const tally = createTally<number>((one, other) => !isFarMove(one, [{ usd: other, at: 0 }]));
  const standstill = createStandstill();
  let trail: readonly PastPrice[] = [];

  /**
   * Judges a price. One that is far from that of the hour needs all to agree, but for those who are
   * stuck, or to be said three times. Most alone are not believed, however long: one whose price
   * moves speaks against it.
   */
  function judged(
    { price, at }: Consensus,
    fresh: readonly Quote[],
    known: KnownDatum<CoinPrice> | undefined,
  ): Pick<LastKnown, 'price'> {
    const { usd, sources } = price;
    const finding = { value: price, source: sources.join(', '), at };
    const now = clock();
    const believed = known && !known.unconfirmed ? [{ usd: known.value.usd, at: known.at }] : [];
    const recent = recentPrices(trail.length > 0 ? trail : believed, now);
    const against = fresh.filter(({ source }) => !sources.includes(source));
    const agreed = sources.length > 1 && against.every(standstill.holds);
    const alone = sources.length === 1 && fresh.length <= 1;
    if (!isFarMove(usd, recent) || agreed || (alone && tally.bears(usd, at))) {
      // Prices from before a move that everybody bears out are nothing to go by any more.
      trail = [...(isFarMove(usd, recent) ? [] : recent), { usd, at }];
      return { price: finding };
    }
    return isAtHand(recent, now) ? {} : { price: { ...finding, unconfirmed: true } };
  }

  return {
    async look({ price: known }) {
      const quotes = (await Promise.all(exchanges.map(ask))).flat();
      standstill.note(quotes, clock());
      const fresh = quotes.filter((quote) => isWithin(FRESH.price, quote.at, clock()));
      const agreed = priceConsensus(quotes, clock(), FRESH.price);
      if (agreed) return judged(agreed, fresh, known);

      const extra = await firstAnswer(lastResort, 'price', async ({ provider, prices }) => {
        const { at, usd } = await prices();
        const i18n = { source: provider.name, usd, at };
        if (priceConsensus([i18n], clock(), LAST_RESORT_MAX_AGE)) return i18n;
        throw provider.error('price is too old');
      });
      if (extra === undefined) return {};
      const voices = [...fresh, extra.answer];
      const decided = priceConsensus(voices, clock(), LAST_RESORT_MAX_AGE);
      if (!decided || (known && decided.at <= known.at)) return {};
      return judged(decided, voices, known);
    },
  };
}

/** Watches for exchanges that answer, with a price that doesn't move. */
function createStandstill() {
  interface Still {
    readonly usd: number;
    /** Unix seconds. */
    readonly since: number;
    readonly until: number;
    readonly readings: number;
  }
  let stills: ReadonlyMap<string, Still> = new Map();
  return {
    /** @param now - Unix seconds. */
    note(quotes: readonly Quote[], now: number): void {
      const noted = quotes.map(({ source, usd }): [string, Still] => {
        const before = stills.get(source);
        const isSame = before?.usd === usd && now >= before.until;
        const { since, readings } = isSame ? before : { since: now, readings: 0 };
        return [source, { usd, since, until: now, readings: readings + 1 }];
      });
      stills = new Map(noted);
    },
    holds({ source, usd }: Quote): boolean {
      const still = stills.get(source);
      if (still?.usd !== usd) return false;
      return still.until - still.since >= STUCK.seconds && still.readings >= STUCK.readings;
    },
  };
}
