import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleAll,
  noJitterGenerator,
} from 'cockatiel';
import { SourceError } from '../errors.ts';
import type { Logger } from '../log/logger.port.ts';
import type { Clock } from '../time/clock.port.ts';
import type { SourceStatus } from './source-status.ts';

/**
 * A topic that a provider is asked about; the epoch's block times are apart from the chain's tip.
 */
export type Topic = SourceStatus['gives'][number] | 'epoch' | 'pool-clock';

type Health = Pick<SourceStatus, 'state' | 'lastGoodAt' | 'lastErrorAt' | 'lastError'>;

/** The record tells how a provider fares with the questions about one topic. */
export interface SourceHealth {
  /** Rejects at once while the topic rests after failing again and again. */
  attempt<T>(question: () => Promise<T>): Promise<T>;
  health(): Health;
}

/** Failures in a row before a topic is left alone. */
const PATIENCE = 5;

/**
 * Milliseconds that a topic rests. They are few, so that after hours without a network the data is
 * back soon.
 */
const BREAK = { initialDelay: 60_000, maxDelay: 120_000, generator: noJitterGenerator };

export function createSourceHealth(
  source: string,
  topic: Topic,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): SourceHealth {
  let breaker = newBreaker();
  let failing = false;
  let lastGoodAt: number | undefined;
  let lastErrorAt: number | undefined;
  let lastError: string | undefined;

  /**
   * Forgets errors and answers that are dated ahead: a breaker waits by the clock, and would wait
   * for as long as the clock was set back.
   */
  const mindClock = () => {
    const now = clock();
    if (lastErrorAt !== undefined && lastErrorAt > now) {
      breaker = newBreaker();
      lastErrorAt = undefined;
    }
    if (lastGoodAt !== undefined && lastGoodAt > now) lastGoodAt = undefined;
  };
  const succeeded = () => {
    if (failing) log.info({ source, topic }, 'Source is back');
    failing = false;
    lastGoodAt = clock();
  };
  const failed = (error: unknown) => {
    lastErrorAt = clock();
    lastError = reasonOf(error, source);
    if (!(error instanceof SourceError))
      log.error({ source, topic, err: error }, 'Source is faulty');
    else if (!failing) log.warn({ source, topic, reason: lastError }, 'Source fails');
    failing = true;
  };
  const state = () => {
    if (breaker.state === CircuitState.Open) return 'resting';
    if (failing) return 'failing';
    return lastGoodAt === undefined ? 'idle' : 'ok';
  };

  return {
    async attempt(question) {
      mindClock();
      try {
        const answer = await breaker.execute(question);
        succeeded();
        return answer;
      } catch (error) {
        if (error instanceof BrokenCircuitError) {
          throw new SourceError(source, `rests after: ${lastError}`);
        }
        failed(error);
        throw error;
      }
    },
    health() {
      mindClock();
      return { state: state(), lastGoodAt, lastErrorAt, lastError };
    },
  };
}

const newBreaker = () =>
  circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(PATIENCE),
    halfOpenAfter: new ExponentialBackoff(BREAK),
  });

/**
 * Seconds after which a failure doesn't count any more when other topics are well: what is still
 * needed would have been asked again.
 */
const FORGIVEN = 600;

/** Takes the topics of a provider together: it is failing when any of them does. */
export function overall(healths: readonly Health[], now: number): Health {
  const asked = healths.filter(({ state }) => state !== 'idle');
  const bad = asked.filter(({ state }) => state !== 'ok');
  const latest = bad.toSorted(byErrorTime).at(-1) ?? healths.toSorted(byErrorTime).at(-1);
  const goodTimes = healths.flatMap(({ lastGoodAt = [] }) => lastGoodAt);
  return {
    state: overallState(asked, now),
    lastGoodAt: goodTimes.length > 0 ? Math.max(...goodTimes) : undefined,
    lastErrorAt: latest?.lastErrorAt,
    lastError: latest?.lastError,
  };
}

/** @param asked - The topics that were asked about so far. */
function overallState(asked: readonly Health[], now: number): Health['state'] {
  if (asked.length === 0) return 'idle';
  if (asked.every(({ state }) => state === 'resting')) return 'resting';
  const bad = asked.filter(({ state }) => state !== 'ok');
  const lately = bad.some(({ lastErrorAt = 0 }) => now - lastErrorAt <= FORGIVEN);
  return lately || bad.length === asked.length ? 'failing' : 'ok';
}

function byErrorTime(a: Health, b: Health): number {
  return (a.lastErrorAt ?? 0) - (b.lastErrorAt ?? 0);
}

function reasonOf(error: unknown, source: string): string {
  if (!(error instanceof SourceError)) return 'an error of our own';
  return error.message.replace(`${source}: `, '');
}
