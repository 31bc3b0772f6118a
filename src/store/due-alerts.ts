import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { DueAlert } from '../domain/alert-types.ts';
import type { RegisteredRig } from '../domain/registered-rig.ts';
import type { AlertStore } from '../ports.ts';
import { alertOf } from './alert-row.ts';
import type { Database } from './database.ts';
import { pages } from './pages.ts';
import { rigOf } from './rigs.ts';
import { rowsOf } from './rows-of.ts';
import type { AlertsTable, Schema } from './schema.ts';

/** People or rigs per statement. */
const PAGE = 1_000;

type Question = Parameters<AlertStore['due']>[0];

/** See `AlertStore.due`: first the people, by index, then each one's due alerts, however many. */
export async function dueAlerts(
  { engine, kysely }: Database,
  question: Question,
): Promise<readonly DueAlert[]> {
  const { rows: people } = await peopleDue(engine, question).execute(kysely);
  const due: DueAlert[] = [];
  for (const page of pages(people, PAGE)) {
    const { rows } = await alertsDue(engine, question, page).execute(kysely);
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
    with ${metricRows(engine, metrics)}
    select distinct user_id from (
      ${crossed(sql`level > metric.above`)}
      union all ${crossed(sql`level < metric.below`)}
      union all ${engine === 'postgres' ? sql`(${ripe} order by due_at limit ${limit})` : ripe}
    ) due limit ${limit}`;
}

export function alertsDue(
  engine: Database['engine'],
  { metrics, now }: Question,
  people: readonly { readonly user_id: string }[],
): RawBuilder<Selectable<AlertsTable> & { readonly locale: string | null }> {
  return sql`
    with ${metricRows(engine, metrics)}, ${rowsOf(engine, 'person', { user_id: 'text' }, people)}
    select alerts.*, user_settings.locale from person
    cross join alerts left join metric on metric.wait = alerts.waits_for
    left join user_settings on user_settings.user_id = person.user_id
    where alerts.user_id = person.user_id
      and (alerts.due_at <= ${now} or level > metric.above or level < metric.below)
    order by alerts.id`;
}

/** Due are levels above `above` or below `below`. */
function metricRows(engine: Database['engine'], metrics: Question['metrics']) {
  const rows = [...metrics].flatMap(([metric, value]) => [
    { wait: `${metric}:below`, above: value, below: null },
    { wait: `${metric}:above`, above: null, below: value },
  ]);
  return rowsOf(engine, 'metric', { wait: 'text', above: 'float8', below: 'float8' }, rows);
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
