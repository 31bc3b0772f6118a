import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { STREAM_BEAT_MS, serveHttp } from '../../http/serve-http.ts';
import type { Logger } from '../../log/logger.port.ts';

/**
 * Milliseconds of silence: the time machine's longest way takes seconds, on a slow machine a
 * minute.
 */
const SILENCE_MS = 120_000;
/** Headers by which the page gets nothing but what this server has. */
const HEADERS = {
  // Lit sets a few style attributes (colours of names and embeds); scripts stay strict.
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/** Bytes of a request with an attached file in it. */
const BODY_LIMIT = 1024 * 1024;
/** Number of ports tried after the wanted one. */
const PORTS_TRIED = 20;
/** Events that wait for a page that doesn't read; one that comes back gets everything anew. */
const EVENTS_WAITING = 500;

/** Hono's types leave out memory that threads share; nothing here is in such. */
type Body = string | Uint8Array<ArrayBuffer>;

export interface Answer {
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Whether the answer's path never has another body. */
  readonly immutable?: boolean;
}

export interface Routes {
  get(path: string): Answer | undefined;
  /** @returns A value that goes back as JSON; `undefined` for a path that is not there. */
  post(path: string, body: unknown): Promise<unknown>;
  /** Opens a stream of events; returns a function that ends it. */
  stream(
    path: string,
    query: URLSearchParams,
    send: (event: unknown) => void,
  ): (() => void) | undefined;
}

/** Says that the request is not one that our own page would make. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

/** Listens on the loopback interface only; on the next free port if the wanted one is taken. */
export async function startWebServer(
  routes: Routes,
  { port, log }: { readonly port: number; readonly log: Logger },
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const app = new Hono();
  app.use(async (context, next) => {
    for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
    await next();
  });
  app.use(async (context, next) => {
    // Another site's name may be made to point at 127.0.0.1; the Host header gives it away.
    if (!isOurs(context)) return context.text('Wrong host.', 403);
    return next();
  });

  // Hono answers to HEAD as to GET, without the body.
  app.get('*', async (context, next) => {
    const { pathname, searchParams } = new URL(context.req.url);
    const events = eventStream((send) => routes.stream(pathname, searchParams, send));
    if (!events) return next();
    // Nobody would read the stream of a HEAD request, nor end it.
    if (context.req.method === 'HEAD') await events.cancel();
    return context.body(events, 200, { 'content-type': 'text/event-stream' });
  });

  // Compression and ETags don't touch the stream above: its end is never there to be hashed.
  app.get('*', compress(), etag(), (context) => {
    const found = routes.get(new URL(context.req.url).pathname);
    if (!found) return context.notFound();
    const { type, body, immutable } = found;
    return context.body(body as Body, 200, {
      'content-type': type,
      'cache-control': immutable ? 'private, max-age=31536000, immutable' : 'no-cache',
    });
  });

  app.post('*', ofOurPage, notTooLarge, async (context) => {
    const { pathname } = new URL(context.req.url);
    const result = await routes.post(pathname, parseJson(await context.req.text()));
    if (result === undefined) return context.notFound();
    return context.body(JSON.stringify(result), 200, { 'content-type': 'application/json' });
  });

  app.all('*', (context) => context.text('Not allowed.', 405));
  app.notFound((context) => context.text('Not found.', 404));
  app.onError((error, context) => {
    if (error instanceof BadRequest) return context.text(error.message, 400);
    // A page that has gone is no trouble of ours, and hears no answer.
    if (!context.req.raw.signal.aborted) {
      log.error({ err: error, path: context.req.path }, 'Playground request failed');
    }
    return context.text('The playground failed; its log says why.', 500);
  });

  const server = await serveHttp((request) => app.fetch(request), {
    silence: SILENCE_MS,
    ...{ host: '127.0.0.1', port, spare: PORTS_TRIED, log },
  });
  return { url: `http://127.0.0.1:${server.port}/`, close: server.close };
}

/**
 * Tells whether the request came to this machine by the header that each browser writes itself; an
 * address in the request line has to agree.
 */
function isOurs({ req }: Context): boolean {
  const host = req.header('host') ?? '';
  return (
    /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host) &&
    new URL(req.url).origin === URL.parse(`http://${host}`)?.origin
  );
}

/** Lets through JSON of our page alone: another origin can't send JSON without asking first. */
async function ofOurPage(context: Context, next: () => Promise<void>) {
  const origin = context.req.header('origin');
  const host = context.req.header('host');
  const isSameOrigin = origin === undefined || origin === `http://${host}`;
  if (!isSameOrigin || context.req.header('content-type') !== 'application/json') {
    return context.text('Not from this page.', 403);
  }
  return next();
}

const notTooLarge = bodyLimit({
  maxSize: BODY_LIMIT,
  onError: (context) => context.text('Too large.', 413),
});

/**
 * Streams events to a page.
 *
 * @param open - Begins to send; returns a function that ends it, or nothing where there is nothing
 *   to hear.
 */
function eventStream(
  open: (send: (event: unknown) => void) => (() => void) | undefined,
): ReadableStream<Uint8Array> | undefined {
  const encoder = new TextEncoder();
  let end: (() => void) | undefined;
  let beat: NodeJS.Timeout | undefined;
  let queue: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stop = () => {
    clearInterval(beat);
    queue = undefined;
    end?.();
  };
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        queue = controller;
      },
      cancel: stop,
    },
    { highWaterMark: EVENTS_WAITING },
  );
  const send = (text: string) => {
    const open = queue;
    if (!open) return;
    if ((open.desiredSize ?? 0) > 0) return open.enqueue(encoder.encode(text));
    stop();
    open.close();
  };
  end = open((event) => send(`data: ${JSON.stringify(event)}\n\n`));
  if (!end) return undefined;
  // An SSE comment now and then shows which connection nobody reads.
  beat = setInterval(() => send(':\n\n'), STREAM_BEAT_MS);
  return stream;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest('Not JSON.');
  }
}
