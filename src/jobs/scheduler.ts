import { createTask } from 'node-cron';
import type { Logger } from '../ports.ts';

/** What runs by itself: twice, late, or never, so it looks at the state each time. */
export interface Job {
  readonly name: string;
  run(): Promise<void>;
}

interface Scheduler {
  /**
   * From now on runs the job whenever the expression says, in UTC; left out while the run before is
   * still under way. A failure is logged, and the next run comes as usual.
   *
   * @param expression - Cron, with five fields, or six where the first is seconds.
   * @throws Error when the expression is none.
   */
  schedule(expression: string, job: Job): void;
  /** Runs once what is scheduled by that expression, one job after another, after what is under way. */
  runNow(expression: string): Promise<void>;
  /** Starts nothing any more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** Milliseconds that a tick may come late, from a busy process, and still count. */
const TOLERANCE = 55_000;

export function createScheduler({ log }: { readonly log: Logger }): Scheduler {
  const stops: (() => Promise<void>)[] = [];
  const scheduled: { readonly expression: string; readonly runNow: () => Promise<void> }[] = [];
  return {
    schedule(expression, job) {
      let running: Promise<void> | undefined;
      const run = async () => {
        try {
          await job.run();
        } catch (error) {
          log.error({ err: error, job: job.name }, 'Job failed');
        }
      };
      const task = createTask(
        expression,
        () => {
          running = run();
          return running;
        },
        {
          name: job.name,
          timezone: 'UTC',
          noOverlap: true,
          missedExecutionTolerance: TOLERANCE,
          logger: cronLogger(job.name, log),
        },
      );
      scheduled.push({
        expression,
        async runNow() {
          await running;
          running = run();
          await running;
        },
      });
      // A task that runs in this process starts at once; only one in a worker takes its time.
      void task.start();
      stops.push(async () => {
        await task.destroy();
        await running;
      });
    },
    async runNow(expression) {
      for (const job of scheduled) if (job.expression === expression) await job.runNow();
    },
    async stop() {
      await Promise.all(stops.splice(0).map((stop) => stop()));
    },
  };
}

/** What node-cron itself has to say, such as that a tick was missed or left out. */
function cronLogger(job: string, log: Logger) {
  const say = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string | Error) =>
    log[level]({ job, reason: String(message) }, 'Scheduler');
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}
