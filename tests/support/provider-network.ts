import { readFileSync } from 'node:fs';
import { type Dispatcher, MockAgent } from 'undici';
import { createProvider, type Provider } from '../../src/http/provider.ts';
import type { Logger } from '../../src/log/logger.port.ts';
import type { Clock } from '../../src/time/clock.port.ts';

export interface Asked {
  readonly origin: string;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string | undefined;
}

export interface Reply {
  readonly status?: number;
  /** Not a string: sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Breaks the connection instead. */
  readonly error?: Error;
}

export type Answerer = (asked: Asked) => Reply;

/** Providers that answer what a test says, in memory; all others don't answer at all. */
export interface ProviderNetwork {
  readonly dispatcher: Dispatcher;
  /** Every request so far, oldest first. */
  readonly asked: Asked[];
  /** @param answer - Replaces what the origin answered before. */
  answer(origin: string, answer: Answerer): void;
}

export function providerNetwork(): ProviderNetwork {
  const agent = new MockAgent();
  agent.disableNetConnect();
  const asked: Asked[] = [];
  const answerers = new Map<string, Answerer>();

  return {
    dispatcher: agent,
    asked,
    answer(origin, answerer) {
      const isNew = !answerers.has(origin);
      answerers.set(origin, answerer);
      if (!isNew) return;
      agent
        .get(origin)
        .intercept({ path: () => true, method: () => true })
        .reply(({ path, method, headers, body }) => {
          const request = {
            origin,
            path,
            method,
            headers: Object(headers),
            body: typeof body === 'string' ? body : undefined,
          };
          asked.push(request);
          const reply = answerers.get(origin)?.(request) ?? {};
          if (reply.error) throw reply.error;
          return {
            statusCode: reply.status ?? 200,
            data: textOf(reply.body),
            responseOptions: { headers: { ...reply.headers } },
          };
        })
        .persist();
    },
  };
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body ?? '');
}

/** A recorded answer's shape, with values of our own. */
export function recorded(name: string): string {
  return readFileSync(new URL(`../fixtures/sources/${name}`, import.meta.url), 'utf8');
}

interface Logged {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly details: object;
  readonly sentence: string;
}

export function recordingLogger(): Logger & { readonly lines: readonly Logged[] } {
  const lines: Logged[] = [];
  const at = (level: Logged['level']) => (details: object, sentence: string) =>
    void lines.push({ level, details, sentence });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), lines };
}

/** A provider named X at https://x.test/api that gives always the same answer. */
export function providerThatAnswers(reply: Reply | Answerer): Provider {
  const network = providerNetwork();
  network.answer('https://x.test', typeof reply === 'function' ? reply : () => reply);
  return providerAt(network.dispatcher, new URL('https://x.test/api'));
}

export function providerAt(
  dispatcher: Dispatcher,
  baseUrl: URL,
  surroundings: { timeout?: number; clock?: Clock; log?: Logger; stop?: AbortSignal } = {},
): Provider {
  const { timeout = 5, clock = () => 1_791_193_200, log = recordingLogger(), stop } = surroundings;
  const web = { dispatcher, userAgent: 'Hashbell/0 (+test)', timeout, backOff: 1, stop };
  return createProvider({ name: 'X', gives: ['chain'], baseUrl }, { web, clock, log });
}
