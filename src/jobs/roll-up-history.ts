import type { Job } from '../app/scheduler.ts';
import type { Ports } from '../discord/services.ts';

/** Readings into hours, hours into days; drops what is too old in the finer steps. */
export function rollUpHistory({ history, clock }: Pick<Ports, 'history' | 'clock'>): Job {
  return { name: 'roll-up-history', run: () => history.rollUp(clock()) };
}
