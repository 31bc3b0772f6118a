import { monitorEventLoopDelay } from 'node:perf_hooks';

/** @returns Milliseconds: the longest that everybody else in this process had to wait. */
export async function standstillDuring(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

/**
 * Measures what standstills can't tell on a machine that others work on as well.
 *
 * @returns Milliseconds of processor time that the longest turn of the event loop took.
 */
export async function busiestTurnDuring(work: () => Promise<unknown>): Promise<number> {
  let [longest, isOver] = [0, false];
  const worked = work().finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const before = process.threadCpuUsage();
    await new Promise((resolve) => setImmediate(resolve));
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1_000);
  }
  await worked;
  return longest;
}
