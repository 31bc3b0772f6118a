import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createScheduler } from '../../src/app/scheduler.ts';
import { createProgress } from '../../src/log/progress.ts';
import { recordingLogger } from '../support/provider-network.ts';

const START = Date.UTC(2026, 9, 5, 9, 40, 30);
const MINUTE = 60_000;
const EACH_MINUTE = '* * * * *';

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

function setUp(run: () => Promise<void>) {
  const log = recordingLogger();
  const progress = createProgress({ log });
  const scheduler = createScheduler({ log, progress });
  const start = (expression = EACH_MINUTE) => scheduler.schedule(expression, { name: 'tick', run });
  return { log, progress, scheduler, start };
}

describe('the scheduler', () => {
  it('runs a job when its time has come', async () => {
    const runs: string[] = [];
    const { scheduler, start } = setUp(async () => {
      runs.push(new Date().toISOString().slice(11, 16));
    });
    start();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(runs).toEqual([]);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(runs).toEqual(['09:41', '09:42']);
    await scheduler.stop();
  });

  it('runs at once, in order, what an expression stands for, after what is under way', async () => {
    const said: string[] = [];
    const { scheduler } = setUp(async () => {});
    const job = (name: string, fails = false) => ({
      name,
      async run() {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        said.push(name);
        if (fails) throw new Error('no');
      },
    });
    scheduler.schedule(EACH_MINUTE, job('first', true));
    scheduler.schedule('0 0 1 1 *', job('yearly'));
    scheduler.schedule(EACH_MINUTE, job('second'));
    await vi.advanceTimersByTimeAsync(30_500);
    expect(said).toEqual([]);
    const done = scheduler.runNow(EACH_MINUTE);
    await vi.advanceTimersByTimeAsync(5_000);
    await done;
    expect(said).toEqual(['first', 'second', 'first', 'second']);
    await scheduler.stop();
  });

  it('goes by UTC', async () => {
    const runs: number[] = [];
    const { scheduler, start } = setUp(async () => void runs.push(Date.now()));
    start('0 12 * * *');
    await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE);
    expect(runs.map((time) => new Date(time).toISOString().slice(0, 16))).toEqual([
      '2026-10-05T12:00',
    ]);
    await scheduler.stop();
  });

  it('leaves out a run while the one before is under way, and stops after that', async () => {
    let starts = 0;
    let finish = () => {};
    const { scheduler, start } = setUp(() => {
      starts += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    start();
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(starts).toBe(1);

    let stopped = false;
    const stop = scheduler.stop().then(() => {
      stopped = true;
    });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(stopped).toBe(false);
    finish();
    await stop;
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(starts).toBe(1);
  });

  it('gives up a run that never ends, says so, and goes on', async () => {
    let starts = 0;
    const { scheduler, log, progress, start } = setUp(() => {
      starts += 1;
      return starts === 1 ? new Promise(() => {}) : Promise.resolve();
    });
    start();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(progress.lateness().get('tick')).toBe(0);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(progress.lateness().get('tick')).toBeGreaterThan(0);
    expect(starts).toBe(1);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(starts).toBeGreaterThan(1);
    expect(progress.lateness().get('tick')).toBe(0);
    const said = log.lines.map(({ sentence }) => sentence);
    expect(said.filter((sentence) => !sentence.startsWith('Job left out'))).toEqual([
      'no progress',
      'Job failed',
      'progress again',
    ]);
    await scheduler.stop();
  });

  it('tells that a job fails all the time, or is never begun', async () => {
    const { scheduler, progress, start } = setUp(() => Promise.reject(new Error('no luck')));
    start();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(progress.lateness().get('tick')).toBeGreaterThan(0);
    await scheduler.stop();
  });

  it('tries again soon what comes seldom, and tells only what goes on to fail for a minute', async () => {
    const fails = [true, false, true, true, true, false];
    const runs: string[] = [];
    const { scheduler, progress, start } = setUp(async () => {
      runs.push(new Date().toISOString().slice(11, 16));
      if (fails.shift()) throw new Error('no luck');
    });
    start('7 * * * *');
    const late: string[] = [];
    for (let second = 0; second < 3 * 3_600; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      const time = new Date().toISOString().slice(11, 16);
      if ((progress.lateness().get('tick') ?? 0) > 0 && late.at(-1) !== time) late.push(time);
    }
    expect(runs).toEqual(['10:07', '10:07', '11:07', '11:07', '11:08', '11:08', '12:07']);
    expect(late).toEqual(['11:08']);
    await scheduler.stop();
  });

  const HOUR = 60 * MINUTE;
  it.each([-24 * HOUR, -HOUR, -MINUTE, MINUTE, HOUR, 24 * HOUR, 365 * 24 * HOUR])(
    'goes on within a minute of a jump of the clock by %i ms, and says so',
    async (jump) => {
      let runs = 0;
      let hourly = 0;
      const hour = async () => {
        hourly += 1;
      };
      const { scheduler, log, progress, start } = setUp(async () => {
        runs += 1;
      });
      start();
      scheduler.schedule('7 * * * *', { name: 'hourly', run: hour });
      await vi.advanceTimersByTimeAsync(10 * MINUTE);
      for (const by of [jump, -jump, jump]) {
        runs = 0;
        vi.setSystemTime(Date.now() + by);
        await vi.advanceTimersByTimeAsync(MINUTE);
        expect(runs).toBeGreaterThanOrEqual(1);
        await vi.advanceTimersByTimeAsync(5 * MINUTE);
        expect(runs).toBeGreaterThanOrEqual(6);
        expect(runs).toBeLessThanOrEqual(7);
        expect(progress.lateness().get('tick')).toBe(0);
      }
      hourly = 0;
      await vi.advanceTimersByTimeAsync(HOUR);
      expect(hourly).toBe(1);
      const warnings = log.lines.filter(({ level }) => level === 'warn');
      expect(warnings.map(({ details }) => details)).toEqual(
        [jump, -jump, jump].map((by) => ({ seconds: by / 1_000 })),
      );
      await scheduler.stop();
    },
  );

  it('logs a failure and goes on', async () => {
    const error = new Error('no luck');
    let runs = 0;
    const { scheduler, start, log } = setUp(() => {
      runs += 1;
      return Promise.reject(error);
    });
    start();
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(runs).toBe(2);
    expect(log.lines.filter(({ sentence }) => sentence === 'Job failed')).toEqual(
      Array(2).fill({
        level: 'error',
        details: { err: error, job: 'tick' },
        sentence: 'Job failed',
      }),
    );
    await scheduler.stop();
  });

  it('refuses an expression that is none', () => {
    expect(() => setUp(async () => {}).start('each minute')).toThrow();
  });
});
