/** Logs as many lines as the process that started it says, and may end right after. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createLog } from '../../src/log/log.ts';

export interface Task {
  readonly lines: number;
  /** Says a last word and ends with that code, at once. */
  readonly exitCode?: number;
  /** Starts a process with the same output before, which makes Node's wait for its reader. */
  readonly shares?: boolean;
}

const log = createLog('info', { fd: 1 });

process.on('message', (task: Task) => void make(task));

async function make({ lines, exitCode, shares }: Task): Promise<void> {
  if (shares) {
    await once(spawn(process.execPath, ['-e', ''], { stdio: ['ignore', 1, 2] }), 'exit');
  }
  for (let line = 0; line < lines; line += 1) log.info({ line, filler: 'x'.repeat(150) }, 'hello');
  if (exitCode !== undefined) {
    log.error({}, 'the end');
    process.exit(exitCode);
  }
  process.send?.('done');
}
