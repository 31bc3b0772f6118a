import { STATUS_CODES } from 'node:http';
import type { RESTOptions } from 'discord.js';
import { type Dispatcher, errors } from 'undici';
import { Multipart } from './multipart.ts';
import type { Pace } from './pace.ts';

type MakeRequest = RESTOptions['makeRequest'];
type Response = Awaited<ReturnType<MakeRequest>>;

const UNAUTHORIZED = 401;
const TOO_MANY_REQUESTS = 429;

/**
 * How discord.js's REST client reaches Discord: over connections of our own, which nobody else in the
 * process can swap, and without a stream for each answer, most of which are empty.
 *
 * @param refused - Called when Discord does not know the token.
 * @param pace - Of all requests that carry the token, those of the REST client's own second tries
 * among them; answers to people carry none, and Discord doesn't count them.
 */
export function makeRequest(dispatcher: Dispatcher, refused: () => void, pace?: Pace): MakeRequest {
  return async (url, { method, headers, body, signal }) => {
    const { origin, pathname, search } = new URL(url);
    const form = body instanceof Multipart ? body : undefined;
    const request = {
      origin,
      path: pathname + search,
      // The REST client writes it in capitals.
      method: method as Dispatcher.HttpMethod,
      headers: {
        // A plain object, as the REST client makes it.
        ...(headers as Record<string, string>),
        ...(form && { 'content-type': form.contentType, 'content-length': String(form.length) }),
      },
      // Undici takes what can be iterated, as its documentation says, though its types don't. JSON
      // otherwise, written by the REST client, or nothing.
      body: (form ?? body) as string | null,
    };
    // The interactions' own tokens go without that header.
    const isBots = 'Authorization' in request.headers;
    if (isBots) await pace?.turn();
    const answer = await wholeAnswer(dispatcher, request, signal);
    if (isBots && answer.status === UNAUTHORIZED) refused();
    if (answer.status === TOO_MANY_REQUESTS && answer.headers.get('x-ratelimit-global')) {
      pace?.hold(Number(answer.headers.get('retry-after') ?? 1) * 1_000);
    }
    return answer;
  };
}

async function wholeAnswer(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  signal: AbortSignal | null | undefined,
): Promise<Response> {
  // Of such a one no event comes any more.
  if (signal?.aborted) throw new errors.RequestAbortedError();
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const chunks: Buffer[] = [];
  let begun: Dispatcher.DispatchController | undefined;
  let status = 0;
  let headers: Readonly<Record<string, string | string[] | undefined>> = {};
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
    },
    onResponseStart(_, statusCode, answered) {
      status = statusCode;
      headers = answered;
    },
    onResponseData: (_, chunk) => void chunks.push(chunk),
    onResponseEnd() {
      over();
      resolve(responseOf(status, headers, Buffer.concat(chunks)));
    },
    onResponseError(_, error) {
      over();
      reject(error);
    },
  });
  return promise;
}

/** What the REST client reads of an answer. */
function responseOf(
  status: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: Buffer,
): Response {
  const text = async () => body.toString();
  const named = (name: string) => headers[name.toLowerCase()];
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    ok: status >= 200 && status < 300,
    // It asks for nothing else of them.
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
