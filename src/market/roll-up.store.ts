import { type Kysely, sql } from 'kysely';
import { chainIds } from '../coin/coins.ts';
import type { Schema } from '../database/schema.ts';
import { DAY, HOUR } from '../time/seconds.ts';
import type { HistoryStep } from './history.ts';

interface Stage {
  readonly from: HistoryStep;
  readonly into: HistoryStep;
  /** Seconds of each step that it makes. */
  readonly length: number;
  /** Seconds for which the steps that it is made of are kept. */
  readonly kept: number;
}

const STAGES: readonly Stage[] = [
  { from: 'raw', into: 'hour', length: HOUR, kept: 7 * DAY },
  { from: 'hour', into: 'day', length: DAY, kept: 90 * DAY },
];

/**
 * Rolls readings up into hours, hours into days: of each datum the mean of what is known, of
 * heights, which only grow, the highest. Each hour or day that has something new in it is made
 * anew, the running ones as well, in whatever order it came; then too old rows go, in whole hours
 * and days.
 *
 * @param db - A transaction that no other of these overlaps.
 * @param now - Unix seconds.
 */
export async function rollUp(db: Kysely<Schema>, now: number): Promise<void> {
  for (const coin of chainIds) {
    for (const stage of STAGES) await rollUpStage(db, { coin, ...stage }, now);
  }
}

interface Work extends Stage {
  /** A coin, or one that is mined along. */
  readonly coin: string;
}

async function rollUpStage(db: Kysely<Schema>, work: Work, now: number): Promise<void> {
  for (const start of await takeNew(db, work)) await make(db, work, start);
  const { coin, from, length, kept } = work;
  await db
    .deleteFrom('history')
    .where('coin', '=', coin)
    .where('step', '=', from)
    .where('at', '<', startOf(now - kept, length))
    .where('rolled', '=', 1)
    .execute();
}

const startOf = (at: number, length: number) => Math.floor(at / length) * length;

/**
 * Returns the beginnings of steps that have something new. A row is marked before it is read: a
 * reading that comes between the two counts as new the next time too.
 */
async function takeNew(
  db: Kysely<Schema>,
  { coin, from, length }: Work,
): Promise<Iterable<number>> {
  const news = await db
    .updateTable('history')
    .set({ rolled: 1 })
    .where('coin', '=', coin)
    .where('step', '=', from)
    .where('rolled', '=', 0)
    .returning('at')
    .execute();
  return new Set(news.map(({ at }) => startOf(at, length)));
}

async function make(db: Kysely<Schema>, { coin, from, into, length }: Work, start: number) {
  const rolled = into === 'day' ? 1 : 0;
  await sql`insert into history (coin, step, at, height, difficulty, mean_fees, usd, parts, rolled)
    select ${sql.lit(coin)}, ${sql.lit(into)}, cast(${start} as double precision), max(height), avg(difficulty), avg(mean_fees), avg(usd),
      count(*), ${sql.lit(rolled)}
    from history where coin = ${coin} and step = ${from} and at >= ${start} and at < ${start + length}
    on conflict (coin, step, at) do update set
      height = coalesce(excluded.height, history.height),
      difficulty = coalesce(excluded.difficulty, history.difficulty),
      mean_fees = coalesce(excluded.mean_fees, history.mean_fees),
      usd = coalesce(excluded.usd, history.usd),
      parts = excluded.parts,
      rolled = excluded.rolled
    -- Of less than before: a straggler, when what else there was is gone. The mean stays.
    where excluded.parts >= history.parts`.execute(db);
}
