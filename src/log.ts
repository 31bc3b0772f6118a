import { type DestinationStream, pino } from 'pino';
import type { Logger } from './ports.ts';

const SECRETS = ['token', 'authorization', 'headers', 'requestBody', 'requestData'];

/** In addresses of Discord's, after the id: whoever has it may answer in the bot's name. */
const TOKEN_IN_ADDRESS = /\/(webhooks|interactions)\/(\d+)\/[^/?\s"\\]+/g;

const BOT_TOKEN = /\bBot [\w.-]{20,}|\b[\w-]{24,}\.[\w-]{6,}\.[\w-]{27,}/g;

/** Of causes within causes. */
const MAX_DEPTH = 5;

/**
 * JSON lines; tokens never.
 *
 * @param stream - File descriptor: 1 is standard output, 2 standard error; or what takes the lines.
 */
export function createLog(level: string, stream: number | DestinationStream = 1): Logger {
  return pino(
    {
      level,
      base: null,
      redact: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      serializers: { err: (error: unknown) => described(error, 0) },
      hooks: {
        streamWrite: (line) =>
          line.replace(TOKEN_IN_ADDRESS, '/$1/$2/[token]').replace(BOT_TOKEN, '[token]'),
      },
    },
    typeof stream === 'number' ? pino.destination({ fd: stream, sync: true }) : stream,
  );
}

/** Standard output for people; nothing where no terminal is, or no pino-pretty: it is for development. */
export async function legibleOutput(): Promise<DestinationStream | undefined> {
  if (!process.stdout.isTTY) return undefined;
  const pretty = await import('pino-pretty').catch(() => undefined);
  return pretty?.default({ destination: 1, sync: true, translateTime: 'SYS:HH:MM:ss' });
}

/**
 * These properties and no others: errors of discord.js's and undici's carry whole requests, with
 * what nobody else should read.
 */
function described(error: unknown, depth: number): unknown {
  if (!(error instanceof Error) || depth > MAX_DEPTH) return String(error);
  const { message, stack, cause } = error;
  return {
    type: error.constructor.name,
    message,
    stack,
    code: 'code' in error ? plain(error.code) : undefined,
    status: 'status' in error ? plain(error.status) : undefined,
    cause: cause === undefined ? undefined : described(cause, depth + 1),
    errors:
      error instanceof AggregateError
        ? error.errors.map((one) => described(one, depth + 1))
        : undefined,
  };
}

function plain(value: unknown): string | number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
