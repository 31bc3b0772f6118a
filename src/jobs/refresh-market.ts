import type { Job } from '../app/scheduler.ts';
import type { Ports } from '../discord/services.ts';

/** Asks the providers anew, so that commands find a fresh reading in memory. */
export function refreshMarket({ market }: Pick<Ports, 'market'>): Job {
  return { name: 'refresh-market', run: () => market.refresh() };
}
