import { Hono } from 'hono';
import { serveHttp } from '../http/serve-http.ts';
import type { Logger } from '../log/logger.port.ts';
import { endingWithin } from '../time/ending-within.ts';
import type { Metrics } from './metrics.ts';

interface OperatorServerParts {
  readonly host: string;
  /** Port of the server; 0 takes any free one. */
  readonly port: number;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  /** Checks by name: each has to hold for the bot to be of use. */
  readonly checks: Readonly<Record<string, () => boolean | Promise<boolean>>>;
  readonly log: Logger;
  /** Milliseconds that a check or the metrics may take. */
  readonly patience?: number;
}

interface OperatorServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Milliseconds that they may take by default. */
const PATIENCE = 5_000;

/**
 * Starts the server that monitoring asks: `/healthz` (the process lives), `/readyz` (it is of use),
 * `/metrics`.
 *
 * @throws Error when the port can't be had.
 */
export async function startOperatorServer(parts: OperatorServerParts): Promise<OperatorServer> {
  const { host, port, metrics, log, patience = PATIENCE } = parts;
  const checks = Object.entries(parts.checks).map(
    ([name, check]) => [name, together(async () => check())] as const,
  );
  const measured = together(metrics.text);

  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
  });
  app.get('/healthz', (context) => context.json({ alive: true }));
  app.get('/readyz', async (context) => {
    const results = await Promise.all(
      checks.map(
        async ([name, check]) =>
          [name, await endingWithin(patience / 1_000, check()).catch(() => false)] as const,
      ),
    );
    const ready = results.every(([, good]) => good);
    return context.json({ ready, ...Object.fromEntries(results) }, ready ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await endingWithin(patience / 1_000, measured()), 200, {
      'content-type': metrics.contentType,
    }),
  );
  app.notFound((context) => context.text('Try /healthz, /readyz or /metrics.\n', 404));
  app.onError((error, context) => {
    log.error({ err: error, path: context.req.path }, 'the operator was not answered');
    return context.text('The log says why.\n', 500);
  });
  return serveHttp((request) => app.fetch(request), { host, port, log });
}

/** Returns the work so that it is under way once at most, however many ask for it meanwhile. */
function together<T>(work: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  return () => {
    underWay ??= work().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
