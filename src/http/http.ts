import { setTimeout as sleep } from 'node:timers/promises';
import { type Dispatcher, interceptors, request } from 'undici';
import type * as z from 'zod';
import { SourceError } from '../errors.ts';
import { publicName } from './public-name.ts';

/** The means that every request to a provider shares. */
export interface Web {
  /**
   * The dispatcher is given with each call: a global one would reach into discord.js's undici as
   * well.
   */
  readonly dispatcher: Dispatcher;
  readonly userAgent: string;
  /** Seconds for a whole question, its retries included. */
  readonly timeout: number;
  /** Milliseconds before the first retry. */
  readonly backOff: number;
  /** Ends what is under way. */
  readonly stop?: AbortSignal | undefined;
}

interface Question<T> {
  /** The provider's name as people know it. */
  readonly source: string;
  /** The address without user and password: those go into `authorization`. */
  readonly url: URL;
  /** `text` takes the whole body as one string. */
  readonly format: 'json' | 'text';
  readonly schema: z.ZodType<T>;
  /**
   * The body is sent as JSON by POST. It may be sent twice, so it is only for calls that change
   * nothing.
   */
  readonly body?: unknown;
  readonly authorization?: string | undefined;
  /**
   * Whether to read the body of an answer that is an HTTP error, too: JSON-RPC puts its own errors
   * there.
   */
  readonly readsErrors?: boolean;
  /** Seconds to wait, instead of the shared time. */
  readonly timeout?: number;
  /** Most bytes of an answer, instead of the usual limit. */
  readonly sizeLimit?: number | undefined;
}

/** The provider asked to be left alone for a while. */
export class RateLimited extends SourceError {
  /** Seconds, capped. */
  readonly retryAfter: number;

  constructor(source: string, retryAfter: number) {
    super(source, 'HTTP 429: too many requests');
    this.retryAfter = retryAfter;
  }
}

/** HTTP 404: the provider doesn't have what it was asked for. */
export class NotFound extends SourceError {}

/** HTTP 503, with which Bitcoin Core says that its work queue is full. */
class Unavailable extends SourceError {}

/** Most bytes of an answer. The longest one of the present, 15 blocks, has about 100 KiB. */
const SIZE_LIMIT = 2 ** 20;

/** Seconds to leave a provider alone after HTTP 429: if it says nothing, and at most. */
const REST = { usual: 60, longest: 900 };

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const KEEPS_METHOD = new Set([307, 308]);
const MOST_HOPS = 3;

const RETRIES = {
  maxRetries: 2,
  /** Caps the back-off and what the server asks for in `retry-after`. */
  maxTimeout: 2_000,
  // HTTP 429 is not among them: after that a provider rests, see `RateLimited`.
  statusCodes: [500, 502, 503, 504],
  // The errors of a wrong name or a closed port are not among them: repeating doesn't mend those.
  errorCodes: ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'EAI_AGAIN'],
} satisfies Parameters<typeof interceptors.retry>[0];

/**
 * Asks a provider and checks what it answers.
 *
 * @throws SourceError that says in a few words what was wrong, without address or credentials.
 */
export async function ask<T>(web: Web, question: Question<T>): Promise<T> {
  const { source, schema } = question;
  const timeout = question.timeout ?? web.timeout;
  const tooLate = AbortSignal.timeout(timeout * 1_000);
  const signal = web.stop ? AbortSignal.any([tooLate, web.stop]) : tooLate;
  let text: string;
  try {
    text = await (question.body === undefined ? send : sendTwice)(web, question, signal);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (web.stop?.aborted) throw new SourceError(source, 'stopped', { cause: error });
    const reason = signal.aborted ? `no answer in ${timeout} s` : transportReason(error);
    throw new SourceError(source, reason, { cause: error });
  }
  return checked(
    source,
    schema,
    question.format === 'json' ? parseJson(source, text) : text.trim(),
  );
}

/** @throws SourceError that names the first thing that isn't as the schema says. */
export function checked<T>(source: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  const what = issue?.message.replace('Invalid input: ', '') ?? 'not as expected';
  throw new SourceError(source, `${place}${what}`, { cause: result.error });
}

/** Sends a question once more where the server stumbled. It does so by hand: see `send`. */
async function sendTwice<T>(web: Web, question: Question<T>, signal: AbortSignal): Promise<string> {
  try {
    return await send(web, question, signal);
  } catch (error) {
    if (!isStumble(error)) throw error;
    await sleep(web.backOff, undefined, { signal });
    return send(web, question, signal);
  }
}

function isStumble(error: unknown): boolean {
  if (error instanceof Unavailable) return true;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return RETRIES.errorCodes.some((known) => known === code);
}

/** Follows the provider where it has moved within its host. */
async function send<T>(web: Web, question: Question<T>, signal: AbortSignal): Promise<string> {
  let url = question.url;
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    const answer = await sendOnce(web, { ...question, url }, signal);
    if (typeof answer === 'string') return answer;
    url = followed(question, url, answer);
  }
  throw new SourceError(question.source, 'redirects without end');
}

interface Redirect {
  readonly statusCode: number;
  readonly location: string;
}

/**
 * Returns the address that a redirect leads to.
 *
 * @throws SourceError that says where it leads, when that is elsewhere.
 */
function followed<T>(
  { source, body, url: asked }: Question<T>,
  from: URL,
  { statusCode, location }: Redirect,
): URL {
  const to = URL.parse(location, from.href);
  const isWeb = to?.protocol === 'https:' || to?.protocol === from.protocol;
  // Credentials go to their own host only, and a question by POST would become another by GET.
  const isSafe = body === undefined || KEEPS_METHOD.has(statusCode);
  if (to && isWeb && isSafe && to.hostname === asked.hostname) return to;
  const place = to && `${publicName(to, 'another host')}${to.pathname}`.slice(0, 100);
  throw new SourceError(source, `HTTP ${statusCode}, which leads to ${place ?? 'nowhere'}`);
}

async function sendOnce<T>(
  web: Web,
  question: Question<T>,
  signal: AbortSignal,
): Promise<string | Redirect> {
  const { source, url, format, body, authorization, readsErrors } = question;
  const { sizeLimit = SIZE_LIMIT } = question;
  // The interceptor isn't for POST: it would throw away the body of an HTTP error.
  const retry = interceptors.retry({ ...RETRIES, minTimeout: web.backOff });
  const response = await request(url, {
    dispatcher: body === undefined ? web.dispatcher.compose(retry) : web.dispatcher,
    method: body === undefined ? 'GET' : 'POST',
    body: body === undefined ? null : JSON.stringify(body),
    headers: {
      'user-agent': web.userAgent,
      accept: format === 'json' ? 'application/json' : 'text/plain',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(authorization === undefined ? {} : { authorization }),
    },
    signal,
  });
  const { statusCode, headers } = response;
  const { location } = headers;
  if (REDIRECTS.has(statusCode) && typeof location === 'string') {
    await response.body.dump();
    return { statusCode, location };
  }
  const good = statusCode >= 200 && statusCode < 300;
  const text = await readLimited(source, response.body, sizeLimit);
  if (statusCode === 429) throw new RateLimited(source, restOf(headers['retry-after']));
  if (good || (readsErrors && text.startsWith('{'))) return text;
  const Failure = { 404: NotFound, 503: Unavailable }[statusCode] ?? SourceError;
  throw new Failure(source, `HTTP ${statusCode}`);
}

/**
 * Reads a body of limited size. It counts by itself, since `maxResponseSize` belongs to the
 * dispatcher, which others made.
 */
async function readLimited(
  source: string,
  body: AsyncIterable<Buffer>,
  limit: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) throw new SourceError(source, 'answer too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(source: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SourceError(source, 'not JSON', { cause });
  }
}

/**
 * Returns the seconds to leave a provider alone.
 *
 * @param retryAfter - Seconds, or a date, which is as good as nothing to us.
 */
function restOf(retryAfter: string | string[] | undefined): number {
  const seconds = Number(retryAfter);
  return seconds > 0 ? Math.min(seconds, REST.longest) : REST.usual;
}

const REASONS = new Map([
  ['ENOTFOUND', 'host not found'],
  ['EAI_AGAIN', 'host not found'],
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'connection lost'],
  ['UND_ERR_SOCKET', 'connection lost'],
  ['UND_ERR_CONNECT_TIMEOUT', 'no connection'],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'answer too large'],
]);

function transportReason(error: unknown): string {
  if (!(error instanceof Error)) return 'connection failed';
  if ('statusCode' in error && error.message === 'Request failed')
    return `HTTP ${error.statusCode}`;
  const code = 'code' in error ? String(error.code) : error.name;
  return REASONS.get(code) ?? `connection failed (${code})`;
}
