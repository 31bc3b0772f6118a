import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Work that one process at a time may do. Nobody's clock counts but the database's. */
export interface Lease {
  look(): Promise<LeaseState>;
  /**
   * Takes it where it is free, or held weakly by another that this one can do better than. One that
   * holds it strongly doesn't come to hold it weakly by that: a statement from before may come late.
   *
   * @param isWeak - Whether this holder may be replaced by one that can do better.
   * @returns The holder's number, higher than any before.
   */
  take(isWeak: boolean): Promise<number | undefined>;
  /**
   * Holds it for the whole time from now on, as a strong or a weak holder. One that was weak grows strong
   * by `take`, with a number of its own: a statement from before may come late.
   *
   * @returns Whether it was still the holder's.
   */
  renew(epoch: number, isWeak: boolean): Promise<boolean>;
  /** Frees it at once, where it is the holder's; it can't be renewed after that. */
  release(epoch: number): Promise<void>;
}

export interface LeaseState {
  /** Seconds for which somebody holds it still; 0 or less since when it is free. */
  readonly left: number;
  /** Whether who holds it may be replaced by who can do better. */
  readonly isWeak: boolean;
  /** Whether this process holds it, maybe without knowing: an answer was lost. */
  readonly isOwn: boolean;
}

interface LeaseParts {
  readonly name: string;
  /** Name of the process, which no other has. */
  readonly holder: string;
  /** Seconds for which it is taken or renewed. */
  readonly seconds: number;
}

/** Unix seconds by the database's clock; within a statement it goes on. */
const NOW = sql`extract(epoch from clock_timestamp())::float8`;
/** The holder of what was freed. */
const NOBODY = '';

/**
 * Returns a lease on PostgreSQL, as a row: an advisory lock would stay with a holder that is frozen,
 * and poolers lose it.
 */
export function leaseOn({ kysely }: Database, { name, holder, seconds }: LeaseParts): Lease {
  return {
    async look() {
      const { rows } = await sql<{ left: number; weak: number; holder: string }>`
        select "until" - ${NOW} as left, weak, holder from leases where name = ${name}`.execute(
        kysely,
      );
      const [row] = rows;
      if (!row) return { left: 0, isWeak: false, isOwn: false };
      const state = { isWeak: row.weak !== 0, isOwn: row.holder === holder };
      if (row.left <= seconds) return { ...state, left: row.left };
      // The database's clock was set back: nobody holds it for longer than from now on.
      await sql`update leases set "until" = ${NOW} + ${seconds}
        where name = ${name} and "until" > ${NOW} + ${seconds}`.execute(kysely);
      return { ...state, left: seconds };
    },
    async take(isWeak) {
      const { rows } = await sql<{ epoch: number }>`
        insert into leases (name, holder, epoch, weak, "until")
        values (${name}, ${holder}, 1, ${Number(isWeak)}, ${NOW} + ${seconds})
        on conflict (name) do update set holder = excluded.holder, epoch = leases.epoch + 1,
          weak = excluded.weak, "until" = excluded."until"
        where leases."until" <= ${NOW} or leases.weak > excluded.weak
          or (leases.holder = ${holder} and leases.weak = excluded.weak)
        returning epoch`.execute(kysely);
      return rows[0]?.epoch;
    },
    async renew(epoch, isWeak) {
      const { numAffectedRows = 0n } = await sql`
        update leases set "until" = ${NOW} + ${seconds}, weak = ${Number(isWeak)}
        where name = ${name} and holder = ${holder} and epoch = ${epoch}`.execute(kysely);
      return numAffectedRows > 0n;
    },
    async release(epoch) {
      await sql`update leases set "until" = ${NOW}, holder = ${NOBODY}
        where name = ${name} and holder = ${holder} and epoch = ${epoch}`.execute(kysely);
    },
  };
}
