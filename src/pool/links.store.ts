import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, type Selectable, sql } from 'kysely';
import * as z from 'zod';
import type { Database } from '../database/database.ts';
import { forRows, pages } from '../database/for-rows.ts';
import type { PoolLinksTable, Schema } from '../database/schema.ts';
import { writing } from '../database/writing.ts';
import type { MinerState } from '../miner/miner-reading.ts';
import { DAY, HOUR, MINUTE } from '../time/seconds.ts';
import { type LinkReading, MOST_LINKS, type NewPoolLink, type PoolLink } from './link.ts';
import { HOUSE, type MachineFigures } from './machine-figures.ts';
import type { LinkAdded, PoolLinkStore, RateStep } from './pool.port.ts';

/** States of machines; their readers are loaded where there are any. */
const minerStates = [
  'standby',
  'paused',
  'overheated',
  'starting',
  'mining',
] as const satisfies readonly MinerState[];
const figures: z.ZodType<MachineFigures> = z.object({
  at: z.number(),
  state: z.literal(minerStates),
  hashrate: z.number().optional(),
  power: z.object({ watts: z.number(), measured: z.boolean() }).optional(),
  meanHashrate: z.number().optional(),
  meanWatts: z.number().optional(),
  temperature: z.number().optional(),
  mode: z.string().optional(),
  uptime: z.number().optional(),
  restarts: z.number(),
});

/** Values per statement. */
const PAGE = 1_000;
/** Rows per transaction: some milliseconds' work of SQLite, and of PostgreSQL some trips. */
const WRITTEN_AT_ONCE = { sqlite: 500, postgres: 5_000 } as const;
/** Seconds of a step of what is recorded as it comes. */
const RAW_STEP = 5 * MINUTE;
/** Seconds that the finer steps are kept. */
const KEPT = { raw: 2 * DAY, hour: 90 * DAY } as const;

export function poolLinkStore(database: Database): PoolLinkStore {
  const { kysely } = database;

  /** Writes rows that have nothing to do with each other, a transaction for each part of them. */
  async function inParts<T>(
    rows: readonly T[],
    write: (db: Kysely<Schema>, part: readonly T[]) => Promise<void>,
  ): Promise<void> {
    for (const part of pages(rows, WRITTEN_AT_ONCE[database.engine])) {
      await writing(database, (db) => write(db, part));
      // SQLite never waits for anything: without this nobody else would have a turn until the end.
      await nextTurn();
    }
  }

  return {
    add: (link, reading) => writing(database, (db) => add(db, link, reading)),

    async list(userId) {
      const rows = await kysely
        .selectFrom('pool_links')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('id')
        .execute();
      return rows.map(linkOf);
    },

    async ofRigs(rigIds) {
      const found: PoolLink[] = [];
      for (const page of pages([...new Set(rigIds)], PAGE)) {
        const rows = await kysely
          .selectFrom('pool_links')
          .selectAll()
          .where('rig_id', 'in', page)
          .orderBy('id')
          .execute();
        found.push(...rows.map(linkOf));
        await nextTurn();
      }
      return found;
    },

    remove: (userId, id) =>
      writing(database, async (db) => {
        const gone = await db
          .deleteFrom('pool_links')
          .where('user_id', '=', userId)
          .where('id', '=', id)
          .executeTakeFirst();
        return gone.numDeletedRows > 0n;
      }),

    async countAddresses(pool) {
      const { rows } = await sql<{ count: number }>`
        select count(distinct address) as count from pool_links where pool = ${pool}`.execute(
        kysely,
      );
      return rows[0]?.count ?? 0;
    },

    async dueAddresses({ pool, before, limit }) {
      // An address may stand there several times, with as many people as subscribe it.
      const { rows } = await sql<{ address: string }>`
        select address from pool_links where pool = ${pool} and asked_at <= ${before}
        order by asked_at limit ${limit}`.execute(kysely);
      return [...new Set(rows.map(({ address }) => address))];
    },

    noteAsked: (pool, addresses, now) =>
      writing(database, async (db) => {
        for (const page of pages(addresses, PAGE)) {
          await db
            .updateTable('pool_links')
            .set({ asked_at: now })
            .where('pool', '=', pool)
            .where('address', 'in', page)
            .execute();
        }
      }),

    async ofAddresses(pool, addresses) {
      const found: PoolLink[] = [];
      for (const page of pages(addresses, PAGE)) {
        const rows = await kysely
          .selectFrom('pool_links')
          .selectAll()
          .where('pool', '=', pool)
          .where('address', 'in', page)
          .orderBy('id')
          .execute();
        found.push(...rows.map(linkOf));
        await nextTurn();
      }
      return found;
    },

    saveReadings: (read) =>
      inParts(read, async (db, part) => {
        const rows = part.map(({ id, reading }) => ({ id, ...readingColumns(reading) }));
        await forRows(
          database,
          db,
          { table: 'pool_links', key: 'id', columns: READING_COLUMNS, rows },
          ({ value, from }) => sql`
            update pool_links set
              read_at = ${value.read_at}, five_minutes = ${value.five_minutes},
              hour = ${value.hour}, last_share_at = ${value.last_share_at},
              share_interval = ${value.share_interval}, best_share = ${value.best_share},
              best_at = ${value.best_at}, up_since = ${value.up_since},
              machine = ${value.machine}
            ${from} where pool_links.id = ${value.id}`,
        );
      }),

    record: (rates) =>
      inParts(rates, async (db, part) => {
        // The last of a step counts; a statement can't write one twice.
        const steps = new Map(
          part.map(({ rigId, at: moment, hashrate }) => {
            const at = Math.floor(moment / RAW_STEP) * RAW_STEP;
            return [`${rigId} ${at}`, { rig_id: rigId, at, hashrate }];
          }),
        );
        const rows = [...steps.values()];
        // A rig that was removed meanwhile has no history.
        await forRows(
          database,
          db,
          {
            table: 'rig_rates',
            key: 'rig_id',
            columns: { rig_id: 'bigint', at: 'float8', hashrate: 'float8' },
            rows,
          },
          ({ value, from }) => sql`
            insert into rig_rates (rig_id, step, at, hashrate)
            select rigs.id, 'raw', ${value.at}, ${value.hashrate}
            ${database.engine === 'postgres' ? sql`${from} cross join rigs` : sql`from rigs`}
            where rigs.id = ${value.rig_id}
            on conflict (rig_id, step, at) do update set hashrate = excluded.hashrate`,
        );
      }),

    rollUp: (now) =>
      writing(database, async (db) => {
        await rollUpStep(db, { from: 'raw', to: 'hour', length: HOUR, now });
        await rollUpStep(db, { from: 'hour', to: 'day', length: DAY, now });
        for (const step of ['raw', 'hour'] as const) {
          await db
            .deleteFrom('rig_rates')
            .where('step', '=', step)
            .where('at', '<', now - KEPT[step])
            .execute();
        }
      }),

    async history({ rigId, step, from, to }) {
      const rows = await kysely
        .selectFrom('rig_rates')
        .select(['at', 'hashrate'])
        .where('rig_id', '=', rigId)
        .where('step', '=', step)
        .where('at', '>=', from)
        .where('at', '<=', to)
        .orderBy('at')
        .execute();
      return rows.map(({ at, hashrate }) => ({ rigId, at, hashrate }));
    },

    async troubles() {
      const rows = await kysely.selectFrom('pool_troubles').selectAll().execute();
      return new Map(
        rows.map((row) => [
          row.pool,
          {
            failingSince: row.failing_since ?? undefined,
            toldAt: row.told_at ?? undefined,
            upSince: row.up_since ?? undefined,
          },
        ]),
      );
    },

    async saveTrouble(pool, trouble) {
      const values = {
        failing_since: trouble.failingSince ?? null,
        told_at: trouble.toldAt ?? null,
        up_since: trouble.upSince ?? null,
      };
      await kysely
        .insertInto('pool_troubles')
        .values({ pool, ...values })
        .onConflict((conflict) => conflict.column('pool').doUpdateSet(values))
        .execute();
    },
  };
}

async function add(
  db: Kysely<Schema>,
  link: NewPoolLink,
  reading: LinkReading | undefined,
): Promise<LinkAdded> {
  const rig = await db
    .selectFrom('rigs')
    .select(['id', 'count'])
    .where('user_id', '=', link.userId)
    .where('id', '=', link.rigId)
    .executeTakeFirst();
  if (!rig) return { ok: false, why: 'no-rig' };
  const rows = await db
    .selectFrom('pool_links')
    .selectAll()
    .where('user_id', '=', link.userId)
    .execute();
  const ofRig = rows.filter(({ rig_id }) => rig_id === link.rigId);
  const { pool, address, worker } = link;
  const isThere = ofRig.some(
    (row) => row.pool === pool && row.address === address && row.worker === worker,
  );
  if (isThere) return { ok: false, why: 'same' };
  const isAlike = (row: { readonly pool: string }) => (row.pool === HOUSE) === (pool === HOUSE);
  const ofKind = ofRig.filter(isAlike).length;
  if (pool === HOUSE) {
    const [other] = rows.filter((one) => one.pool === HOUSE && one.address === address);
    if (other) return { ok: false, why: 'elsewhere', rigId: other.rig_id };
    // A machine is one unit; their list is the operator's, and no longer than that.
    if (ofKind >= rig.count) return { ok: false, why: 'units' };
  } else {
    if (ofKind >= MOST_LINKS.ofRig) return { ok: false, why: 'rig-full' };
    if (rows.filter(isAlike).length >= MOST_LINKS.ofPerson) {
      return { ok: false, why: 'person-full' };
    }
  }
  const row = await db
    .insertInto('pool_links')
    .values({
      user_id: link.userId,
      rig_id: link.rigId,
      pool,
      address,
      worker,
      created_at: link.createdAt,
      // Whoever links has just asked.
      asked_at: link.createdAt,
      ...(reading ? readingColumns(reading) : NO_READING),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ok: true, link: linkOf(row) };
}

/** Makes means of the finer step, from the last one there is on, so that none is left out. */
async function rollUpStep(
  db: Kysely<Schema>,
  {
    from,
    to,
    length,
    now,
  }: {
    readonly from: RateStep;
    readonly to: RateStep;
    /** Seconds. */
    readonly length: number;
    readonly now: number;
  },
): Promise<void> {
  const end = Math.floor(now / length) * length;
  const steps = sql.lit(length);
  // Moments of steps are whole: the division of integers is the same on both engines.
  const start = sql`cast(at as bigint) / ${steps} * ${steps}`;
  await sql`
    insert into rig_rates (rig_id, step, at, hashrate)
    select rig_id, cast(${to} as text), ${start}, avg(hashrate)
    from rig_rates
    where step = ${from} and at < ${end}
      and at >= (select coalesce(max(at), 0) from rig_rates where step = ${to})
    group by rig_id, ${start}
    on conflict (rig_id, step, at) do update set hashrate = excluded.hashrate`.execute(db);
}

const READING_COLUMNS = {
  id: 'bigint',
  read_at: 'float8',
  five_minutes: 'float8',
  hour: 'float8',
  last_share_at: 'float8',
  share_interval: 'float8',
  best_share: 'float8',
  best_at: 'float8',
  up_since: 'float8',
  machine: 'text',
} as const;

function readingColumns(reading: LinkReading) {
  return {
    read_at: reading.at,
    five_minutes: reading.fiveMinutes ?? null,
    hour: reading.hour ?? null,
    last_share_at: reading.lastShareAt ?? null,
    share_interval: reading.interval ?? null,
    best_share: reading.bestShare ?? null,
    best_at: reading.bestAt ?? null,
    up_since: reading.upSince,
    machine: reading.machine ? JSON.stringify(reading.machine) : null,
  };
}

const NO_READING = {
  read_at: null,
  five_minutes: null,
  hour: null,
  last_share_at: null,
  share_interval: null,
  best_share: null,
  best_at: null,
  up_since: null,
  machine: null,
};

function linkOf(row: Selectable<PoolLinksTable>): PoolLink {
  const { read_at: at } = row;
  return {
    id: row.id,
    userId: row.user_id,
    rigId: row.rig_id,
    pool: row.pool,
    address: row.address,
    worker: row.worker,
    createdAt: row.created_at,
    reading:
      at === null
        ? undefined
        : {
            at,
            fiveMinutes: row.five_minutes ?? undefined,
            hour: row.hour ?? undefined,
            lastShareAt: row.last_share_at ?? undefined,
            interval: row.share_interval ?? undefined,
            bestShare: row.best_share ?? undefined,
            bestAt: row.best_at ?? undefined,
            upSince: row.up_since ?? at,
            ...(row.machine !== null && { machine: figures.parse(JSON.parse(row.machine)) }),
          },
  };
}
