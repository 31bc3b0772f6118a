import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { fairQueue } from './fair-queue.ts';
import type { PaintAnswer, PaintRequest } from './paint-process.ts';

/** Limits of the painter, in seconds but for the counts. */
export interface PainterLimits {
  /** Time without work after which the process ends, and its memory is free. */
  readonly idle: number;
  /** Time for one painting, from when its turn came. */
  readonly timeout: number;
  /**
   * Paintings that a process makes before another one takes over: its memory falls only now and
   * then.
   */
  readonly paintings: number;
  /** Paintings that may wait, of one client and of all together. */
  readonly waitingOfOne: number;
  readonly waiting: number;
}

export const painterDefaults: PainterLimits = {
  idle: 30,
  timeout: 5,
  paintings: 200,
  waitingOfOne: 20,
  waiting: 200,
};

/** There is no room in the queue. */
export class PainterBusyError extends Error {
  override readonly name = 'PainterBusyError';
}

interface Painter {
  /**
   * Paints an SVG as PNG. It rejects for what is no SVG, takes too long, finds the queue full, or
   * comes after the end.
   *
   * @param client - Clients take turns, however many paintings one of them wants.
   */
  paint(svg: string, client: string): Promise<Uint8Array>;
  /** Ends the painter, and gives up what is under way. */
  stop(): Promise<void>;
}

interface Job {
  readonly svg: string;
  resolve(png: Uint8Array): void;
  reject(reason: Error): void;
}

interface Studio {
  readonly child: ChildProcess;
  readonly underWay: Map<number, { readonly job: Job; readonly timer: NodeJS.Timeout }>;
  /** Paintings so far, those under way included. */
  begun: number;
  idle?: NodeJS.Timeout;
}

/** Painting one blocks half a core; more than two at once would only take memory. */
const AT_ONCE = 2;

const PROGRAM = fileURLToPath(new URL('./paint-process.ts', import.meta.url));
const FLAGS = [
  ...['--expose-gc', '--max-semi-space-size=2', '--v8-pool-size=1'],
  ...['--import', new URL('../compile-cache.js', import.meta.url).href],
];
/**
 * Variables that say where the compile cache is. Nothing else of ours, the token least of all, is
 * its business.
 */
const ENVIRONMENT = ['TMPDIR', 'NODE_COMPILE_CACHE'];

/**
 * Paints in a process of its own, which is there only while there is something to paint. In a thread
 * the library left some 60 MB to ours, for good.
 */
export function createPainter(limits: PainterLimits): Painter {
  const waiting = fairQueue<Job>({ ofOne: limits.waitingOfOne, ofAll: limits.waiting });
  let current: Studio | undefined;
  let stopped = false;

  function open(): Studio {
    const child = fork(PROGRAM, {
      execArgv: FLAGS,
      env: Object.fromEntries(ENVIRONMENT.map((name) => [name, process.env[name]])),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const studio: Studio = { child, underWay: new Map(), begun: 0 };
    child.on('message', (answer: PaintAnswer) => settle(studio, answer));
    child.on('error', (error) => lose(studio, error));
    child.on('exit', () => lose(studio, new Error('The painting process ended')));
    return studio;
  }

  function begin(studio: Studio, job: Job): void {
    clearTimeout(studio.idle);
    // Somebody waits for it: we stay until it is done.
    studio.child.ref();
    studio.child.channel?.ref();
    const id = studio.begun;
    studio.begun += 1;
    const timer = setTimeout(() => giveUp(studio, id), limits.timeout * 1_000);
    studio.underWay.set(id, { job, timer });
    // The end of the process says whether it is still there.
    studio.child.send({ id, svg: job.svg } satisfies PaintRequest, () => {});
  }

  function goOn(): void {
    while (waiting.size > 0) {
      if (current && current.begun >= limits.paintings) {
        if (current.underWay.size > 0) return;
        end(current);
      }
      current ??= open();
      if (current.underWay.size >= AT_ONCE) return;
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

  function settle(studio: Studio, answer: PaintAnswer): void {
    const found = studio.underWay.get(answer.id);
    if (!found) return;
    studio.underWay.delete(answer.id);
    clearTimeout(found.timer);
    if ('png' in answer) found.job.resolve(answer.png);
    else found.job.reject(new Error(answer.problem));
    goOn();
  }

  function giveUp(studio: Studio, id: number): void {
    studio.underWay.get(id)?.job.reject(new Error(`Painting took over ${limits.timeout} s`));
    studio.underWay.delete(id);
    // The other painting may be fine: it gets another process, and its time anew.
    waiting.putBack([...studio.underWay.values()].map(({ job }) => job));
    end(studio);
    goOn();
  }

  function lose(studio: Studio, reason: Error): void {
    if (current !== studio) return;
    for (const { job } of studio.underWay.values()) job.reject(reason);
    end(studio);
    goOn();
  }

  function end(studio: Studio): void {
    if (current === studio) current = undefined;
    clearTimeout(studio.idle);
    for (const { timer } of studio.underWay.values()) clearTimeout(timer);
    studio.underWay.clear();
    // The process has nothing to lose.
    studio.child.kill('SIGKILL');
  }

  return {
    paint(svg, client) {
      if (stopped) return Promise.reject(new Error('Painting has ended'));
      return new Promise((resolve, reject) => {
        if (!waiting.add(client, { svg, resolve, reject })) {
          reject(new PainterBusyError(`${waiting.size} paintings are waiting`));
        }
        goOn();
      });
    },
    async stop() {
      stopped = true;
      const reason = new Error('Painting has ended');
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
