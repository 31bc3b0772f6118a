import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleAll,
  noJitterGenerator,
} from 'cockatiel';
import type { z } from 'zod';
import { SourceError } from '../errors.ts';
import type { Clock, Logger, SourceStatus } from '../ports.ts';
import { ask, RateLimited, type Web } from './http.ts';

/** How all providers are reached and watched. */
interface Surroundings {
  readonly web: Web;
  readonly clock: Clock;
  readonly log: Logger;
}

interface ProviderDetails {
  readonly name: string;
  readonly gives: SourceStatus['gives'];
  /** May carry `user:password@`, which goes no further than a header. */
  readonly baseUrl: URL;
}

/** One provider: how to ask it, and how it fares. */
export interface Provider {
  readonly name: string;
  /** @param path - Under the base address, without a leading slash. */
  getJson<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  getText<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  /** @param timeout - Seconds. */
  postJson<T>(body: unknown, schema: z.ZodType<T>, timeout?: number): Promise<T>;
  /** A SourceError of this provider, to throw. */
  error(reason: string): SourceError;
  /**
   * Runs one question, however many requests it takes, and keeps the record for `status()`.
   * Rejects at once while the provider rests after failing again and again.
   */
  attempt<T>(question: () => Promise<T>): Promise<T>;
  status(): SourceStatus;
}

/** Failures in a row before a provider is left alone. */
const PATIENCE = 5;

/** Milliseconds: first a minute, then twice as long each time. */
const BREAK = { initialDelay: 60_000, maxDelay: 600_000, generator: noJitterGenerator };

export function createProvider(details: ProviderDetails, surroundings: Surroundings): Provider {
  const { name, gives, baseUrl } = details;
  const { web, clock, log } = surroundings;
  const authorization = basicAuthorization(baseUrl);
  const breaker = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(PATIENCE),
    halfOpenAfter: new ExponentialBackoff(BREAK),
  });
  let failing = false;
  let restUntil = 0;
  let lastGoodAt: number | undefined;
  let lastErrorAt: number | undefined;
  let lastError: string | undefined;

  const succeeded = () => {
    if (failing) log.info({ source: name }, 'Source is back');
    failing = false;
    lastGoodAt = clock();
  };
  const failed = (error: unknown) => {
    lastErrorAt = clock();
    lastError = reasonOf(error, name);
    if (error instanceof RateLimited) restUntil = lastErrorAt + error.retryAfter;
    if (!(error instanceof SourceError))
      log.error({ source: name, err: error }, 'Source is faulty');
    else if (!failing) log.warn({ source: name, reason: lastError }, 'Source fails');
    failing = true;
  };
  const state = () => {
    if (breaker.state === CircuitState.Open || clock() < restUntil) return 'resting';
    if (failing) return 'failing';
    return lastGoodAt === undefined ? 'idle' : 'ok';
  };
  const common = { source: name, authorization };

  return {
    name,
    getJson: (path, schema) =>
      ask(web, { ...common, url: under(baseUrl, path), schema, format: 'json' }),
    getText: (path, schema) =>
      ask(web, { ...common, url: under(baseUrl, path), schema, format: 'text' }),
    postJson: (body, schema, timeout = web.timeout) =>
      ask(web, {
        ...common,
        url: under(baseUrl, ''),
        schema,
        format: 'json',
        body,
        readsErrors: true,
        timeout,
      }),
    error: (reason) => new SourceError(name, reason),
    async attempt(question) {
      if (clock() < restUntil) throw new SourceError(name, 'asked us to wait');
      try {
        const answer = await breaker.execute(question);
        succeeded();
        return answer;
      } catch (error) {
        if (error instanceof BrokenCircuitError) {
          throw new SourceError(name, `rests after: ${lastError}`);
        }
        failed(error);
        throw error;
      }
    },
    status: () => ({
      name,
      gives,
      state: state(),
      lastGoodAt,
      lastErrorAt,
      lastError,
    }),
  };
}

function reasonOf(error: unknown, name: string): string {
  if (!(error instanceof SourceError)) return 'an error of our own';
  return error.message.replace(`${name}: `, '');
}

function under(base: URL, path: string): URL {
  const url = new URL(base);
  url.username = '';
  url.password = '';
  if (path === '') return url;
  return new URL(`${url.origin}${url.pathname.replace(/\/$/, '')}/${path}`);
}

function basicAuthorization({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  return `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`;
}

/** A lone percent sign in a password stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
