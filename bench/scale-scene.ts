import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalProviders } from '../tests/support/local-providers.ts';
import { newDatabase, startPostgres } from '../tests/support/postgres.ts';
import { startCommand } from './start-command.ts';

/** All that processes have in common: providers, and a PostgreSQL that waits for its disk. */
export interface ScaleScene {
  /** The bot as `npm start` runs it, on a SQLite file of its own until its environment says more. */
  readonly program: {
    readonly command: readonly string[];
    readonly folder: string;
    readonly env: Readonly<Record<string, string>>;
  };
  /** Requests that the providers have got so far. */
  readonly asked: () => number;
  /** Makes an empty database. @returns Its address. */
  emptyDatabase(): Promise<string>;
  close(): Promise<void>;
}

export async function openScene(): Promise<ScaleScene> {
  const folder = await mkdtemp(join(tmpdir(), 'hashbell-bench-'));
  const providers = await startLocalProviders();
  const server = await startPostgres({ durable: true });
  const command = await startCommand();
  return {
    program: { command, folder, env: { ...providers.env, LOG_LEVEL: 'error' } },
    asked: providers.asked,
    emptyDatabase: () => newDatabase(server.url),
    async close() {
      await server.stop();
      providers.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
