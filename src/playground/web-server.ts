import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from '../ports.ts';

/** The page gets nothing but what this server has. */
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

/** With an attached file in it. */
const BODY_LIMIT = 1024 * 1024;
/** Ports tried after the wanted one. */
const PORTS_TRIED = 20;

export interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

export interface Routes {
  get(path: string): Answer | undefined;
  /** @returns What goes back as JSON; `undefined` for a path that is not there. */
  post(path: string, body: unknown): Promise<unknown>;
  /** A stream of events; gives back what ends it. */
  stream(
    path: string,
    query: URLSearchParams,
    send: (event: unknown) => void,
  ): (() => void) | undefined;
}

/** The request is not one that our own page would make. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

/** Listens on the loopback interface only; the next free port if the wanted one is taken. */
export async function startWebServer(
  routes: Routes,
  { port, log }: { readonly port: number; readonly log: Logger },
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    answer(routes, request, response).catch((error: unknown) => {
      if (error instanceof BadRequest) return send(response, 400, 'text/plain', error.message);
      log.error({ err: error, path: request.url }, 'Playground request failed');
      return send(response, 500, 'text/plain', 'The playground failed; its log says why.');
    });
  });
  const actual = await listen(server, port, PORTS_TRIED);
  return {
    url: `http://127.0.0.1:${actual}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(routes: Routes, request: IncomingMessage, response: ServerResponse) {
  // Another site's name may be made to point at 127.0.0.1; the Host header gives it away.
  if (!isOurs(request.headers.host)) return send(response, 403, 'text/plain', 'Wrong host.');
  // "//" would name a host.
  const address = URL.parse(request.url ?? '/', 'http://localhost');
  if (!address) throw new BadRequest('Not an address.');
  const { pathname, searchParams } = address;

  if (request.method === 'POST') {
    const { origin } = request.headers;
    if (
      (origin !== undefined && origin !== `http://${request.headers.host}`) ||
      request.headers['content-type'] !== 'application/json'
    ) {
      return send(response, 403, 'text/plain', 'Not from this page.');
    }
    const result = await routes.post(pathname, parseJson(await readBody(request)));
    if (result === undefined) return send(response, 404, 'text/plain', 'Not found.');
    return send(response, 200, 'application/json', JSON.stringify(result));
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, 'text/plain', 'Not allowed.');

  const found = routes.get(pathname);
  if (found) return send(response, found.status ?? 200, found.type, found.body);

  const end = routes.stream(pathname, searchParams, (event) => {
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  if (!end) return send(response, 404, 'text/plain', 'Not found.');
  response.on('close', end);
  return response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
}

function isOurs(host: string | undefined): boolean {
  return /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host ?? '');
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array) {
  if (response.headersSent) return response.destroy();
  return response.writeHead(status, { 'content-type': type }).end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BODY_LIMIT) throw new BadRequest('Too large.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest('Not JSON.');
  }
}

async function listen(server: Server, port: number, triesLeft: number): Promise<number> {
  try {
    return await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || triesLeft === 0) throw error;
    return listen(server, port + 1, triesLeft - 1);
  }
}
