import { STATUS_CODES } from 'node:http';
import type { RESTOptions } from 'discord.js';
import { type Dispatcher, errors } from 'undici';
import type { Logger } from '../../log/logger.port.ts';
import type { Contact } from './contact.ts';
import { Multipart } from './multipart.ts';
import { type Headers, SilenceAsked, soundLimits } from './rate-limit.ts';
import type { RateLimiter } from './rate-limiter.ts';

type MakeRequest = RESTOptions['makeRequest'];
type Response = Awaited<ReturnType<MakeRequest>>;

const UNAUTHORIZED = 401;
const SERVER_ERROR = 500;

interface RequestParts {
  /** Called when Discord does not know the token. */
  readonly refused: () => void;
  /**
   * Paces all requests that carry the token, those of the REST client's own second tries among
   * them; answers to people carry none, and Discord doesn't count them.
   */
  readonly limiter?: RateLimiter;
  /** The contact that is told of Discord's answers. */
  readonly contact?: Pick<Contact, 'answered'> | undefined;
  /**
   * Tells whether something may be sent unasked at this moment: by one process of several alone.
   */
  readonly maySend?: (() => boolean) | undefined;
  readonly log: Logger;
}

/** Seconds: a shorter wait goes without saying. */
const LONG = 1;

/**
 * Returns the function by which discord.js's REST client reaches Discord: over connections of our
 * own, which nobody else in the process can swap, and without a stream for each answer, most of
 * which are empty.
 */
export function makeRequest(
  dispatcher: Dispatcher,
  { refused, limiter, contact, maySend, log }: RequestParts,
): MakeRequest {
  return async (url, { method, headers, body, signal }) => {
    const { origin, pathname, search } = new URL(url);
    const form = body instanceof Multipart ? body : undefined;
    const request = {
      origin,
      path: pathname + search,
      // The REST client writes the method in capitals.
      method: method as Dispatcher.HttpMethod,
      headers: {
        // The headers are a plain object, as the REST client makes them.
        ...(headers as Record<string, string>),
        ...(form && { 'content-type': form.contentType, 'content-length': String(form.length) }),
      },
      // Undici takes what can be iterated, as its documentation says, though its types don't. JSON
      // otherwise, written by the REST client, or nothing.
      body: (form ?? body) as string | null,
    };
    // The REST client tries again what was given up: that takes nobody's turn.
    if (signal?.aborted) throw new errors.RequestAbortedError();
    // Requests with an interaction's own token go without that header.
    const isBots = 'Authorization' in request.headers;
    const silence = isBots ? await limiter?.turn() : 0;
    if (silence) {
      // It is Discord that wants it.
      contact?.answered();
      throw new SilenceAsked(silence);
    }
    // The turn may have come late. Another process sends it, with the same nonce.
    const isUnasked = isBots && method === 'POST' && !isAskedNow(pathname);
    const refusal = () =>
      isUnasked && maySend?.() === false ? new Error('This process does not lead') : undefined;
    const early = refusal();
    if (early) throw early;
    const answer = await wholeAnswer(dispatcher, request, { signal, refusal });
    const { status, headers: said, body: data } = answer;
    if (status < SERVER_ERROR) contact?.answered();
    if (isBots && status === UNAUTHORIZED) refused();
    const { headers: sound, wait } = soundLimits(status, said, data);
    if (wait) {
      const isForAll = isBots && wait.isGlobal;
      if (isForAll) limiter?.hold(wait.seconds * 1_000);
      if (isForAll || wait.isGuess || wait.seconds >= LONG) {
        log.warn({ ...wait, route: routeOf(pathname) }, 'Discord asks us to wait');
      }
    }
    return responseOf(status, sound, data);
  };
}

/** Tells whether somebody waits for that request at this moment: no other process makes it. */
function isAskedNow(pathname: string): boolean {
  return pathname.endsWith('/followers');
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

async function wholeAnswer(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  {
    signal,
    refusal,
  }: {
    readonly signal: AbortSignal | null | undefined;
    /** Returns why the request must not go, asked when there is a connection for it. */
    readonly refusal: () => Error | undefined;
  },
): Promise<Answer> {
  // A signal that was aborted already sends no event any more.
  if (signal?.aborted) throw new errors.RequestAbortedError();
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const chunks: Buffer[] = [];
  let begun: Dispatcher.DispatchController | undefined;
  let status = 0;
  let headers: Headers = {};
  const abort = () => {
    // By its name the REST client knows that it was the one that lost patience.
    const reason = new errors.RequestAbortedError();
    reject(reason);
    begun?.abort(reason);
  };
  const over = () => signal?.removeEventListener('abort', abort);
  signal?.addEventListener('abort', abort);
  dispatcher.dispatch(request, {
    onRequestStart(controller) {
      begun = controller;
      if (signal?.aborted) abort();
      // The process may have stood still while it connected: nothing comes between this look and
      // the request.
      const late = refusal();
      if (late) controller.abort(late);
    },
    onResponseStart(_, statusCode, answered) {
      status = statusCode;
      headers = answered;
    },
    onResponseData: (_, chunk) => void chunks.push(chunk),
    onResponseEnd() {
      over();
      resolve({ status, headers, body: Buffer.concat(chunks) });
    },
    onResponseError(_, error) {
      over();
      reject(error);
    },
  });
  return promise;
}

/** Returns the address without what is secret in it: the tokens of interactions. */
function routeOf(pathname: string): string {
  return pathname.replace(/(\/(?:interactions|webhooks)\/)[^/]+\/[^/]+/, '$1:id/:token');
}

/** Returns the answer with all that the REST client reads of it. */
function responseOf(status: number, headers: Headers, body: Buffer): Response {
  const text = async () => body.toString();
  const named = (name: string) => headers[name.toLowerCase()];
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    ok: status >= 200 && status < 300,
    // The REST client asks for nothing else of the headers.
    headers: {
      get: (name: string) => named(name)?.toString() ?? null,
      has: (name: string) => named(name) !== undefined,
    } as Response['headers'],
    body: null,
    bodyUsed: false,
    text,
    json: async () => JSON.parse(await text()),
    arrayBuffer: async () => new Uint8Array(body).buffer,
  };
}
