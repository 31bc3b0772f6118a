import { monitorEventLoopDelay } from 'node:perf_hooks';

/** @returns Milliseconds: the longest that everybody else in this process had to wait. */
export async function standstillDuring(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}
