import { setTimeout as sleep } from 'node:timers/promises';
import { StoreOutage } from '../../src/errors.ts';

/**
 * What the store answers, for what can do without it.
 *
 * @throws StoreOutage when it takes longer than that.
 */
export async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  const timer = new AbortController();
  const late = sleep(milliseconds, undefined, { ref: false, signal: timer.signal }).then(() => {
    throw new StoreOutage('The store takes too long to answer');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
