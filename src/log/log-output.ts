import { writeSync } from 'node:fs';

/** Bytes that wait for a reader; the oldest lines make room for the newest. */
const MOST_WAITING = 1024 * 1024;
/** Milliseconds between two tries while nobody reads. */
const TRY_AGAIN_MS = 100;
/** Milliseconds that a process which ends waits for its reader, and between two tries then. */
const LAST_WORDS_MS = 1_000;
const LAST_TRY_MS = 10;

interface LogOutput {
  write(line: string): void;
}

/**
 * Writes lines to a file descriptor, each at once where that is possible, and never waits: what a pipe
 * that nobody reads doesn't take is kept for a while. Pino's own destination either waits for the
 * reader or leaves that to a thread, which then holds up the end of the process.
 *
 * @param resumed - Called after lines were lost, when one gets through again.
 */
export function logOutput(fd: number, resumed: (lost: number) => void): LogOutput {
  const waiting: Buffer[] = [];
  let waitingBytes = 0;
  /** Whether a part of the first waiting line is written. */
  let isBegun = false;
  let lost = 0;
  let again: NodeJS.Timeout | undefined;

  function push(): void {
    neverWait(fd);
    for (let [line] = waiting; line; [line] = waiting) {
      const written = tryToWrite(fd, line);
      if (written === 'later') {
        wait();
        return;
      }
      if (written === line.length || written === 'never') {
        waiting.shift();
        waitingBytes -= line.length;
        isBegun = false;
        if (written === 'never') lost += 1;
        else if (lost > 0) tell();
      } else {
        waiting[0] = line.subarray(written);
        waitingBytes -= written;
        isBegun = true;
      }
    }
    if (!again) return;
    clearInterval(again);
    again = undefined;
    process.off('exit', sayLastWords);
  }

  function tell(): void {
    const count = lost;
    lost = 0;
    // The line about the loss follows those that wait.
    resumed(count);
  }

  function wait(): void {
    if (again) return;
    again = setInterval(push, TRY_AGAIN_MS).unref();
    process.on('exit', sayLastWords);
  }

  function sayLastWords(): void {
    const until = performance.now() + LAST_WORDS_MS;
    for (push(); waiting.length > 0 && performance.now() < until; push()) pause(LAST_TRY_MS);
  }

  return {
    write(text) {
      const line = Buffer.from(text);
      waiting.push(line);
      waitingBytes += line.length;
      const oldest = isBegun ? 1 : 0;
      while (waitingBytes > MOST_WAITING && waiting.length > oldest + 1) {
        const [dropped] = waiting.splice(oldest, 1);
        waitingBytes -= dropped?.length ?? 0;
        lost += 1;
      }
      if (waiting.length === 1) push();
    },
  };
}

/** Writes a line to a file descriptor. @returns Bytes written. */
function tryToWrite(fd: number, line: Buffer): number | 'later' | 'never' {
  try {
    return writeSync(fd, line);
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
    // The reader is gone, or the disk is full: no reason to stop working.
    return isFull ? 'later' : 'never';
  }
}

/**
 * Makes standard output or error tell that a pipe or a terminal is full, instead of waiting. This
 * is done time and again, for a process that was started with the same one makes it wait anew.
 */
function neverWait(fd: number): void {
  const stream = fd === 1 ? process.stdout : fd === 2 ? process.stderr : undefined;
  // Node itself calls this method for terminals; a file has no such handle. It isn't in the types.
  const { _handle: handle } = (stream ?? {}) as {
    readonly _handle?: { setBlocking?(waits: boolean): void };
  };
  handle?.setBlocking?.(false);
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
