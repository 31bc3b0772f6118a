import { Worker } from 'node:worker_threads';
import type { PaintAnswer, PaintRequest } from './paint-worker.ts';

/** Seconds, but for the counts. */
export interface PainterLimits {
  /** Without work for so long, the thread ends, and the memory with it. */
  readonly idle: number;
  /** For one painting, from when its turn came. */
  readonly timeout: number;
  /** That a thread makes before another one takes over: its memory falls only now and then. */
  readonly paintings: number;
}

export const painterDefaults: PainterLimits = { idle: 30, timeout: 5, paintings: 200 };

interface Painter {
  /** As PNG. Rejects for what is no SVG, takes too long, or comes after the end. */
  paint(svg: string): Promise<Uint8Array>;
  /** What is under way is given up. */
  stop(): Promise<void>;
}

interface Job {
  readonly svg: string;
  resolve(png: Uint8Array): void;
  reject(reason: Error): void;
}

interface Thread {
  readonly worker: Worker;
  readonly underWay: Map<number, { readonly job: Job; readonly timer: NodeJS.Timeout }>;
  /** Paintings so far, those under way included. */
  begun: number;
  idle?: NodeJS.Timeout;
}

/** Painting one blocks half a core; more than two at once would only take memory. */
const AT_ONCE = 2;

/** Paints in a thread of its own, which is there only while there is something to paint. */
export function createPainter(limits: PainterLimits): Painter {
  const waiting: Job[] = [];
  let current: Thread | undefined;
  let stopped = false;

  function open(): Thread {
    const worker = new Worker(new URL('./paint-worker.ts', import.meta.url));
    const thread: Thread = { worker, underWay: new Map(), begun: 0 };
    worker.on('message', (answer: PaintAnswer) => settle(thread, answer));
    worker.on('error', (error) => lose(thread, error));
    worker.on('exit', () => lose(thread, new Error('The painting thread ended')));
    return thread;
  }

  function begin(thread: Thread, job: Job): void {
    clearTimeout(thread.idle);
    // Awaited by somebody: the process stays for it.
    thread.worker.ref();
    const id = thread.begun;
    thread.begun += 1;
    const timer = setTimeout(() => giveUp(thread, id), limits.timeout * 1_000);
    thread.underWay.set(id, { job, timer });
    thread.worker.postMessage({ id, svg: job.svg } satisfies PaintRequest);
  }

  function goOn(): void {
    while (waiting.length > 0) {
      if (current && current.begun >= limits.paintings) {
        if (current.underWay.size > 0) return;
        end(current);
      }
      current ??= open();
      if (current.underWay.size >= AT_ONCE) return;
      const job = waiting.shift();
      if (job) begin(current, job);
    }
    const thread = current;
    if (!thread || thread.underWay.size > 0) return;
    thread.worker.unref();
    clearTimeout(thread.idle);
    thread.idle = setTimeout(() => end(thread), limits.idle * 1_000).unref();
  }

  function settle(thread: Thread, answer: PaintAnswer): void {
    const found = thread.underWay.get(answer.id);
    if (!found) return;
    thread.underWay.delete(answer.id);
    clearTimeout(found.timer);
    if ('png' in answer) found.job.resolve(answer.png);
    else found.job.reject(new Error(answer.problem));
    goOn();
  }

  function giveUp(thread: Thread, id: number): void {
    thread.underWay.get(id)?.job.reject(new Error(`Painting took over ${limits.timeout} s`));
    thread.underWay.delete(id);
    // The other one may be fine: it gets another thread, and its time anew.
    waiting.unshift(...[...thread.underWay.values()].map(({ job }) => job));
    end(thread);
    goOn();
  }

  function lose(thread: Thread, reason: Error): void {
    if (current !== thread) return;
    for (const { job } of thread.underWay.values()) job.reject(reason);
    end(thread);
    goOn();
  }

  function end(thread: Thread): void {
    if (current === thread) current = undefined;
    clearTimeout(thread.idle);
    for (const { timer } of thread.underWay.values()) clearTimeout(timer);
    thread.underWay.clear();
    void thread.worker.terminate();
  }

  return {
    paint(svg) {
      if (stopped) return Promise.reject(new Error('Painting has ended'));
      return new Promise((resolve, reject) => {
        waiting.push({ svg, resolve, reject });
        goOn();
      });
    },
    async stop() {
      stopped = true;
      const reason = new Error('Painting has ended');
      for (const job of waiting.splice(0)) job.reject(reason);
      if (!current) return;
      const { worker } = current;
      lose(current, reason);
      await worker.terminate();
    },
  };
}
