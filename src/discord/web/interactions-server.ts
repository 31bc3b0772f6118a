import type { IncomingHttpHeaders } from 'node:http';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { serveHttp } from '../../http/serve-http.ts';
import type { Logger } from '../../log/logger.port.ts';
import type { Clock } from '../../time/clock.port.ts';
import type { Responder } from '../interactions/answer.ts';
import { createReplays, WINDOW } from './replays.ts';
import { isSigned, looksSigned, readPublicKey } from './signature.ts';
import { ownAnswer } from './web-responder.ts';

interface InteractionsServerParts {
  readonly host: string;
  /** Port of the server; 0 takes any free one. */
  readonly port: number;
  /** The application's key, 64 hexadecimal digits. */
  readonly publicKey: string;
  /** Handles an interaction as Discord wrote it; settles when all is answered. */
  readonly handle: (interaction: unknown, callback: Responder['callback']) => Promise<void>;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface InteractionsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Path of the address that is entered in Discord's portal. */
export const PATH = '/interactions';
/** Bytes: a press carries the message that it is below, which is far smaller. */
const LARGEST = 256 * 1024;
/** Connections at once: a balancer keeps many. */
const CONNECTIONS = 2_000;
/** Milliseconds between two words about a clock that is wrong. */
const SELDOM = 600_000;
/** Milliseconds between two looks at requests from another time. */
const LOOK_EVERY = 1_000;

/**
 * Starts the server to which Discord sends interactions. It answers nothing that Discord has not
 * signed, within the last minute, and nothing twice.
 *
 * @throws Error when the port can't be had.
 */
export async function startInteractionsServer(
  parts: InteractionsServerParts,
): Promise<InteractionsServer> {
  const { host, port, handle, clock, log } = parts;
  const key = readPublicKey(parts.publicKey);
  const replays = createReplays();
  let saidAt = Number.NEGATIVE_INFINITY;
  let lookedAt = Number.NEGATIVE_INFINITY;

  function warnOfClock(seconds: number): void {
    if (performance.now() - saidAt < SELDOM) return;
    saidAt = performance.now();
    log.warn({ seconds }, 'Discord signed a request at another time: is the clock right?');
  }

  /**
   * Refuses by their headers alone requests that can't be good: whoever floods us is to cost little.
   * One a second of those from another time is looked at, so that a wrong clock is found.
   */
  function turnAway(headers: IncomingHttpHeaders, method: string): number | undefined {
    if (method !== 'POST') return undefined;
    if (Number(headers['content-length'] ?? 0) > LARGEST) return 413;
    const [signature, timestamp] = [
      headers['x-signature-ed25519'],
      headers['x-signature-timestamp'],
    ];
    if (typeof signature !== 'string' || typeof timestamp !== 'string') return 401;
    if (!looksSigned(signature, timestamp)) return 401;
    if (Math.abs(clock() - Number(timestamp)) <= WINDOW) return undefined;
    if (performance.now() - lookedAt < LOOK_EVERY) return 401;
    lookedAt = performance.now();
    return undefined;
  }

  const app = new Hono();
  const limit = bodyLimit({
    maxSize: LARGEST,
    onError: (context) => context.text('Too large.\n', 413),
  });
  app.post(
    PATH,
    // A body whose length was told is no longer than that; counting it takes streams, and 50 µs.
    (context, next) =>
      context.req.header('content-length') === undefined ? limit(context, next) : next(),
    async (context) => {
      const signature = context.req.header('x-signature-ed25519') ?? '';
      const timestamp = context.req.header('x-signature-timestamp') ?? '';
      const body = new Uint8Array(await context.req.arrayBuffer());
      if (!isSigned({ signature, timestamp, body }, key)) return context.text('Unsigned.\n', 401);
      const age = clock() - Number(timestamp);
      const judged = replays.judge(signature, Number(timestamp), clock());
      if (judged === 'out-of-time') warnOfClock(Math.round(age));
      if (judged !== 'new') return context.text('Not now.\n', 401);

      const { callback, response } = ownAnswer();
      // An interaction that another process answers, or nobody understands, gets none from here.
      const nothing = handle(parsed(body), callback).then(
        () => new Response(null, { status: 202 }),
      );
      return Promise.race([response, nothing]);
    },
  );
  app.notFound((context) => context.text(`Discord writes to ${PATH}.\n`, 404));
  app.onError((error, context) => {
    log.error({ err: error }, 'a request of Discord was not answered');
    return context.text('The log says why.\n', 500);
  });
  return serveHttp((request) => app.fetch(request), {
    ...{ host, port, turnAway, log },
    connections: CONNECTIONS,
  });
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
