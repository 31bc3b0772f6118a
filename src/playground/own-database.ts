import { type Config, ConfigError } from '../config.ts';

const NOT_THE_BOTS =
  'PLAYGROUND_DATABASE_URL must not be DATABASE_URL: what is tried out would mix with what the bot is to send';

/**
 * For the playground and `ask`: what is tried out there stays there, and the bot sends none of it.
 *
 * @throws ConfigError when the bot's database is meant.
 */
export function withOwnDatabase(config: Config): Config {
  const { databaseUrl } = config.playground;
  if (databaseUrl === config.databaseUrl) throw new ConfigError(NOT_THE_BOTS);
  return { ...config, databaseUrl };
}
