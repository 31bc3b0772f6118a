import { fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import type { Task } from './support/chatty.ts';

const PROGRAM = fileURLToPath(new URL('./support/chatty.ts', import.meta.url));
/** Lines of 200 bytes and more: many times what a pipe takes, and what is kept for it. */
const MANY = 20_000;

/** Starts a process that logs into a pipe, which nobody reads yet. */
function chatty() {
  const child = fork(PROGRAM, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const { stdout } = child;
  if (!stdout) throw new Error('No pipe');
  const exited = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  return {
    stdout,
    exitCode: exited.then(([code]) => code),
    async do(task: Task) {
      const answered = once(child, 'message');
      child.send(task);
      await answered;
    },
    tell: (task: Task) => child.send(task),
    end: () => child.disconnect(),
  };
}

const parsed = (output: string): Record<string, unknown>[] =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

it.each([false, true])(
  'does not wait for who does not read, and says what was lost (output shared: %s)',
  async (shares) => {
    const { do: make, end, stdout, exitCode } = chatty();
    await make({ lines: 1 });
    await make({ lines: MANY, shares });
    const reading = text(stdout);
    // The lines that are kept come by and by; the next line goes behind them.
    await make({ lines: 1 });
    end();
    const lines = parsed(await reading);
    expect(await exitCode).toBe(0);
    const hellos = lines.filter(({ msg }) => msg === 'hello').map(({ line }) => Number(line));
    const lost = lines.filter(({ level }) => level === 50);
    const sum = lost.reduce((count, { lines: some }) => count + Number(some), 0);
    expect(sum).toBeGreaterThan(MANY / 2);
    expect(hellos.length + sum).toBe(MANY + 2);
    expect(hellos.slice(-2)).toEqual([MANY - 1, 0]);
  },
);

it('ends although nobody reads its last words', async () => {
  const { tell, exitCode } = chatty();
  tell({ lines: MANY, exitCode: 7 });
  expect(await exitCode).toBe(7);
});

it('says its last words to who reads', async () => {
  const { tell, stdout, exitCode } = chatty();
  const reading = text(stdout);
  tell({ lines: 3_000, exitCode: 7 });
  const lines = parsed(await reading);
  expect(await exitCode).toBe(7);
  expect(lines).toHaveLength(3_001);
  expect(lines.at(-1)).toMatchObject({ msg: 'the end' });
});

it('goes on when its reader is gone', async () => {
  const { do: make, stdout, end, exitCode } = chatty();
  await make({ lines: 1 });
  stdout.destroy();
  await once(stdout, 'close');
  await make({ lines: 100 });
  await make({ lines: 1 });
  end();
  expect(await exitCode).toBe(0);
});
