import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fairQueue } from './fair-queue.ts';
import type { WorkAnswer, WorkRequest } from './workshop-process.ts';

/** Seconds, but for the counts. */
export interface WorkshopLimits {
  /** Without work for so long, the process ends, and the memory with it. */
  readonly idle: number;
  /** For one task, from when its turn came. */
  readonly timeout: number;
  /** That a process does before another one takes over: its memory falls only now and then. */
  readonly tasks: number;
  /** Tasks that may wait, of one client and of all together. */
  readonly waitingOfOne: number;
  readonly waiting: number;
}

/** There is no room in the queue. */
export class WorkshopBusyError extends Error {
  override readonly name = 'WorkshopBusyError';
}

export interface Workshop<Task, Result> {
  /**
   * Has a task done. Rejects for one that fails, takes too long, finds the queue full, or comes after
   * the end.
   *
   * @param client - Clients take turns, however many tasks one of them has.
   */
  do(task: Task, client: string): Promise<Result>;
  /** Gives up what is under way. */
  stop(): Promise<void>;
}

interface Trade {
  /** The name of the work in errors: "Painting". */
  readonly name: string;
  /** The module that does it, by `doTasks`. */
  readonly program: URL;
  /** Tasks that the process has at once. */
  readonly atOnce: number;
}

interface Job<Task, Result> {
  readonly task: Task;
  resolve(result: Result): void;
  reject(reason: Error): void;
}

interface Studio<Task, Result> {
  readonly child: ChildProcess;
  readonly underWay: Map<
    number,
    { readonly job: Job<Task, Result>; readonly timer: NodeJS.Timeout }
  >;
  /** Tasks so far, those under way included. */
  begun: number;
  idle?: NodeJS.Timeout;
}

const FLAGS = [
  ...['--expose-gc', '--max-semi-space-size=2', '--v8-pool-size=1'],
  ...['--import', new URL('../compile-cache.js', import.meta.url).href],
];
/** Where the compile cache is. Nothing else of ours, the token least of all, is its business. */
const ENVIRONMENT = ['TMPDIR', 'NODE_COMPILE_CACHE'];

/**
 * Returns the address of a program beside a module, by its name without the ending: the bundle has
 * another one than the source.
 */
export function programBeside(module: string, name: string): URL {
  return new URL(name + extname(module), module);
}

/**
 * Works in a process of its own, which is there only while there is something to do. A thread would
 * leave its memory to ours, for good: some 60 MB for painting.
 */
export function createWorkshop<Task, Result>(
  { name, program, atOnce }: Trade,
  limits: WorkshopLimits,
): Workshop<Task, Result> {
  const waiting = fairQueue<Job<Task, Result>>({
    ofOne: limits.waitingOfOne,
    ofAll: limits.waiting,
  });
  let current: Studio<Task, Result> | undefined;
  let stopped = false;

  function open(): Studio<Task, Result> {
    const child = fork(fileURLToPath(program), {
      execArgv: FLAGS,
      env: Object.fromEntries(ENVIRONMENT.map((each) => [each, process.env[each]])),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const studio: Studio<Task, Result> = { child, underWay: new Map(), begun: 0 };
    child.on('message', (answer: WorkAnswer<Result>) => settle(studio, answer));
    child.on('error', (error) => lose(studio, error));
    child.on('exit', () => lose(studio, new Error(`${name}: the process ended`)));
    return studio;
  }

  function begin(studio: Studio<Task, Result>, job: Job<Task, Result>): void {
    clearTimeout(studio.idle);
    // Awaited by somebody: we stay for it.
    studio.child.ref();
    studio.child.channel?.ref();
    const id = studio.begun;
    studio.begun += 1;
    const timer = setTimeout(() => giveUp(studio, id), limits.timeout * 1_000);
    studio.underWay.set(id, { job, timer });
    const request: WorkRequest<Task> = { id, task: job.task };
    // Whether it is still there, its end says.
    studio.child.send(request, () => {});
  }

  function goOn(): void {
    while (waiting.size > 0) {
      if (current && current.begun >= limits.tasks) {
        if (current.underWay.size > 0) return;
        end(current);
      }
      current ??= open();
      if (current.underWay.size >= atOnce) return;
      const job = waiting.next();
      if (job) begin(current, job);
    }
    const studio = current;
    if (!studio || studio.underWay.size > 0) return;
    studio.child.unref();
    studio.child.channel?.unref();
    clearTimeout(studio.idle);
    studio.idle = setTimeout(() => end(studio), limits.idle * 1_000).unref();
  }

  function settle(studio: Studio<Task, Result>, answer: WorkAnswer<Result>): void {
    const found = studio.underWay.get(answer.id);
    if (!found) return;
    studio.underWay.delete(answer.id);
    clearTimeout(found.timer);
    if ('result' in answer) found.job.resolve(answer.result);
    else found.job.reject(new Error(answer.problem));
    goOn();
  }

  function giveUp(studio: Studio<Task, Result>, id: number): void {
    studio.underWay.get(id)?.job.reject(new Error(`${name} took over ${limits.timeout} s`));
    studio.underWay.delete(id);
    // The others may be fine: they get another process, and their time anew.
    waiting.putBack([...studio.underWay.values()].map(({ job }) => job));
    end(studio);
    goOn();
  }

  function lose(studio: Studio<Task, Result>, reason: Error): void {
    if (current !== studio) return;
    for (const { job } of studio.underWay.values()) job.reject(reason);
    end(studio);
    goOn();
  }

  function end(studio: Studio<Task, Result>): void {
    if (current === studio) current = undefined;
    clearTimeout(studio.idle);
    for (const { timer } of studio.underWay.values()) clearTimeout(timer);
    studio.underWay.clear();
    // It has nothing to lose.
    studio.child.kill('SIGKILL');
  }

  return {
    do(task, client) {
      if (stopped) return Promise.reject(new Error(`${name} has ended`));
      return new Promise((resolve, reject) => {
        if (!waiting.add(client, { task, resolve, reject })) {
          reject(new WorkshopBusyError(`${name}: ${waiting.size} are waiting`));
        }
        goOn();
      });
    },
    async stop() {
      stopped = true;
      const reason = new Error(`${name} has ended`);
      for (const job of waiting.drain()) job.reject(reason);
      if (!current) return;
      const { child } = current;
      const gone = child.exitCode === null ? once(child, 'exit') : undefined;
      child.ref();
      lose(current, reason);
      await gone;
    },
  };
}
