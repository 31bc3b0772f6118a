import type { CoinId } from '../../../coin/coins.ts';
import type { SourceStatus } from '../../../http/source-status.ts';
import type { Logger } from '../../../log/logger.port.ts';
import type { Clock } from '../../../time/clock.port.ts';
import { isWithin } from '../../../time/elapsed.ts';
import {
  type CoinPrice,
  datumOf,
  FRESH,
  type KnownDatum,
  type MergedReading,
  type Reading,
} from '../../reading.ts';
import type { PriceWatch } from '../price/price-watch.ts';
import type { CoinTip } from './coin-source.ts';
import type { CoinWatch } from './coin-watch.ts';

/** The parts that tell of one chain and its price. */
interface Watches {
  readonly chain: CoinWatch;
  readonly price: PriceWatch;
}

interface CoinBookParts extends Watches {
  readonly coin: CoinId;
  /** The parts of the coin that is mined along. */
  readonly merged?: Watches | undefined;
  readonly status: () => readonly SourceStatus[];
  readonly clock: Clock;
  readonly log: Logger;
  /** Seconds after which a datum that nobody renews is absent. */
  readonly maxAge: number;
}

/** All that is known of one coin besides Bitcoin. */
export interface CoinBook {
  /** @param fx - Rates of exchange, which are the same for all coins. */
  reading(fx: Reading['fx']): Reading;
  /** Asks the providers anew. Never throws: what failed shows in `status()`. */
  refresh(): Promise<void>;
  status(): readonly SourceStatus[];
}

/** Seconds for which the chain is not asked again: those who tell it gather it every few minutes. */
const CHAIN_EVERY = 110;

interface Known {
  readonly tip?: KnownDatum<CoinTip> | undefined;
  readonly price?: KnownDatum<CoinPrice> | undefined;
}

/** Creates the memory of a coin: it begins empty, and nobody is asked before it is refreshed. */
export function createCoinBook(parts: CoinBookParts): CoinBook {
  const { coin, merged, status, clock, log, maxAge } = parts;
  const own = createPage(parts, { clock, log, maxAge });
  const along = merged && createPage(merged, { clock, log, maxAge });
  let running: Promise<unknown> | undefined;

  return {
    reading(fx) {
      const at = clock();
      const reading = { coin, at, origin: 'live', fx, ...own.shown(at) } as const;
      return along ? { ...reading, merged: along.shown(at) } : reading;
    },
    async refresh() {
      running ??= Promise.all([own.refresh(), along?.refresh()]).finally(() => {
        running = undefined;
      });
      await running;
    },
    status,
  };
}

/** Keeps what is known of one chain. */
function createPage(
  { chain, price }: Watches,
  { clock, log, maxAge }: Pick<CoinBookParts, 'clock' | 'log' | 'maxAge'>,
) {
  let known: Known = {};
  let asked: number | undefined;

  async function renew(look: () => Promise<Known>): Promise<void> {
    try {
      const news = await look();
      known = { ...known, ...news };
    } catch (error) {
      log.error({ err: error }, 'Refresh of a coin is faulty');
    }
  }

  return {
    shown(now: number): MergedReading & Pick<Reading, 'epoch' | 'lastGoodAt'> {
      const aged = <T>(finding: KnownDatum<T> | undefined, fresh: number) =>
        finding && datumOf(finding, now, { fresh, kept: maxAge });
      const tip = aged(known.tip, FRESH.chain);
      const told = aged(known.price, FRESH.price);
      const part = <T>(value: T) => tip && { ...tip, value };
      return {
        tip: tip && part({ height: tip.value.height, time: tip.value.time }),
        difficulty: tip && part(tip.value.difficulty),
        epoch: tip?.value.epoch && part(tip.value.epoch),
        price: told,
        lastGoodAt: tip && told && Math.min(tip.at, told.at),
      };
    },
    async refresh(): Promise<void> {
      const isKnown = asked !== undefined && isWithin(CHAIN_EVERY, asked, clock());
      const isFresh = known.tip !== undefined && isWithin(FRESH.chain, known.tip.at, clock());
      const lookAtChain = renew(async () => {
        if (isKnown && isFresh) return {};
        asked = clock();
        const tip = await chain.look(known.tip);
        return tip ? { tip } : {};
      });
      await Promise.all([lookAtChain, renew(() => price.look({ price: known.price }))]);
    },
  };
}
