import { pino } from 'pino';
import type { Logger } from './ports.ts';

/** Where discord.js's and undici's errors carry what nobody else should read. */
const SECRETS = ['token', 'authorization', 'headers', 'requestBody', 'requestData'];

/**
 * JSON lines; tokens never.
 *
 * @param stream - File descriptor: 1 is standard output, 2 standard error.
 */
export function createLog(level: string, stream: 1 | 2 = 1): Logger {
  return pino(
    {
      level,
      base: null,
      redact: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    },
    pino.destination({ fd: stream, sync: true }),
  );
}
