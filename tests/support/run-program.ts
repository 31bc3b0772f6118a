import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { NODE_FLAGS } from './node-flags.ts';
import { WITHOUT_SOURCES } from './without-sources.ts';

const BOT = 'src/main.ts';
/** The bot as `npm start` runs it: built before the first test, see `built-bot.ts`. */
const BUILT = 'dist/bot/main.js';

/** A port of loopback where nobody listens. */
const NOBODY = 'http://127.0.0.1:1';

/** No provider that could be asked: a test reaches nobody but this machine, and some of them fail. */
const WITHOUT_PROVIDERS = {
  ...WITHOUT_SOURCES,
  MEMPOOL_URL: NOBODY,
  ESPLORA_URL: NOBODY,
  COINBASE_URL: NOBODY,
  FRANKFURTER_URL: NOBODY,
};

/**
 * The environment of a process that waits less for others: a lease takes two seconds.
 */
export const HASTE = { HASHBELL_HASTE: '7.5' };

interface Program {
  readonly child: ChildProcess;
  /** So far. */
  readonly output: () => string;
  readonly complaints: () => string;
  readonly exitCode: Promise<number | null>;
}

/**
 * Starts one of our programs as the operator would, in an empty folder: no `.env` but one given, a new database.
 *
 * @param program - As seen from the repository's root.
 */
export async function runProgram(
  program: string,
  {
    args = [],
    env = {},
    dotEnv,
  }: {
    args?: readonly string[];
    env?: Readonly<Record<string, string>>;
    /** The text of `.env`. */
    dotEnv?: string;
  } = {},
): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'hashbell-program-'));
  if (dotEnv !== undefined) await writeFile(join(folder, '.env'), dotEnv);
  const path = program === BOT ? BUILT : program;
  const script = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const child = spawn(process.execPath, [...NODE_FLAGS, script, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...WITHOUT_PROVIDERS, ...env },
  });
  const heard = { output: '', complaints: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    heard.output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    heard.complaints += text;
  });
  const closed = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
    await rm(folder, { recursive: true });
  });
  return {
    child,
    output: () => heard.output,
    complaints: () => heard.complaints,
    exitCode: closed.then(() => child.exitCode),
  };
}
