import { sql } from 'kysely';
import type { Logger } from '../log/logger.port.ts';
import type { Database } from './database.ts';

/** Milliseconds for which an answer holds: whoever watches over the bot asks every few seconds. */
const HOLDS = 10_000;

/**
 * Makes a check whether the store can be written: a disk that is full is read without fault. The
 * log says once what is wrong, and that it is well again.
 */
export function storeCheck(
  database: Database,
  { log }: { readonly log: Logger },
): () => Promise<boolean> {
  let isWell = true;
  let last: Promise<boolean> | undefined;
  let holdsUntil = Number.NEGATIVE_INFINITY;

  async function write(): Promise<boolean> {
    try {
      if (database.engine === 'sqlite') await database.checkPlace();
      await sql`update facts set value = value where name = 'instance'`.execute(database.kysely);
      if (!isWell) log.info({}, 'the store can be written again');
      isWell = true;
    } catch (error) {
      if (isWell) log.error({ err: error }, 'the store cannot be written');
      isWell = false;
    }
    holdsUntil = performance.now() + HOLDS;
    return isWell;
  }

  return () => {
    // A check that is still under way is not begun anew.
    if (last === undefined || performance.now() > holdsUntil) {
      holdsUntil = Number.POSITIVE_INFINITY;
      last = write();
    }
    return last;
  };
}
