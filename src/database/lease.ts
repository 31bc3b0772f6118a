import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Work that one process at a time may do. Nobody's clock counts but the database's. */
export interface Lease {
  /** Returns for how many seconds somebody holds it still; 0 or less when it is free. */
  left(): Promise<number>;
  /** Takes it where it is free. @returns The holder's number, higher than any before. */
  take(): Promise<number | undefined>;
  /** Holds it for the whole time from now on. @returns Whether it was still the holder's. */
  renew(epoch: number): Promise<boolean>;
  /** Frees it at once, where it is the holder's. */
  release(epoch: number): Promise<void>;
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

/**
 * Returns a lease on PostgreSQL, as a row: an advisory lock would stay with a holder that is frozen,
 * and poolers lose it.
 */
export function leaseOn({ kysely }: Database, { name, holder, seconds }: LeaseParts): Lease {
  return {
    async left() {
      const { rows } = await sql<{ left: number }>`
        select "until" - ${NOW} as left from leases where name = ${name}`.execute(kysely);
      const left = rows[0]?.left ?? 0;
      if (left <= seconds) return left;
      // The database's clock was set back: nobody holds it for longer than from now on.
      await sql`update leases set "until" = ${NOW} + ${seconds}
        where name = ${name} and "until" > ${NOW} + ${seconds}`.execute(kysely);
      return seconds;
    },
    async take() {
      const { rows } = await sql<{ epoch: number }>`
        insert into leases (name, holder, epoch, "until")
        values (${name}, ${holder}, 1, ${NOW} + ${seconds})
        on conflict (name) do update set
          holder = excluded.holder, epoch = leases.epoch + 1, "until" = excluded."until"
        where leases."until" <= ${NOW}
        returning epoch`.execute(kysely);
      return rows[0]?.epoch;
    },
    async renew(epoch) {
      const { numAffectedRows = 0n } = await sql`
        update leases set "until" = ${NOW} + ${seconds}
        where name = ${name} and holder = ${holder} and epoch = ${epoch}`.execute(kysely);
      return numAffectedRows > 0n;
    },
    async release(epoch) {
      await sql`update leases set "until" = ${NOW}
        where name = ${name} and holder = ${holder} and epoch = ${epoch}`.execute(kysely);
    },
  };
}
