import { setTimeout } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import type { createCharts } from '../chart/charts-process.ts';
import type { Database } from '../database/database.ts';
import type { createSimulator } from '../forecast/simulator.ts';
import type { Progress } from '../log/progress.ts';
import type { Outbox, Poster } from '../outbox/outbox.port.ts';
import type { Clock } from '../time/clock.port.ts';
import type { Delivery, Known } from './delivery.ts';
import { type createJobs, marketCrons, type ScheduledJob } from './jobs.ts';
import type { Leadership } from './leadership.ts';
import type { createScheduler } from './scheduler.ts';

export interface LifeCycle {
  /** Runs the jobs from now on; the first reading of the market is on its way. */
  start(): void;
  /** Decides from now on what there is to tell; it waits until it can be sent. */
  decide(): void;
  /** Sends from now on what there is to tell, and goes on deciding that. */
  watch(poster: Poster, known?: Known): Promise<void>;
  /**
   * Runs at once the jobs that go by the market, in their order, and waits until what they have to
   * say is out.
   */
  tickNow(): Promise<void>;
  /** Ends what `watch` began, when the notice under way is sent. */
  stopSending(): Promise<void>;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

interface LifeCycleParts {
  readonly scheduler: ReturnType<typeof createScheduler>;
  readonly jobs: ReturnType<typeof createJobs>;
  readonly delivery: Delivery;
  readonly leadership: Leadership;
  /** Whether other processes may work on the same database. */
  readonly isShared: boolean;
  readonly outbox: Pick<Outbox, 'depth' | 'releaseAll'>;
  readonly clock: Clock;
  readonly progress: Progress;
  readonly charts: ReturnType<typeof createCharts>;
  readonly simulator: ReturnType<typeof createSimulator>;
  readonly dispatcher: Dispatcher;
  readonly database: Database;
  /** Ends work that takes long. */
  readonly stopping: AbortController;
}

/** Milliseconds for a message to go out, and between two looks whether it did. */
const OUT_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 5;

/** Returns how the bot begins, goes on and ends. */
export function lifeCycle(parts: LifeCycleParts): LifeCycle {
  const { scheduler, jobs, delivery, outbox, clock } = parts;
  const { leadership } = parts;
  const scheduleAll = (some: readonly ScheduledJob[], whileLeading = true) => {
    for (const { cron, job, whenUnsettled = false } of some) {
      const run = async () => {
        const isOurs =
          leadership.leads() === whileLeading || (whenUnsettled && leadership.isUnsettled());
        if (isOurs) await job.run();
      };
      scheduler.schedule(cron, { ...job, run });
    }
  };
  let decides = false;
  const decide = () => {
    if (!decides) scheduleAll(jobs.deciding());
    decides = true;
  };
  return {
    start() {
      scheduleAll(jobs.upkeep());
      if (parts.isShared) {
        leadership.start();
        scheduleAll(jobs.following(), false);
      } else jobs.refresh();
    },
    decide,
    async watch(poster, known) {
      // There is no other process on SQLite: what one had claimed that is gone is free.
      if (parts.database.engine === 'sqlite') await parts.outbox.releaseAll();
      await delivery.begin(poster, known);
      decide();
      scheduleAll(jobs.asking());
    },
    async tickNow() {
      jobs.refresh();
      for (const cron of marketCrons) await scheduler.runNow(cron);
      const isOut = async () => (await outbox.depth(clock())).oldestAge === undefined;
      for (let waited = 0; waited < OUT_WITHIN_MS && !(await isOut()); waited += LOOK_EVERY_MS) {
        delivery.wake();
        await setTimeout(LOOK_EVERY_MS);
      }
    },
    async stopSending() {
      await delivery.stop();
      await leadership.stop();
    },
    async stop() {
      parts.stopping.abort();
      await scheduler.stop();
      parts.progress.stop();
      await delivery.stop();
      await leadership.stop();
      await Promise.all([parts.charts.stop(), parts.simulator.stop()]);
      // The jobs are done; a provider that still keeps us waiting is not worth waiting for.
      await parts.dispatcher.destroy();
      await parts.database.close();
    },
  };
}
