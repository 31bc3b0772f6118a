import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('database-holder.ts', import.meta.url));

/**
 * Another process begins to write to that SQLite file, and doesn't stop.
 *
 * @returns Ends it.
 */
export async function holdDatabase(
  file: string,
  mode: 'immediate' | 'exclusive',
): Promise<() => Promise<void>> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, file, mode],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const closed = once(child, 'close');
  const release = async () => {
    child.stdin.end();
    await closed;
  };
  onTestFinished(release);
  await once(child.stdout, 'data');
  return release;
}
