import type { Ports } from '../ports.ts';
import type { Job } from './scheduler.ts';

/** Asks the providers anew, so that commands find a fresh reading in memory. */
export const refreshMarket: Job<Pick<Ports, 'market'>> = {
  name: 'refresh-market',
  run: ({ market }) => market.refresh(),
};
