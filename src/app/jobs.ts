import type { Ports } from '../discord/services.ts';
import type { Job } from '../time/job.port.ts';

/** Asks the providers anew, so that commands find a fresh reading in memory. */
export function refreshMarket({ market }: Pick<Ports, 'market'>): Job {
  return { name: 'refresh-market', run: () => market.refresh() };
}

/** Readings into hours, hours into days; drops what is too old in the finer steps. */
export function rollUpHistory({ history, clock }: Pick<Ports, 'history' | 'clock'>): Job {
  return { name: 'roll-up-history', run: () => history.rollUp(clock()) };
}

/** Frees the room of what expired; nobody would be given it any more, swept or not. */
export function sweepExpired(sweep: () => Promise<unknown>): Job {
  return {
    name: 'sweep-expired',
    async run() {
      await sweep();
    },
  };
}
