import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { apiError, notFound, rateLimited, unauthorized } from './api-error.ts';
import type { Faults } from './fault.ts';
import type { UploadedFile } from './message-schema.ts';
import { rateWindow } from './rate-window.ts';
import type { RestRequest, RestResponse } from './rest-message.ts';

export interface Route {
  /** Method and path, ids as `:id`; faults and counts go by it. */
  readonly name: string;
  /** Whether the bot's token is asked for, and the request counted in the global limit. */
  readonly authorized: boolean;
  serve(request: RestRequest): RestResponse;
}

interface RestServerParts {
  readonly routes: readonly Route[];
  readonly token: string;
  readonly faults: Faults;
  /** Authorized requests a second; unlimited when absent. */
  readonly globalPerSecond?: number | undefined;
}

interface RestServer {
  readonly http: Server;
  /** How many requests of a route arrived, refused ones among them. */
  count(route: string): number;
  /** How many requests got an answer with that status, not counting faults. */
  answered(status: number): number;
}

const REQUEST_BYTES = 25 * 1024 * 1024;
const BASE = '/api/v10';

export function restServer({
  routes,
  token,
  faults,
  globalPerSecond,
}: RestServerParts): RestServer {
  const patterns = routes.map((route) => ({ route, pattern: patternOf(route.name) }));
  const counts = new Map<string, number>();
  const statuses = new Map<number, number>();
  const window =
    globalPerSecond === undefined ? undefined : rateWindow({ limit: globalPerSecond, seconds: 1 });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://local');
    const target = `${request.method} ${url.pathname.slice(BASE.length)}`;
    const found = url.pathname.startsWith(BASE) ? findRoute(target) : undefined;
    const isOurs = request.headers.authorization === `Bot ${token}`;
    // Counted when it arrives, as at Discord's edge, however long its body takes.
    const rate = found?.route.authorized && isOurs ? window?.take() : undefined;
    const content = await read(request);
    if (!found) return send(response, notFound);

    const { route, params } = found;
    counts.set(route.name, (counts.get(route.name) ?? 0) + 1);
    const serve = async () => {
      if (content.byteLength > REQUEST_BYTES) return apiError(413, 40005, 'Request too large');
      if (route.authorized && !isOurs) return unauthorized;
      if (rate?.exceeded) return rateLimited(rate.resetAfter, true);
      const parsed = await parse(content, request.headers['content-type'] ?? '');
      return route.serve({ params, query: url.searchParams, ...parsed });
    };
    await respond(response, route.name, serve);
  }

  async function respond(
    response: ServerResponse,
    name: string,
    serve: () => Promise<RestResponse>,
  ): Promise<void> {
    const fault = faults.take(name);
    switch (fault?.kind) {
      case undefined: {
        const answer = await serve();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        return send(response, answer);
      }
      case 'refuse':
        return send(response, fault.with);
      case 'bad-gateway':
        response.writeHead(502, { 'Content-Type': 'text/html' });
        response.end('<html><h1>502 Bad Gateway</h1></html>');
        return;
      case 'error-after-commit':
        await serve();
        return send(response, apiError(500, 0, '500: Internal Server Error'));
      case 'drop':
        if (fault.committed) await serve();
        response.socket?.destroy();
        return;
      case 'hang':
        if (fault.committed) await serve();
        return;
    }
  }

  function findRoute(target: string) {
    for (const { route, pattern } of patterns) {
      const match = pattern.exec(target);
      if (match) return { route, params: match.slice(1) };
    }
    return undefined;
  }

  const http = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      send(response, apiError(500, 0, `The local Discord is broken: ${String(error)}`));
    });
  });
  return {
    http,
    count: (route) => counts.get(route) ?? 0,
    answered: (status) => statuses.get(status) ?? 0,
  };
}

/** "POST /channels/:id/messages" → an expression that captures the id. */
function patternOf(name: string): RegExp {
  return new RegExp(`^${name.replaceAll(/:\w+/g, '([^/]+)')}$`);
}

function send(response: ServerResponse, { status, body, headers }: RestResponse): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Uint8Array.from(Buffer.concat(chunks));
}

/** Takes a body apart, JSON or a form with files. */
export async function parse(
  content: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<Pick<RestRequest, 'body' | 'files'>> {
  if (contentType.startsWith('multipart/form-data')) return parseForm(content, contentType);
  const body = content.byteLength > 0 ? parseJson(new TextDecoder().decode(content)) : undefined;
  return { body, files: [] };
}

async function parseForm(content: Uint8Array<ArrayBuffer>, contentType: string) {
  const form = await new Response(content, { headers: { 'Content-Type': contentType } }).formData();
  const files: UploadedFile[] = [];
  let body: unknown;
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      if (field === 'payload_json') body = parseJson(value);
      continue;
    }
    files.push({
      key: /^files\[(\d+)\]$/.exec(field)?.[1] ?? field,
      name: value.name,
      contentType: value.type,
      data: new Uint8Array(await value.arrayBuffer()),
    });
  }
  return { body, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
