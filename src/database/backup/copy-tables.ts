import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';

/**
 * The tables, all but what a database knows of itself: its nonces must not be another's, and
 * nobody who works on it works on the other.
 */
type Table = Exclude<keyof Schema, 'facts' | 'leases' | 'claims'>;

export type RowCounts = Readonly<Record<string, number>>;

/** Tables by the columns of their keys; those that others refer to come first. */
const KEYS: Readonly<Record<Table, readonly string[]>> = {
  rigs: ['id'],
  alerts: ['id'],
  watch: ['id'],
  digests: ['id'],
  contents: ['id'],
  pictures: ['id'],
  outbox: ['id'],
  dm_channels: ['user_id'],
  user_settings: ['user_id'],
  server_settings: ['guild_id'],
  history: ['coin', 'step', 'at'],
  fx_days: ['date'],
  retarget_forecasts: ['coin', 'height', 'share'],
  backfill_progress: ['part'],
  shared_rigs: ['guild_id', 'user_id'],
  pool_links: ['id'],
  rig_rates: ['rig_id', 'step', 'at'],
  pool_troubles: ['pool'],
  tariffs: ['user_id', 'name_key'],
  cache: ['namespace', 'key'],
};
/** Tables that fill by themselves. */
const WORTHLESS: ReadonlySet<string> = new Set<Table>([
  'watch',
  'history',
  'fx_days',
  'retarget_forecasts',
  'backfill_progress',
  'pool_troubles',
  'cache',
]);
/** Rows per statement. */
const PAGE = 1_000;

export async function isUsed(db: Kysely<Schema>): Promise<boolean> {
  for (const table of Object.keys(KEYS)) {
    if (WORTHLESS.has(table)) continue;
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0) return true;
  }
  return false;
}

export async function emptyTables(db: Kysely<Schema>): Promise<void> {
  for (const table of Object.keys(KEYS).toReversed()) {
    await sql`delete from ${sql.table(table)}`.execute(db);
  }
}

/**
 * Copies every row, ids included, between databases of the same version.
 *
 * @param to - A transaction of `target`, whose tables are empty.
 */
export async function copyTables(
  from: Kysely<Schema>,
  target: Database,
  to: Kysely<Schema>,
): Promise<RowCounts> {
  const copied: Record<string, number> = {};
  for (const [table, keys] of Object.entries(KEYS)) {
    copied[table] = 0;
    for await (const rows of pagesOf(from, table, keys)) {
      await insert(target, to, table, rows);
      copied[table] += rows.length;
    }
  }
  await keepCounting(target.engine, to);
  return copied;
}

type Row = Readonly<Record<string, unknown>>;

async function* pagesOf(
  db: Kysely<Schema>,
  table: string,
  keys: readonly string[],
): AsyncGenerator<readonly Row[]> {
  const key = sql.join(keys.map((column) => sql.ref(column)));
  for (let last: Row | undefined; ; ) {
    const after = last && sql`where (${key}) > (${sql.join(keys.map((column) => last?.[column]))})`;
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)} ${after ?? sql``} order by ${key} limit ${PAGE}`.execute(
      db,
    );
    yield rows;
    last = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}

async function insert(
  target: Database,
  db: Kysely<Schema>,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  if (target.engine === 'postgres') {
    // One parameter, read by the types of the table; as text, doubles arrive exactly.
    await sql`insert into ${sql.table(table)}
      select * from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)})`.execute(
      db,
    );
    return;
  }
  const columns = Object.keys(first);
  const insertion =
    sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    values (${sql.join(columns)})`.compile(db);
  target.runEach(
    insertion.sql,
    rows.map((row) => columns.map((name) => row[name])),
  );
}

/**
 * Makes the next id a new one after rows were written with their ids. SQLite sees to that by
 * itself.
 */
export async function keepCounting(engine: Database['engine'], db: Kysely<Schema>): Promise<void> {
  if (engine === 'sqlite') return;
  for (const table of ['rigs', 'alerts', 'digests', 'outbox', 'pool_links']) {
    const sequence = sql`pg_get_serial_sequence(${table}, 'id')`;
    await sql`select setval(${sequence}, greatest(max(id), nextval(${sequence})))
      from ${sql.table(table)}`.execute(db);
  }
}
