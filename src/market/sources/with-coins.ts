import type { CoinId } from '../../coin/coins.ts';
import type { Logger } from '../../log/logger.port.ts';
import type { Clock } from '../../time/clock.port.ts';
import { isWithin } from '../../time/elapsed.ts';
import { DAY } from '../../time/seconds.ts';
import type { MainMarket, Market } from '../market.port.ts';
import type { Reading } from '../reading.ts';
import type { CoinBook } from './coins/coin-book.ts';

interface CoinsParts {
  /** Coins that the operator offers. */
  readonly coins: readonly CoinId[];
  /** Opens the book of a coin: its modules are loaded when somebody asks for the first one. */
  readonly open: (coin: CoinId) => Promise<CoinBook>;
  readonly clock: Clock;
  readonly log: Logger;
}

interface Opened {
  readonly book: CoinBook;
  /** The reading of a second, so that what is worked out of it can be shared. */
  last?:
    | undefined
    | { readonly second: number; readonly fx: Reading['fx']; readonly reading: Reading };
}

/**
 * Returns the market with other coins beside its own. Nothing is loaded or asked about a coin before
 * somebody wants it, and a coin that nobody wanted for a day is not asked about any more.
 */
export function withCoins(main: MainMarket, parts: CoinsParts): Market {
  const { coins, open, clock, log } = parts;
  const opening = new Map<CoinId, Promise<Opened>>();
  const opened = new Map<CoinId, Opened>();
  const wantedAt = new Map<CoinId, number>();
  const others = new Set(coins.filter((coin) => !main.coins.includes(coin)));

  async function bookOf(coin: CoinId): Promise<Opened> {
    const known = opening.get(coin) ?? open(coin).then((book) => ({ book }));
    opening.set(coin, known);
    try {
      const found = await known;
      opened.set(coin, found);
      return found;
    } catch (error) {
      opening.delete(coin);
      throw error;
    }
  }

  function reading(coin?: CoinId): Reading {
    if (coin === undefined || main.coins.includes(coin)) return main.reading();
    const found = opened.get(coin);
    const at = clock();
    if (!found) return { coin, at, origin: 'live' };
    const second = Math.floor(at);
    const { fx } = main.reading();
    if (found.last?.second !== second || found.last.fx !== fx) {
      found.last = { second, fx, reading: found.book.reading(fx) };
    }
    return found.last.reading;
  }

  async function renew(found: Opened): Promise<void> {
    await found.book.refresh();
    found.last = undefined;
  }

  const wanted = () =>
    [...others].filter((coin) => isWithin(DAY, wantedAt.get(coin) ?? Number.NaN, clock()));

  return {
    ...main,
    coins: [...main.coins, ...coins].filter((coin, at, all) => all.indexOf(coin) === at),
    reading,
    wanted: () => [...main.coins, ...wanted()],
    async want(coin) {
      if (!others.has(coin)) return reading(coin);
      wantedAt.set(coin, clock());
      try {
        const found = await bookOf(coin);
        const { difficulty, price } = reading(coin);
        if (difficulty?.state !== 'fresh' || price?.state !== 'fresh') await renew(found);
      } catch (error) {
        log.error({ err: error, coin }, 'A coin cannot be opened');
      }
      return reading(coin);
    },
    async refresh() {
      const books = wanted().flatMap((coin) => opened.get(coin) ?? []);
      await Promise.all([main.refresh(), ...books.map(renew)]);
    },
    status: () => [
      ...main.status(),
      ...wanted().flatMap((coin) => opened.get(coin)?.book.status() ?? []),
    ],
  };
}
