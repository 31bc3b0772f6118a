import type { TestProject } from 'vitest/node';
import { makeTemplate, startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the PostgreSQL that all tests share; see `newDatabase`, `migratedDatabase`. */
    readonly postgres: string;
  }
}

/** Vitest calls this once a run; the tests get at it by `inject('postgres')`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ durable: false });
  await makeTemplate(server.url);
  project.provide('postgres', server.url);
  return () => server.stop();
}
