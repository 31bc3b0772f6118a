import { STATUS_CODES } from 'node:http';
import type { RESTOptions } from 'discord.js';
import { type Dispatcher, Headers, request } from 'undici';

const UNAUTHORIZED = 401;

type MakeRequest = RESTOptions['makeRequest'];

/**
 * How discord.js's REST client reaches Discord: over connections of our own, which nobody else in the
 * process can swap, and without the detours of its own way (a redirect handler, a global dispatcher).
 *
 * @param refused - Called when Discord does not know the token.
 */
export function makeRequest(dispatcher: Dispatcher, refused: () => void): MakeRequest {
  return async (url, { method, headers, body, signal }) => {
    const form = body instanceof FormData ? new Response(body) : undefined;
    const {
      statusCode,
      headers: answered,
      body: stream,
    } = await request(url, {
      dispatcher,
      // The REST client writes it in capitals.
      method: method as Dispatcher.HttpMethod,
      headers: {
        // A plain object, as the REST client makes it.
        ...(headers as Record<string, string>),
        ...(form && { 'content-type': form.headers.get('content-type') ?? '' }),
      },
      // JSON otherwise, written by the REST client, or nothing.
      body: form ? new Uint8Array(await form.arrayBuffer()) : (body as string | null),
      signal: signal ?? null,
    });
    // The interactions' own tokens go without that header.
    if (statusCode === UNAUTHORIZED && headers && 'Authorization' in headers) refused();
    return {
      body: stream,
      get bodyUsed() {
        return stream.bodyUsed;
      },
      arrayBuffer: () => stream.arrayBuffer(),
      json: () => stream.json(),
      text: () => stream.text(),
      headers: headersOf(answered),
      status: statusCode,
      statusText: STATUS_CODES[statusCode] ?? '',
      ok: statusCode >= 200 && statusCode < 300,
    };
  };
}

type Answered = Dispatcher.ResponseData['headers'];

/** But cookies, the only ones that come as lists. */
function headersOf(answered: Answered): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answered)) {
    if (typeof value === 'string') headers.append(name, value);
  }
  return headers;
}
