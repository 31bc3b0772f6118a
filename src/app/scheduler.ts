import { createTask } from 'node-cron';
import type { Logger } from '../log/logger.port.ts';
import type { Progress } from '../log/progress.ts';
import { endingWithin } from '../time/ending-within.ts';
import type { Job } from '../time/job.port.ts';

interface Scheduler {
  /**
   * Runs the job from now on whenever the expression says, in UTC; a run is left out while the one
   * before is still under way. A failure is logged; a job that comes seldom is soon tried again,
   * the rest as usual.
   *
   * @param expression - Cron, with five fields, or six where the first is seconds.
   * @throws Error when the expression is none.
   */
  schedule(expression: string, job: Job): void;
  /**
   * Runs once each job scheduled by that expression, one job after another, after what is under
   * way.
   */
  runNow(expression: string): Promise<void>;
  /** Starts no job any more, and waits for what is under way. */
  stop(): Promise<void>;
}

interface SchedulerParts {
  readonly log: Logger;
  /** The progress that is told how the jobs get on. */
  readonly progress?: Pick<Progress, 'watch'>;
}

/** Seconds that a job may take; see `Job`. Every request and statement ends long before. */
const DEADLINE = 120;
/** Seconds that a run may take before the operator is told. */
const USUAL = 60;
/** Milliseconds between two looks at the clock at most. */
const LOOK = 10_000;
/** Milliseconds by which the clock may be put right without the jobs minding. */
const JUMP = 5_000;
/** Milliseconds between two runs of a job that doesn't wait for its next time after a jump. */
const OFTEN = 120_000;
/** Milliseconds until a job that isn't run often is tried again after a failure: before that is told. */
const RETRY = 30_000;

interface Scheduled {
  readonly expression: string;
  /** Returns the next time by the clock on the wall, in unix milliseconds. */
  readonly next: () => number;
  nextAt: number;
  /** Milliseconds between two runs. */
  readonly every: number;
  /** Begins a run; does nothing where one is under way. */
  readonly begin: () => Promise<void>;
  readonly running: () => Promise<void> | undefined;
}

export function createScheduler({ log, progress }: SchedulerParts): Scheduler {
  let scheduled: readonly Scheduled[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** Returns by how many milliseconds the clock on the wall is ahead of one that nobody can set. */
  const ahead = () => Date.now() - performance.now();
  let before = ahead();

  /**
   * node-cron itself would wait for a moment of the clock on the wall, which may be set to another
   * meanwhile: set back, that moment doesn't come; put forward, it goes through all that it missed.
   */
  function refresh(): void {
    const jump = ahead() - before;
    before += jump;
    const now = Date.now();
    if (Math.abs(jump) >= JUMP) {
      log.warn({ seconds: Math.round(jump / 1_000) }, 'the clock was set: jobs are timed anew');
      for (const job of scheduled) {
        job.nextAt = job.every <= OFTEN ? now : Math.min(job.nextAt, job.next());
      }
    }
    for (const job of scheduled) {
      if (job.nextAt > now) continue;
      job.nextAt = job.next();
      void job.begin();
    }
    wait();
  }

  function wait(): void {
    clearTimeout(timer);
    const first = Math.min(...scheduled.map(({ nextAt }) => nextAt)) - Date.now();
    timer = setTimeout(refresh, Math.max(1, Math.min(first, LOOK)));
  }

  return {
    schedule(expression, job) {
      const { name, deadline = DEADLINE } = job;
      // The task tells the times alone: it is never started.
      const task = createTask(expression, () => {}, { name, timezone: 'UTC' });
      const [first = 0, second = 0] = task.getNextRuns(2).map((date) => date.getTime());
      const every = second - first;
      void task.destroy();
      const work = progress?.watch(name, {
        step: Math.max(USUAL, deadline - USUAL),
        every: every / 1_000,
      });
      let running: Promise<void> | undefined;
      const run = async () => {
        work?.begun();
        try {
          await endingWithin(deadline, job.run());
          work?.done();
        } catch (error) {
          log.error({ err: error, job: name }, 'Job failed');
          if (every > OFTEN) entry.nextAt = Math.min(entry.nextAt, Date.now() + RETRY);
        }
        running = undefined;
      };
      const entry: Scheduled = {
        expression,
        next: () => task.getNextRuns(1)[0]?.getTime() ?? Number.POSITIVE_INFINITY,
        nextAt: first,
        every,
        async begin() {
          if (running) return log.warn({ job: name }, 'Job left out: it is still running');
          running = run();
          await running;
        },
        running: () => running,
      };
      scheduled = [...scheduled, entry];
      wait();
    },
    async runNow(expression) {
      for (const job of scheduled) {
        if (job.expression !== expression) continue;
        await job.running();
        await job.begin();
      }
    },
    async stop() {
      const ended = scheduled;
      scheduled = [];
      clearTimeout(timer);
      await Promise.all(ended.map(({ running }) => running()));
    },
  };
}
