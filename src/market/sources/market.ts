import { type Findings, FRESH, readingOf, withoutAhead } from '../../domain/findings.ts';
import type { Cache, Clock, Logger, Market, SourceStatus } from '../../ports.ts';
import { storedFindings } from '../../sources/stored-findings.ts';
import type { Reading } from '../reading.ts';
import type { ChainWatch } from './chain/chain-watch.ts';
import type { FxWatch } from './fx/fx-watch.ts';
import type { PriceWatch } from './price/price-watch.ts';

interface MarketParts {
  readonly chain: ChainWatch;
  readonly price: PriceWatch;
  readonly fx: FxWatch;
  /** How each provider fares, in the order to show. */
  readonly status: () => readonly SourceStatus[];
  readonly cache: Cache;
  readonly clock: Clock;
  readonly log: Logger;
  /** Seconds after which a datum that nobody renews is absent. */
  readonly maxAge: number;
}

/**
 * The market as all providers together see it. Starts with the last good findings of the run
 * before, as old as they are; `refresh` renews what it can and leaves the rest to age.
 */
export async function createMarket(parts: MarketParts): Promise<Market> {
  const { chain, price, fx, status, clock, log, maxAge } = parts;
  const store = storedFindings(parts);
  let findings: Findings = await store.load();
  let running: Promise<void> | undefined;
  let last:
    | { readonly of: Findings; readonly second: number; readonly reading: Reading }
    | undefined;

  async function renew(look: (known: Findings) => Promise<Partial<Findings>>): Promise<void> {
    try {
      // Too old to be shown is too old to judge newcomers by.
      const news = await look(usable(findings));
      findings = { ...findings, ...news };
    } catch (error) {
      log.error({ err: error }, 'Market refresh is faulty');
    }
  }

  const usable = (all: Findings): Findings => {
    const { tip, fx } = all;
    const old = (at: number, limit: number) => clock() - at > limit;
    return {
      ...all,
      ...(tip && old(tip.at, maxAge) && { tip: undefined, epoch: undefined }),
      ...(fx && old(fx.at, FRESH.fx + maxAge) && { fx: undefined }),
    };
  };

  async function refresh(): Promise<void> {
    findings = withoutAhead(findings, clock());
    await Promise.all([renew(chain.look), renew(price.look), renew(fx.look)]);
    await store.save(findings);
  }

  return {
    /** The same for a second, so that what is worked out of it can be shared. */
    reading() {
      const now = clock();
      const second = Math.floor(now);
      if (last?.of !== findings || last.second !== second) {
        last = { of: findings, second, reading: readingOf(findings, now, maxAge) };
      }
      return last.reading;
    },
    refresh() {
      running ??= refresh().finally(() => {
        running = undefined;
      });
      return running;
    },
    status,
  };
}
