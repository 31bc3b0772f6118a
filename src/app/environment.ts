import { existsSync } from 'node:fs';

/**
 * Returns the process's environment, with `.env` of the working folder; what is set already wins.
 */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile();
  return process.env;
}

/**
 * Returns the same as `readEnvironment` for programs that talk to a person: the level in `.env` is
 * for the bot's log.
 */
export function readQuietEnvironment(): Readonly<Record<string, string | undefined>> {
  const { LOG_LEVEL = 'error' } = process.env;
  return { ...readEnvironment(), LOG_LEVEL };
}
