import { median } from './median.ts';

/** Milliseconds that some work took. */
export interface Spent {
  readonly wall: number;
  /** CPU time of all threads of this process, without the database's server. */
  readonly cpu: number;
}

export async function spentOn<T>(work: () => Promise<T>): Promise<Spent & { readonly result: T }> {
  const began = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - began, cpu: (user + system) / 1_000, result };
}

/** Returns the medians of both times. */
export function medianSpent(all: readonly Spent[]): Spent {
  return {
    wall: median(all.map(({ wall }) => wall)),
    cpu: median(all.map(({ cpu }) => cpu)),
  };
}
