import { existsSync } from 'node:fs';

/** The process's environment, with `.env` of the working folder; what is set already wins. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile();
  return process.env;
}
