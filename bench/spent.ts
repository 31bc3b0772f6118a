/** Milliseconds. */
export interface Spent {
  readonly wall: number;
  /** Of all threads of this process; not of the database's server. */
  readonly cpu: number;
}

export async function spentOn<T>(work: () => Promise<T>): Promise<Spent & { readonly result: T }> {
  const began = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - began, cpu: (user + system) / 1_000, result };
}
