import { type Kysely, sql } from 'kysely';
import type { ClockMark } from './clock-mark.port.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { writing } from './writing.ts';

/** Seconds by which the clocks of several processes may differ. */
const SKEW = 300;
/** Seconds by which the mark may be older than the moment at which the clock was set. */
const MARK_AGE = 120;

/**
 * Remembers the latest moment that anybody wrote here, over restarts. When the clock is earlier than
 * that, it was set back: moments that were written down by the other clock are moved, lest all that
 * waits for them wait as long as the jump was.
 */
export function clockMark(database: Database): ClockMark {
  return {
    behind: (now) => behind(database.kysely, now),
    set: (now) =>
      writing(database, async (db) => {
        const back = await behind(db, now);
        if (back > 0) await moveMoments(db, now, back);
        await db
          .insertInto('facts')
          .values({ name: 'clock', value: String(now) })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(now) }))
          .execute();
      }),
  };
}

async function behind(db: Kysely<Schema>, now: number): Promise<number> {
  const mark = await db
    .selectFrom('facts')
    .select('value')
    .where('name', '=', 'clock')
    .executeTakeFirst();
  const back = mark === undefined ? 0 : Number(mark.value) - now;
  return back > SKEW ? back : 0;
}

async function moveMoments(db: Kysely<Schema>, now: number, back: number): Promise<void> {
  // Notices are tried once more and, if it isn't their turn, put off again. A search for what an
  // earlier attempt left behind begins rather too early.
  await sql`update outbox set
      not_before = case when not_before > ${now} then ${now} else not_before end,
      lease_until = null,
      created_at = case when created_at > ${now} then ${now} else created_at end,
      first_tried_at = case when first_tried_at > ${now}
        then first_tried_at - ${back + MARK_AGE} else first_tried_at end
    where state = 'ready'
      and (not_before > ${now} or lease_until > ${now} or first_tried_at > ${now})`.execute(db);

  // A turn that was promised is asked for anew.
  await sql`update dm_channels set
      closed_at = case when closed_at > ${now} then ${now} else closed_at end,
      asked_at = case when asked_at > ${now} then ${now} else asked_at end,
      turn_at = case when turn_at > ${now} then null else turn_at end
    where closed_at > ${now} or asked_at > ${now} or turn_at > ${now}`.execute(db);

  // The end of a snooze is a moment that a person was told: that stays.
  const moved = (column: 'state_since' | 'begun_at' | 'last_fired_at' | 'notified_at') =>
    sql`${sql.ref(column)} = case when ${sql.ref(column)} > ${now}
      then ${sql.ref(column)} - ${back} else ${sql.ref(column)} end`;
  await sql`update alerts set
      ${moved('state_since')}, ${moved('begun_at')}, ${moved('last_fired_at')}, ${moved('notified_at')},
      due_at = case when due_at > ${now} and (snoozed_until is null or due_at <> snoozed_until)
        then due_at - ${back} else due_at end,
      revision = revision + 1
    where state_since > ${now} or last_fired_at > ${now} or notified_at > ${now}`.execute(db);
  // These alerts could not be judged yet; their state is of no account.
  await sql`update alerts set due_at = ${now}, revision = revision + 1
    where due_at > ${now} and waits_for is null and level is null and muted = 0
      and (snoozed_until is null or due_at <> snoozed_until)`.execute(db);
}
