/**
 * Measures a round of readings of 100,000 linked rigs on both engines, against a statement per row
 * in the same run. Prints tables for docs/BENCHMARKS.md; exits with 1 when a target is missed.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../src/database/database.ts';
import { writing } from '../src/database/writing.ts';
import { poolLinkStore } from '../src/pool/links.store.ts';
import type { LinkRead } from '../src/pool/pool.port.ts';
import { ENGINE_NAMES, type Engine, seedRigs, withDatabase } from './alerts-store.ts';
import { medianSpent, type Spent, spentOn } from './spent.ts';
import { busiestTurnDuring, standstillDuring } from './standstill.ts';
import { figures, load, machine, printTable, verdict } from './table.ts';

const LINKS = 100_000;
const ROUNDS = 3;
/** Rows that the naive way writes; its times are scaled to all of them. */
const NAIVE_ROWS = 10_000;
const POOL = 'solo.ckpool.org';
/** Addresses of a run at the usual budget: five a second, eight seconds of ten. */
const DUE = 40;
/** Milliseconds. */
const TARGETS = { round: { sqlite: 3_000, postgres: 5_000 }, turn: 20 };

interface Figures {
  readonly round: Spent;
  readonly naive: Spent;
  /** Milliseconds: the longest turn while a round is written. */
  readonly turn: number;
  /** The same in processor time of our own. */
  readonly busy: number;
  /** Milliseconds: the question who is due, and the number of addresses. */
  readonly due: Spent;
  readonly count: Spent;
  /** The longest turn of these two. */
  readonly askingTurn: number;
  readonly askingBusy: number;
}

console.log(`${machine()}; load before it began ${load()}\n`);

const engines = ['sqlite', 'postgres'] as const;
const both: (readonly [Engine, Figures])[] = [];
for (const engine of engines) both.push([engine, await withDatabase(engine, measure)]);

printTable(
  '| 100,000 readings, and as many steps of history |   | wall, ms | CPU, ms | target | | a statement per row, ms | times |',
  '|:--|:--|--:|--:|--:|:--|--:|--:|',
  both.map(([engine, { round, naive }]) => [
    'a round is written',
    ENGINE_NAMES[engine],
    ...[round.wall, round.cpu].map(figures),
    ...verdict(round.wall, '≤', TARGETS.round[engine]),
    ...[naive.wall, naive.wall / round.wall].map(figures),
  ]),
);
printTable(
  '| the longest turn of the event loop, ms |   | wall | CPU | target | |',
  '|:--|:--|--:|--:|--:|:--|',
  both.flatMap(([engine, { turn, busy, askingTurn, askingBusy }]) => [
    turnRow('while a round is written', engine, turn, busy),
    turnRow('while it is asked who is due', engine, askingTurn, askingBusy),
  ]),
);
printTable(
  '| of 100,000 addresses |   | wall, ms | CPU, ms |',
  '|:--|:--|--:|--:|',
  both.flatMap(([engine, { due, count }]) => [
    [`the ${DUE} that waited longest`, ENGINE_NAMES[engine], ...[due.wall, due.cpu].map(figures)],
    [
      'how many there are, once a minute',
      ENGINE_NAMES[engine],
      ...[count.wall, count.cpu].map(figures),
    ],
  ]),
);

async function measure(database: Database): Promise<Figures> {
  const { kysely } = database;
  await seedRigs(database, LINKS);
  await sql`
    insert into pool_links (user_id, rig_id, pool, address, worker, created_at, asked_at)
    select user_id, id, ${POOL}, 'address' || id, '', 0, id from rigs`.execute(kysely);
  await sql`analyze`.execute(kysely);
  const links = poolLinkStore(database);
  const ids = (await kysely.selectFrom('pool_links').select(['id', 'rig_id']).execute()).toSorted(
    (one, other) => one.id - other.id,
  );
  const readAt = (at: number) =>
    ids.map(({ id }): LinkRead => {
      const reading = { fiveMinutes: at + id, hour: at + id, lastShareAt: at, interval: 36 };
      return { id, reading: { ...reading, at, bestShare: id, upSince: 0 } };
    });
  const round = async (at: number) => {
    const read = readAt(at);
    const rates = ids.map(({ id, rig_id: rigId }) => ({ rigId, at, hashrate: at + id }));
    return async () => {
      await links.saveReadings(read);
      await links.record(rates);
    };
  };
  const spent: Spent[] = [];
  const turns: number[] = [];
  for (let number = 0; number < ROUNDS; number += 1) {
    // Two rounds of five minutes of the same step, then a new one.
    const work = await round(1_772_366_400 + number * 200);
    globalThis.gc?.();
    turns.push(
      await standstillDuring(async () => {
        spent.push(await spentOn(work));
      }),
    );
  }
  const busy = await busiestTurnDuring(await round(1_772_369_000));
  const naive = await spentOn(() => naiveRound(database, readAt(1_772_370_000)));
  const scale = LINKS / NAIVE_ROWS;
  const due: Spent[] = [];
  const count: Spent[] = [];
  const asking = async () => {
    for (let number = 0; number < 9; number += 1) {
      due.push(await spentOn(() => links.dueAddresses({ pool: POOL, before: 2e9, limit: DUE })));
      await nextTurn();
      count.push(await spentOn(() => links.countAddresses(POOL)));
      await nextTurn();
    }
  };
  const askingTurn = await standstillDuring(asking);
  const askingBusy = await busiestTurnDuring(asking);
  return {
    round: medianSpent(spent),
    naive: { wall: naive.wall * scale, cpu: naive.cpu * scale },
    turn: Math.max(...turns),
    busy,
    due: medianSpent(due),
    count: medianSpent(count),
    askingTurn,
    askingBusy,
  };
}

/** Writes some readings as one would at first: two statements for each, in one transaction. */
async function naiveRound(database: Database, read: readonly LinkRead[]): Promise<void> {
  await writing(database, async (db) => {
    for (const { id, reading } of read.slice(0, NAIVE_ROWS)) {
      const { at, fiveMinutes = null, hour = null, interval = null } = reading;
      await db
        .updateTable('pool_links')
        .set({ read_at: at, five_minutes: fiveMinutes, hour, share_interval: interval })
        .set({ last_share_at: at, best_share: id, best_at: null, up_since: 0 })
        .where('id', '=', id)
        .execute();
      await sql`
        insert into rig_rates (rig_id, step, at, hashrate)
        select rig_id, 'raw', ${at}, ${fiveMinutes} from pool_links where id = ${id}
        on conflict (rig_id, step, at) do update set hashrate = excluded.hashrate`.execute(db);
    }
  });
}

/** Judges by the processor time: the rest of the wall time is others' work. */
function turnRow(name: string, engine: Engine, wall: number, cpu: number): readonly string[] {
  return [
    name,
    ENGINE_NAMES[engine],
    ...[wall, cpu].map(figures),
    ...verdict(cpu, '≤', TARGETS.turn),
  ];
}
