import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { DueAlert } from '../domain/alert-types.ts';
import type { RegisteredRig } from '../domain/registered-rig.ts';
import type { AlertStore } from '../ports.ts';
import { alertOf } from './alert-row.ts';
import type { Database } from './database.ts';
import { pages } from './pages.ts';
import { rigOf } from './rigs.ts';
import type { AlertsTable, Schema } from './schema.ts';

/** People or rigs per statement. */
const PAGE = 500;

type Question = Parameters<AlertStore['due']>[0];

/** See `AlertStore.due`: first the people, by index, then each one's due alerts, however many. */
export async function dueAlerts(
  { engine, kysely }: Database,
  question: Question,
): Promise<readonly DueAlert[]> {
  const { rows: people } = await peopleDue(engine, question).execute(kysely);
  const isDue = dueBy(question);
  const due: DueAlert[] = [];
  for (const page of pages(people, PAGE)) {
    const all = await alertsOf(
      kysely,
      page.map(({ user_id }) => user_id),
    ).execute();
    // Sorted out here: SQLite would go through the metrics for every row.
    const rows = all.filter(isDue);
    const rigs = await rigsById(kysely, new Set(rows.flatMap(({ rig_id }) => rig_id ?? [])));
    for (const row of rows) {
      const rig = rigs.get(row.rig_id ?? 0);
      due.push({ alert: alertOf(row), rig, locale: row.locale ?? undefined });
    }
  }
  return due;
}

/**
 * Asks each metric's side of the index, and the index of moments, for no more rows than people are
 * wanted.
 */
export function peopleDue(
  engine: Database['engine'],
  { metrics, now, limit }: Question,
): RawBuilder<{ user_id: string }> {
  // PostgreSQL is kept to the index by the order it has; SQLite takes "cross join" for an order of
  // tables to keep, and stops by itself at the limit.
  const crossed = (condition: RawBuilder<unknown>) =>
    engine === 'postgres'
      ? sql`select found.user_id from metric cross join lateral (
          select user_id from alerts where waits_for = metric.wait and ${condition}
          order by level limit ${limit}
        ) found`
      : sql`select user_id from metric cross join alerts
          where waits_for = metric.wait and ${condition}`;
  const ripe = sql`select user_id from alerts where due_at <= ${now}`;
  return sql`
    with metric(wait, above, below) as (${metricTable(engine, metricRows(metrics))})
    select distinct user_id from (
      ${crossed(sql`level > metric.above`)}
      union all ${crossed(sql`level < metric.below`)}
      union all ${engine === 'postgres' ? sql`(${ripe} order by due_at limit ${limit})` : ripe}
    ) due limit ${limit}`;
}

/** With the language of their owners. */
export function alertsOf(kysely: Kysely<Schema>, people: readonly string[]) {
  return kysely
    .selectFrom('alerts')
    .leftJoin('user_settings', 'user_settings.user_id', 'alerts.user_id')
    .selectAll('alerts')
    .select('user_settings.locale')
    .where('alerts.user_id', 'in', people)
    .orderBy('alerts.id');
}

/** The rule that `peopleDue` asks the index for. */
function dueBy({ metrics, now }: Question): (row: Selectable<AlertsTable>) => boolean {
  const values = new Map(metricRows(metrics).map((row) => [row.wait, row]));
  return ({ due_at, waits_for, level }) => {
    if (due_at !== null && due_at <= now) return true;
    const { above, below } = values.get(waits_for ?? '') ?? {};
    if (level === null) return false;
    return (
      (typeof above === 'number' && level > above) || (typeof below === 'number' && level < below)
    );
  };
}

/** Due are levels above `above` and those below `below`. */
function metricRows(metrics: Question['metrics']) {
  return [...metrics].flatMap(([metric, value]) => [
    { wait: `${metric}:below`, above: value, below: null },
    { wait: `${metric}:above`, above: null, below: value },
  ]);
}

function metricTable(engine: Database['engine'], rows: ReturnType<typeof metricRows>) {
  if (engine === 'postgres') {
    const columns = [
      sql`${rows.map(({ wait }) => wait)}::text[]`,
      sql`${rows.map(({ above }) => above)}::float8[]`,
      sql`${rows.map(({ below }) => below)}::float8[]`,
    ];
    return sql`select * from unnest(${sql.join(columns)})`;
  }
  if (rows.length === 0) return sql`select null, null, null where false`;
  const values = rows.map(({ wait, above, below }) => sql`(${wait}, ${above}, ${below})`);
  return sql`values ${sql.join(values)}`;
}

async function rigsById(
  kysely: Kysely<Schema>,
  ids: ReadonlySet<number>,
): Promise<ReadonlyMap<number, RegisteredRig>> {
  const rigs = new Map<number, RegisteredRig>();
  for (const page of pages([...ids], PAGE)) {
    const rows = await kysely.selectFrom('rigs').selectAll().where('id', 'in', page).execute();
    for (const row of rows) rigs.set(row.id, rigOf(row));
  }
  return rigs;
}
