import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { Logger } from '../ports.ts';
import type { Metrics } from './metrics.ts';

interface OperatorServerParts {
  /** 0 takes any free one. */
  readonly port: number;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  /** What has to be right for the bot to be of use, by name. */
  readonly checks: Readonly<Record<string, () => boolean | Promise<boolean>>>;
  readonly log: Logger;
}

interface OperatorServer {
  readonly port: number;
  close(): Promise<void>;
}

const JSON_TYPE = 'application/json';

/**
 * For what watches over the process: `/healthz` (it lives), `/readyz` (it is of use), `/metrics`.
 *
 * @throws Error when the port can't be had.
 */
export async function startOperatorServer(parts: OperatorServerParts): Promise<OperatorServer> {
  const { metrics, checks, log } = parts;

  const answers: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
    '/healthz': async (response) => end(response, 200, '{"alive":true}', JSON_TYPE),
    '/readyz': async (response) => {
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await passes(check)] as const),
      );
      const ready = results.every(([, good]) => good);
      const body = JSON.stringify({ ready, ...Object.fromEntries(results) });
      end(response, ready ? 200 : 503, body, JSON_TYPE);
    },
    '/metrics': async (response) => end(response, 200, await metrics.text(), metrics.contentType),
  };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://operator');
    const answer = Object.hasOwn(answers, pathname) ? answers[pathname] : undefined;
    if (!answer) return end(response, 404, 'Try /healthz, /readyz or /metrics.\n', 'text/plain');
    answer(response).catch((error: unknown) => {
      log.error({ err: error, pathname }, 'the operator was not answered');
      end(response, 500, 'The log says why.\n', 'text/plain');
    });
  });
  server.listen(parts.port);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : parts.port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function passes(check: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch {
    return false;
  }
}

function end(response: ServerResponse, status: number, body: string, type: string): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}
