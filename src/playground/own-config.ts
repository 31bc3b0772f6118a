import { resolve } from 'node:path';
import { type Config, ConfigError, loadConfig, mistypedNames } from '../app/config.ts';
import { sqliteFile } from '../database/database.ts';
import { StoreError } from '../database/store-error.ts';
import { OperatorError } from '../errors.ts';
import { operators } from './operators.ts';

const NOT_THE_BOTS =
  'PLAYGROUND_DATABASE_URL must not be DATABASE_URL: what is tried out would mix with what the bot is to send';

/**
 * Returns the configuration of the playground and `ask`: the things tried out there stay there, and
 * the bot sends none of it.
 *
 * @param complain - Hears of names that are probably typos.
 * @throws ConfigError when something is wrong, or the bot's database is meant.
 */
export function ownConfig(
  env: Readonly<Record<string, string | undefined>>,
  complain: (sentence: string) => void,
): Config {
  for (const { name, meant } of mistypedNames(env)) {
    complain(`Nobody reads ${name}: perhaps ${meant} is meant?`);
  }
  const config = loadConfig(env);
  const { databaseUrl } = config.playground;
  if (placeOf(databaseUrl) === placeOf(config.databaseUrl)) throw new ConfigError(NOT_THE_BOTS);
  // Nobody can follow a channel here.
  return { ...config, databaseUrl, editions: [], miners: { ...config.miners, owners: operators } };
}

/** Returns the place of a database, the same for all ways to write its address. */
function placeOf(url: string): string {
  const file = sqliteFile(url);
  if (file !== undefined) return resolve(file);
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

/**
 * Returns the sentence to say when such a program can't go on.
 *
 * @throws the error itself where it is no operator's business.
 */
export function complaintOf(error: unknown): string {
  if (!(error instanceof OperatorError)) throw error;
  // The sentences of the store name one database, the bot's.
  const isOurs = error instanceof StoreError;
  return isOurs ? error.message.replaceAll(/\bDATABASE_URL/g, 'PLAYGROUND_$&') : error.message;
}
