import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../src/database/database.ts';
import { postgresProgram } from './postgres-program.ts';
import { silent } from './silent-log.ts';

interface Server {
  /** Address of a database that is there from the start; see `newDatabase`. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of our own on a free port; its files go when it stops.
 *
 * @param durable - Whether the server waits for its disk, as it does for real.
 */
export async function startPostgres({ durable }: { readonly durable: boolean }): Promise<Server> {
  const program = await postgresProgram();
  const cleared = () => rm(program.folder, { recursive: true });
  const port = await freePort();
  try {
    const data = await initialised(program, durable);
    const server = programOf(program, program.postgres, [
      ...['-D', data, '-p', `${port}`],
      ...['-c', 'unix_socket_directories='],
      ...(durable ? [] : HURRIED.flatMap((setting) => ['-c', setting])),
    ]);
    // The server would go on without us.
    const end = () => void server.kill('SIGQUIT');
    process.once('exit', end);
    await said(server, 'database system is ready to accept connections');
    return {
      url: `postgres://hashbell:hashbell@127.0.0.1:${port}/postgres`,
      async stop() {
        process.off('exit', end);
        const closed = once(server, 'close');
        // SIGINT stops it without waiting for those who are connected.
        server.kill('SIGINT');
        await closed;
        await cleared();
      },
    };
  } catch (error) {
    await cleared();
    throw error;
  }
}

/** Settings of a server whose files nobody wants: nothing is kept for a crash or tidied up. */
const HURRIED = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'autovacuum=off',
  'jit=off',
];

type Program = Awaited<ReturnType<typeof postgresProgram>>;

/** Sets a server up. @returns The folder of its data. */
async function initialised(program: Program, durable: boolean): Promise<string> {
  const { user, folder, initdb } = program;
  const home = join(folder, 'server');
  const passwordFile = join(home, 'password');
  await mkdir(home, { mode: 0o700 });
  await writeFile(passwordFile, 'hashbell');
  if (user) for (const path of [passwordFile, home]) await chown(path, user.uid, user.gid);
  const data = join(home, 'data');
  const child = programOf(program, initdb, [
    `--pgdata=${data}`,
    ...['--username=hashbell', '--auth=password', `--pwfile=${passwordFile}`],
    ...['--encoding=UTF8', '--no-locale'],
    // Every connection hashes a password as often as there are iterations.
    ...(durable ? [] : ['--no-sync', '--set=scram_iterations=1']),
  ]);
  const output = outputOf(child);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`PostgreSQL could not be set up:\n${output()}`);
  return data;
}

/** Starts a program whose output is English, whatever the machine speaks. */
function programOf({ user, folder }: Program, path: string, args: readonly string[]): ChildProcess {
  return spawn(path, args, { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C' } });
}

/** Waits until the program says that text. */
async function said(child: ChildProcess, text: string): Promise<void> {
  const output = outputOf(child);
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', () => {
      if (output().includes(text)) resolve();
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error(`PostgreSQL did not start:\n${output()}`)));
  });
}

/** @returns A function that returns the output so far. */
function outputOf({ stdout, stderr }: ChildProcess): () => string {
  let text = '';
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
  }
  return () => text;
}

/** Creates an empty database on the same server. @returns Its address. */
export function newDatabase(server: string): Promise<string> {
  return created(server, 'template1');
}

/** Creates a database with the newest tables; `makeTemplate` comes first. @returns Its address. */
export function migratedDatabase(server: string): Promise<string> {
  return created(server, TEMPLATE);
}

const TEMPLATE = 'hashbell_template';

/** Migrates once for all the databases that `migratedDatabase` gives. */
export async function makeTemplate(server: string): Promise<void> {
  await asked(server, (client) => client.query(`create database ${TEMPLATE}`));
  const database = await openDatabase(addressOf(server, TEMPLATE), { log: silent });
  await database.close();
}

async function created(server: string, template: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asked(server, (client) => client.query(`create database ${name} template ${template}`));
  return addressOf(server, name);
}

function addressOf(server: string, database: string): string {
  return Object.assign(new URL(server), { pathname: database }).href;
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
