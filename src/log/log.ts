import { pino } from 'pino';
import { logOutput } from './log-output.ts';
import type { Logger } from './logger.port.ts';

const SECRETS = ['token', 'authorization', 'headers', 'requestBody', 'requestData'];

/**
 * Tokens stand after the id in addresses of Discord's: whoever has one may answer in the bot's
 * name.
 */
const TOKEN_IN_ADDRESS = /\/(webhooks|interactions)\/(\d+)\/[^/?\s"\\]+/g;

const BOT_TOKEN = /\bBot [\w.-]{20,}|\b[\w-]{24,}\.[\w-]{6,}\.[\w-]{27,}/g;

const LOST = 'lines of the log were lost, for nobody read them or they could not be written';

/** Depth to which causes within causes are written. */
const MAX_DEPTH = 5;

interface Output {
  /** File descriptor: 1 is standard output, 2 standard error. */
  readonly fd?: number;
  /** Makes a line legible to people. */
  readonly legible?: ((line: string) => string) | undefined;
}

/** Creates a log of JSON lines, never with tokens. It waits for nobody who doesn't read them. */
export function createLog(level: string, { fd = 1, legible = asItIs }: Output = {}): Logger {
  const output = logOutput(fd, (lines) => log.error({ lines }, LOST));
  const log = pino(
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
    { write: (line) => output.write(legible(line)) },
  );
  return log;
}

/**
 * Returns a function that makes lines legible when standard output is a terminal; nothing without
 * pino-pretty, which is for development.
 */
export async function legibleLines(): Promise<((line: string) => string) | undefined> {
  if (!process.stdout.isTTY) return undefined;
  const pretty = await import('pino-pretty').catch(() => undefined);
  return pretty?.prettyFactory({ colorize: true, translateTime: 'SYS:HH:MM:ss' });
}

function asItIs(line: string): string {
  return line;
}

/**
 * Returns these properties and no others: errors of discord.js's and undici's carry whole requests,
 * with what nobody else should read.
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
