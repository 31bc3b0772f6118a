import { resolve } from 'node:path';
import { type Config, ConfigError } from '../config.ts';
import { sqliteFile } from '../store/database.ts';

const NOT_THE_BOTS =
  'PLAYGROUND_DATABASE_URL must not be DATABASE_URL: what is tried out would mix with what the bot is to send';

/**
 * For the playground and `ask`: what is tried out there stays there, and the bot sends none of it.
 *
 * @throws ConfigError when the bot's database is meant.
 */
export function withOwnDatabase(config: Config): Config {
  const { databaseUrl } = config.playground;
  if (placeOf(databaseUrl) === placeOf(config.databaseUrl)) throw new ConfigError(NOT_THE_BOTS);
  return { ...config, databaseUrl };
}

/** The same for all ways to write it. */
function placeOf(url: string): string {
  const file = sqliteFile(url);
  if (file !== undefined) return resolve(file);
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}
