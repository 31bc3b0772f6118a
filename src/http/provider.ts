import type * as z from 'zod';
import { SourceError } from '../errors.ts';
import type { Logger } from '../log/logger.port.ts';
import type { Clock } from '../time/clock.port.ts';
import { isWithin } from '../time/elapsed.ts';
import { ask, RateLimited, type Web } from './http.ts';
import { createSourceHealth, overall, type SourceHealth, type Topic } from './source-health.ts';
import type { SourceStatus } from './source-status.ts';

/** The means by which all providers are reached and watched. */
interface ProviderDeps {
  readonly web: Web;
  readonly clock: Clock;
  readonly log: Logger;
}

interface ProviderDetails {
  readonly name: string;
  readonly gives: SourceStatus['gives'];
  /** The address may carry `user:password@`, which goes no further than a header. */
  readonly baseUrl: URL;
}

/** A provider can be asked, and tells how it fares. */
export interface Provider {
  readonly name: string;
  /**
   * @param path - Under the base address, without a leading slash.
   * @param sizeLimit - Bytes, where an answer may be longer than usual.
   */
  getJson<T>(path: string, schema: z.ZodType<T>, sizeLimit?: number): Promise<T>;
  /** Reads JSON also where it comes with an HTTP error that isn't the server's own. */
  getAnswer<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  getText<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  /** @param timeout - Seconds. */
  postJson<T>(body: unknown, schema: z.ZodType<T>, timeout?: number): Promise<T>;
  /** Returns a SourceError of this provider, to throw. */
  error(reason: string): SourceError;
  /**
   * Runs one question, however many requests it takes, and keeps the record for `status()`.
   * Rejects at once while the topic rests after failing again and again, or the provider as a whole
   * because it asked us to wait.
   */
  attempt<T>(topic: Topic, question: () => Promise<T>): Promise<T>;
  status(): SourceStatus;
}

export function createProvider(details: ProviderDetails, surroundings: ProviderDeps): Provider {
  const { name, gives, baseUrl } = details;
  const { web, clock, log } = surroundings;
  const authorization = basicAuthorization(baseUrl);
  const records = new Map<Topic, SourceHealth>();
  let rest = { since: 0, seconds: 0 };
  const isResting = () => isWithin(rest.seconds, rest.since, clock());

  const recordOf = (topic: Topic) => {
    const record = records.get(topic) ?? createSourceHealth(name, topic, { clock, log });
    records.set(topic, record);
    return record;
  };
  const common = { source: name, authorization };

  return {
    name,
    getJson: (path, schema, sizeLimit) =>
      ask(web, { ...common, url: under(baseUrl, path), schema, format: 'json', sizeLimit }),
    getAnswer: (path, schema) =>
      ask(web, {
        ...common,
        url: under(baseUrl, path),
        schema,
        format: 'json',
        readsErrors: true,
      }),
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
    async attempt(topic, question) {
      if (isResting()) throw new SourceError(name, 'asked us to wait');
      try {
        return await recordOf(topic).attempt(question);
      } catch (error) {
        if (error instanceof RateLimited) rest = { since: clock(), seconds: error.retryAfter };
        throw error;
      }
    },
    status() {
      const healths = [...records.values()].map((record) => record.health());
      const together = overall(healths, clock());
      return { name, gives, ...together, ...(isResting() && { state: 'resting' }) };
    },
  };
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

/** Decodes a user name or password; a lone percent sign stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
