import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { newAlertRow } from '../src/alert/alert-row.store.ts';
import { newAlert } from '../src/alert/reevaluate.ts';
import { keepCounting } from '../src/database/backup/copy-tables.ts';
import { type Database, openDatabase } from '../src/database/database.ts';
import { pages } from '../src/database/for-rows.ts';
import type { Schema } from '../src/database/schema.ts';
import type { RegisteredRig } from '../src/rig/registered.ts';
import { newRigRow } from '../src/rig/rigs.store.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { silent } from '../tests/support/silent-log.ts';

/** The rest are copies of these, of other people, made by the database itself. */
const DISTINCT = 10_000;
const RIGS_OF_A_USER = 5;
/** Moments are unix seconds. */
const SEEDED_AT = 1_772_366_400;

export interface Seeded {
  readonly users: number;
  /** Each with one alert, for when it stops paying; none has. */
  readonly rigs: number;
  /**
   * The hashprice, EUR per PH/s per day, at which so many rigs make a loss.
   *
   * @param crossings - A multiple of `rigs` / 10,000.
   */
  hashpriceWith(crossings: number): number;
}

export type Engine = Database['engine'];

export const ENGINE_NAMES: Readonly<Record<Engine, string>> = {
  sqlite: 'SQLite',
  postgres: 'PostgreSQL',
};

/** Calls the work with an empty database that waits for its disk, as it does for real. */
export async function withDatabase<T>(
  engine: Engine,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hashbell-bench-'));
  const server = engine === 'postgres' ? await startPostgres({ durable: true }) : undefined;
  try {
    const url = server?.url ?? `sqlite:${join(folder, 'bell.db')}`;
    const database = await openDatabase(url, { log: silent });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param rigs - A multiple of 10,000. The database has to be empty. */
export async function seedRigs({ engine, kysely }: Database, rigs: number): Promise<Seeded> {
  const copies = rigs / DISTINCT;
  const levels: number[] = [];
  await kysely.transaction().execute(async (db) => {
    const distinct = Array.from({ length: DISTINCT }, (_, i) => {
      const rig = rigNumber(i + 1);
      const alert = newAlert(
        {
          userId: rig.userId,
          rigId: rig.id,
          params: { kind: 'unprofitable', floor: 0, margin: 0.02, sustain: 0, cooldown: 21_600 },
          deliver: 'dm',
        },
        rig,
        { now: SEEDED_AT, metrics: new Map([['hashprice:BTC:EUR', 1e9]]) },
      );
      levels.push(alert.level ?? Number.NaN);
      return { rig, alert };
    });
    for (const page of pages(distinct, 1_000)) {
      const rows = page.map(({ rig }) => ({ id: rig.id, ...newRigRow(rig) }));
      await db.insertInto('rigs').values(rows).execute();
      const watched = page.map(({ rig, alert }) => ({ id: rig.id, ...newAlertRow(alert) }));
      await db.insertInto('alerts').values(watched).execute();
    }
    await withoutIndexes(engine, db, () => copyRigs(db, copies));
    await keepCounting(engine, db);
  });
  // As both engines' keepers do before long.
  await sql`${sql.raw(engine === 'postgres' ? 'vacuum analyze' : 'analyze')}`.execute(kysely);

  const falling = levels.toSorted((a, b) => b - a);
  return {
    users: rigs / RIGS_OF_A_USER,
    rigs,
    hashpriceWith(crossings) {
      const at = crossings / copies;
      const next = falling[at];
      const last = at === 0 ? Number.MAX_VALUE : falling[at - 1];
      if (next === undefined || last === undefined || next === last) {
        throw new RangeError(`Not exactly ${crossings} rigs of ${rigs}`);
      }
      return at === 0 ? next * 1.05 : (next + last) / 2;
    },
  };
}

/** All different, in no order, with break-evens between 24 and 72 EUR per PH/s per day. */
function rigNumber(id: number): RegisteredRig {
  const shuffled = (id * 7_919) % DISTINCT;
  return {
    id,
    userId: `9${String(Math.ceil(id / RIGS_OF_A_USER)).padStart(12, '0')}`,
    name: `Rig ${id % RIGS_OF_A_USER}`,
    coin: 'BTC',
    hashrate: 100e12,
    power: 1_500 + (3_000 * shuffled) / DISTINCT,
    count: 1 + (id % 3),
    model: undefined,
    tariff: { kind: 'flat', perKwh: 0.07, currency: 'EUR' },
    poolFee: 0,
    uptime: 1,
    fixedCost: 0,
    createdAt: SEEDED_AT,
    updatedAt: SEEDED_AT,
    revision: 1,
  };
}

/** Each copy of a user is another one. */
async function copyRigs(db: Kysely<Schema>, copies: number): Promise<void> {
  for (let copy = 1; copy < copies; copy++) {
    const shift = copy * DISTINCT;
    await sql`insert into rigs (id, user_id, name, name_key, coin, hashrate, power, count, model,
        modes, tariff, pool_fee, uptime, fixed_cost, created_at, updated_at, revision)
      select id + ${shift}, ${`${copy}`} || user_id, name, name_key, coin, hashrate, power, count, model,
        modes, tariff, pool_fee, uptime, fixed_cost, created_at, updated_at, revision
      from rigs where id <= ${DISTINCT}`.execute(db);
    await sql`insert into alerts (id, user_id, rig_id, kind, params, deliver, state, state_since,
        waits_for, level, due_at, begun_at, last_fired_at, notified_at, muted, snoozed_until, created_at, revision, subject)
      select id + ${shift}, ${`${copy}`} || user_id, rig_id + ${shift}, kind, params, deliver, state, state_since,
        waits_for, level, due_at, begun_at, last_fired_at, notified_at, muted, snoozed_until, created_at, revision, subject
      from alerts where id <= ${DISTINCT}`.execute(db);
  }
}

/** Building them at the end takes a fraction of the time. */
async function withoutIndexes(
  engine: Engine,
  db: Kysely<Schema>,
  work: () => Promise<void>,
): Promise<void> {
  if (engine === 'postgres') await sql`set local session_replication_role = replica`.execute(db);
  const { rows: indexes } = await (engine === 'postgres'
    ? sql<{ name: string; definition: string }>`
        select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
        from pg_index where indrelid in ('rigs'::regclass, 'alerts'::regclass)
          and not exists (select 1 from pg_constraint where conindid = indexrelid)`
    : sql<{ name: string; definition: string }>`
        select name, sql as definition from sqlite_schema
        where type = 'index' and tbl_name in ('rigs', 'alerts') and sql is not null`
  ).execute(db);
  for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(db);
  await work();
  for (const { definition } of indexes) await sql.raw(definition).execute(db);
}
