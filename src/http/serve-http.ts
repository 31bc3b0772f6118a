import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from '../log/logger.port.ts';

interface Listening {
  /** An address of this machine; `0.0.0.0` and `::` are all it has. */
  readonly host: string;
  /** The port to listen on; 0 takes any free one. */
  readonly port: number;
  /** Milliseconds in which a connection has to carry something, and an answer to begin. */
  readonly silence?: number;
  /** How many ports after the wanted one may stand in for it. */
  readonly spare?: number;
  /** Connections at once; few by default. */
  readonly connections?: number;
  /**
   * Tells by the headers alone which requests are answered with a bare status: that costs a third
   * of what an answer of ours does, and strangers may send many.
   */
  readonly turnAway?: (headers: IncomingHttpHeaders, method: string) => number | undefined;
  readonly log: Logger;
}

interface HttpServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Most bytes of a request's headers: ours and a browser's take less than 2 kB. */
const HEADER_BYTES = 8 * 1024;
/** Milliseconds for the head of a request, and for the whole of it. */
const HEAD_MS = 5_000;
const REQUEST_MS = 10_000;
/** Milliseconds between two looks whether a request took too long. */
const LOOK_EVERY_MS = 1_000;
/** Milliseconds of silence on a connection: longer than a stream is still. */
const SILENCE_MS = 15_000;
const KEEP_ALIVE_MS = 5_000;
const CONNECTIONS = 64;
/**
 * Requests after which a peer has to connect anew: one that reads no answers doesn't pile them up.
 */
const REQUESTS_OF_A_CONNECTION = 1_000;

const NOTHING = { 'content-length': 0 };

/** Milliseconds after which a stream has to say something. */
export const STREAM_BEAT_MS = 5_000;

/**
 * Serves to strangers: each may send what they like, as slowly as they like, and have no more than
 * their share of time and memory.
 *
 * @throws Error when the port can't be had.
 */
export async function serveHttp(
  answer: (request: Request) => Response | Promise<Response>,
  parts: Listening,
): Promise<HttpServer> {
  const { host, port, spare = 0, silence = SILENCE_MS, connections = CONNECTIONS } = parts;
  const { turnAway, log } = parts;
  // Old clients name no host.
  const listener = getRequestListener(answer, { hostname: 'localhost' });
  const server = createServer(
    {
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: HEAD_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: LOOK_EVERY_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => {
      const refusal = turnAway?.(request.headers, request.method ?? '');
      if (refusal !== undefined) {
        response.writeHead(refusal, NOTHING).end();
        return;
      }
      listener(request, response).catch((err: unknown) => {
        log.error({ err }, 'a request was not answered');
        response.destroy();
      });
    },
  );
  server.setTimeout(silence);
  server.maxConnections = connections;
  server.maxRequestsPerSocket = REQUESTS_OF_A_CONNECTION;
  const actual = await listen(server, { host, port, spare });
  // There may be no file descriptor for a new connection, say: the next one may find one.
  server.on('error', (err) => log.error({ err }, 'a connection was not taken'));
  return {
    port: actual,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function listen(
  server: Server,
  { host, port, spare }: { readonly host: string; readonly port: number; readonly spare: number },
): Promise<number> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || spare === 0) throw error;
    return listen(server, { host, port: port + 1, spare: spare - 1 });
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
