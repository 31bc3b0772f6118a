import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import * as z from 'zod';
import type { Database } from '../database/database.ts';
import { forRows, pages } from '../database/for-rows.ts';
import type { RigsTable, Schema } from '../database/schema.ts';
import { undoable, writing } from '../database/writing.ts';
import { assumableTerms } from '../people/preferences.ts';
import { modesColumn, modesOf, tariffColumn, tariffOf } from '../power/columns.store.ts';
import type { Tariff } from '../power/tariff.ts';
import type { MeasuredFigures } from './measured.ts';
import { type NewRig, nameKey, type RegisteredRig } from './registered.ts';
import type { RigAdded, RigStore, RigsAdded, Saved } from './rig.port.ts';

const RIGS_OF_A_USER = 100;
const TARIFF_COLUMNS = {
  id: 'bigint',
  revision: 'bigint',
  tariff: 'text',
  season: 'bigint',
} as const;
const measured: z.ZodType<MeasuredFigures> = z.object({
  hashrate: z.number().optional(),
  power: z.number().optional(),
});

export function rigStore(database: Database): RigStore {
  const { kysely } = database;
  return {
    add: (rig) => writing(database, (db) => add(db, rig)),

    addAll: (rigs) =>
      undoable<RigsAdded>(database, async (db, undo) => {
        const added: RegisteredRig[] = [];
        for (const [index, rig] of rigs.entries()) {
          const result = await add(db, rig);
          if (!result.ok) return undo({ ...result, index });
          added.push(result.rig);
        }
        return { ok: true, rigs: added };
      }),

    async list(userId) {
      const rows = await kysely
        .selectFrom('rigs')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('id')
        .execute();
      return rows.map(rigOf);
    },

    async listAll(userIds) {
      const found = new Map<string, RegisteredRig[]>();
      for (const page of pages([...new Set(userIds)], 1_000)) {
        const rows = await kysely
          .selectFrom('rigs')
          .selectAll()
          .where('user_id', 'in', page)
          .orderBy('id')
          .execute();
        for (const row of rows) {
          const rigs = found.get(row.user_id);
          if (rigs) rigs.push(rigOf(row));
          else found.set(row.user_id, [rigOf(row)]);
        }
      }
      return found;
    },

    async find(userId, name) {
      const row = await kysely
        .selectFrom('rigs')
        .selectAll()
        .where('user_id', '=', userId)
        .where('name_key', '=', nameKey(name))
        .executeTakeFirst();
      return row && rigOf(row);
    },

    async get(userId, id) {
      const row = await kysely
        .selectFrom('rigs')
        .selectAll()
        .where('user_id', '=', userId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && rigOf(row);
    },

    async suggest(userId, text, limit) {
      const wanted = nameKey(text);
      // `localeCompare` would look for these rules at each comparison.
      const { compare } = new Intl.Collator('en', { numeric: true });
      const rigs = (await this.list(userId))
        .map((rig) => ({ rig, key: nameKey(rig.name) }))
        .filter(({ key }) => key.includes(wanted))
        .sort((a, b) => compare(a.key, b.key))
        .map((found) => ({ ...found, begins: found.key.startsWith(wanted) }));
      return [...rigs.filter(({ begins }) => begins), ...rigs.filter(({ begins }) => !begins)]
        .slice(0, limit)
        .map(({ rig }) => rig);
    },

    async outOfSeason({ month, day }, limit) {
      // Each is a piece of the index as it stands: however many there are, nobody sorts them.
      const pieces = [
        { from: 1, below: month },
        { from: month + 1, below: DECEMBER + 1 },
        { from: DECEMBER + 1, below: day },
      ];
      const found: RegisteredRig[] = [];
      for (const { from, below } of pieces) {
        if (from >= below || found.length >= limit) continue;
        const rows = await kysely
          .selectFrom('rigs')
          .selectAll()
          .where('season', '>=', from)
          .where('season', '<', below)
          .orderBy('season')
          .orderBy('id')
          .limit(limit - found.length)
          .execute();
        found.push(...rows.map(rigOf));
      }
      return found;
    },

    remove: (userId, id) =>
      writing(database, async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('rigs')
          .where('user_id', '=', userId)
          .where('id', '=', id)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),
  };
}

async function add(db: Kysely<Schema>, rig: NewRig): Promise<RigAdded> {
  const row = newRigRow(rig);
  const theirs = sql`(select count(*) from rigs where user_id = ${rig.userId})`;
  const columns = Object.keys(row).map((name) => sql.ref(name));
  const values = Object.values(row).map((value) => sql`${value}`);
  // The user's rigs are counted and the new one is written by one statement, for the sake of one
  // trip to the server.
  const { rows } = await sql<Selectable<RigsTable>>`
    insert into rigs (${sql.join(columns)}) select ${sql.join(values)}
    where ${theirs} < ${RIGS_OF_A_USER}
    on conflict (user_id, name_key) do nothing returning *`.execute(db);
  if (rows[0]) return { ok: true, rig: rigOf(rows[0]) };
  const counted = await sql<{ count: number }>`select ${theirs} as count`.execute(db);
  const full = (counted.rows[0]?.count ?? 0) >= RIGS_OF_A_USER;
  return { ok: false, why: full ? 'too-many' : 'name-taken' };
}

/**
 * Writes the changes of a rig's owner, on top of the revision it carries.
 *
 * @param db - A transaction.
 */
export async function saveRig(
  db: Kysely<Schema>,
  rig: RegisteredRig,
): Promise<Saved | 'name-taken'> {
  const namesake = await db
    .selectFrom('rigs')
    .select('id')
    .where('user_id', '=', rig.userId)
    .where('name_key', '=', nameKey(rig.name))
    .where('id', '!=', rig.id)
    .executeTakeFirst();
  if (namesake) return 'name-taken';
  const { numUpdatedRows } = await db
    .updateTable('rigs')
    .set({ ...rigColumns(rig), revision: rig.revision + 1 })
    .where('user_id', '=', rig.userId)
    .where('id', '=', rig.id)
    .where('revision', '=', rig.revision)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return 'saved';
  const there = await db
    .selectFrom('rigs')
    .select('id')
    .where('user_id', '=', rig.userId)
    .where('id', '=', rig.id)
    .executeTakeFirst();
  return there ? 'changed' : 'gone';
}

/**
 * Writes the tariffs of rigs whose revision is still the one they carry. @returns The ids of those.
 *
 * @param db - A transaction.
 */
export async function saveTariffs(
  database: Database,
  db: Kysely<Schema>,
  rigs: readonly RegisteredRig[],
): Promise<ReadonlySet<number>> {
  const rows = rigs.map(({ id, revision, tariff }) => ({
    id,
    revision,
    tariff: tariffColumn(tariff),
    season: seasonOf(tariff),
  }));
  const saved = await forRows(
    database,
    db,
    { table: 'rigs', key: 'id', columns: TARIFF_COLUMNS, rows },
    ({ value: next, from }) => sql`
      update rigs set
        tariff = ${next.tariff}, season = ${next.season}, revision = ${next.revision} + 1
      ${from} where rigs.id = ${next.id} and rigs.revision = ${next.revision}`,
  );
  return new Set(saved.map(({ id }) => id));
}

export function rigOf(row: Selectable<RigsTable>): RegisteredRig {
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    coin: row.coin,
    hashrate: row.hashrate,
    power: row.power,
    count: row.count,
    model: row.model ?? undefined,
    measured: row.measured === null ? undefined : measured.parse(JSON.parse(row.measured)),
    modes: modesOf(row.modes),
    tariff: tariffOf(row.tariff),
    poolFee: row.pool_fee,
    uptime: row.uptime,
    fixedCost: row.fixed_cost,
    cost:
      row.cost === null || row.cost_currency === null
        ? undefined
        : { value: row.cost, currency: row.cost_currency },
    assumed: row.assumed === null ? undefined : termsIn(row.assumed),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
  };
}

const termsIn = (names: string) => {
  const assumed = names.split(',');
  return assumableTerms.filter((term) => assumed.includes(term));
};

export function newRigRow(rig: NewRig): Insertable<RigsTable> {
  return {
    user_id: rig.userId,
    coin: rig.coin,
    ...rigColumns(rig),
    created_at: rig.createdAt,
    revision: 1,
  };
}

const DECEMBER = 12;

/** Returns by what a price is counted: a month, 1 to 12, or a day since 1970, which is above that. */
function seasonOf(tariff: Tariff): number | null {
  switch (tariff.kind) {
    case 'flat':
      return null;
    case 'schedule':
      return tariff.countedIn ?? null;
    case 'spot':
      return tariff.seen?.on ?? null;
  }
}

/** Returns the columns that the owner may change. */
function rigColumns(rig: NewRig) {
  return {
    name: rig.name,
    name_key: nameKey(rig.name),
    hashrate: rig.hashrate,
    power: rig.power,
    count: rig.count,
    model: rig.model ?? null,
    measured: rig.measured ? JSON.stringify(rig.measured) : null,
    modes: modesColumn(rig.modes),
    tariff: tariffColumn(rig.tariff),
    season: seasonOf(rig.tariff),
    pool_fee: rig.poolFee,
    uptime: rig.uptime,
    fixed_cost: rig.fixedCost,
    cost: rig.cost?.value ?? null,
    cost_currency: rig.cost?.currency ?? null,
    assumed: rig.assumed?.join(',') ?? null,
    updated_at: rig.updatedAt,
  };
}
