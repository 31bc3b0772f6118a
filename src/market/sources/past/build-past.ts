import type { Dispatcher } from 'undici';
import { SourceError } from '../../../errors.ts';
import { createProvider } from '../../../http/provider.ts';
import { publicName } from '../../../http/public-name.ts';
import type { Topic } from '../../../http/source-health.ts';
import { firstAnswer } from '../../../http/try-ask.ts';
import type { Logger } from '../../../log/logger.port.ts';
import type { Clock } from '../../../time/clock.port.ts';
import type { MarketPast } from '../../market.port.ts';
import { type MarketSettings, userAgentOf } from '../build-market.ts';
import { frankfurter } from '../fx/frankfurter.ts';
import { type MempoolHistory, mempoolHistory } from './mempool-history.ts';

type PastSettings = Pick<MarketSettings, 'mempoolUrls' | 'frankfurterUrl' | 'contact' | 'version'>;

export interface PastDeps {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly log: Logger;
  /** The signal that ends questions under way: some take their time. */
  readonly stop?: AbortSignal;
  /** Seconds that a provider gets for an answer; 60 if left out. */
  readonly timeout?: number;
  /** Milliseconds before the first retry; 2,000 if left out. */
  readonly backOff?: number;
}

/**
 * Builds the source of days gone by, from instances of mempool in order of preference and from the
 * ECB's rates. It has providers of its own: how they fare at this is not how the market fares.
 */
export function buildPast(settings: PastSettings, surroundings: PastDeps): MarketPast {
  const { dispatcher, clock, log, stop, timeout = 60, backOff = 2_000 } = surroundings;
  const web = { dispatcher, userAgent: userAgentOf(settings), timeout, backOff, stop };
  const provide = (baseUrl: URL, name: string) =>
    createProvider({ name, gives: [], baseUrl }, { web, clock, log });
  const instances = settings.mempoolUrls.map((url) =>
    mempoolHistory(provide(url, publicName(url, 'own mempool')), clock),
  );
  const { frankfurterUrl } = settings;
  const central = frankfurterUrl && frankfurter(provide(frankfurterUrl, 'Frankfurter'), clock);

  const asked = async <S extends Pick<MempoolHistory, 'provider'>, T>(
    sources: readonly S[],
    topic: Topic,
    question: (source: S) => Promise<T>,
  ): Promise<T> => {
    const found = await firstAnswer(sources, topic, question);
    if (found) return found.answer;
    throw new SourceError(sources.map(({ provider }) => provider.name).join(', '), 'no answer');
  };

  return {
    parts: [
      ...(instances.length > 0 ? (['difficulty', 'fees', 'prices'] as const) : []),
      ...(central ? (['rates'] as const) : []),
    ],
    difficulty: (span) => asked(instances, 'chain', (source) => source.difficulty(span)),
    fees: (span) => asked(instances, 'fees', (source) => source.fees(span)),
    prices: (span) => asked(instances, 'price', (source) => source.prices(span)),
    rates: (span) => asked(central ? [central] : [], 'fx', (source) => source.ratesBetween(span)),
  };
}
