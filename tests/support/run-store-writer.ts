import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS } from './node-flags.ts';

const script = fileURLToPath(new URL('store-writer.ts', import.meta.url));

interface Finished {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly complaints: string;
}

/** Starts a process that opens the database. @param until - Killed, without warning, once this is true. */
export async function runStoreWriter(
  url: string,
  until?: (lines: readonly string[]) => boolean,
): Promise<Finished> {
  const child = spawn(process.execPath, [...NODE_FLAGS, script, url, until ? 'write' : 'close'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaints = '';
  // A line that was cut off by the kill was not said.
  const lines = () => output.split('\n').slice(0, -1);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (until?.(lines())) child.kill('SIGKILL');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  await once(child, 'close');
  return { code: child.exitCode, lines: lines(), complaints };
}
