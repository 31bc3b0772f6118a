import type { Job } from '../app/scheduler.ts';

/** Frees the room of what expired; nobody would be given it any more, swept or not. */
export function sweepExpired(sweep: () => Promise<unknown>): Job {
  return {
    name: 'sweep-expired',
    async run() {
      await sweep();
    },
  };
}
