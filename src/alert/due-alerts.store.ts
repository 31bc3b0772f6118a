import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { pages } from '../database/for-rows.ts';
import type { AlertsTable, RigsTable, UserSettingsTable } from '../database/schema.ts';
import { exceptionOf, quietOf } from '../people/settings.store.ts';
import type { RegisteredRig } from '../rig/registered.ts';
import { rigOf } from '../rig/rigs.store.ts';
import type { AlertStore, PoolWatcher } from './alert.port.ts';
import { alertOf } from './alert-row.store.ts';
import {
  type DueAlert,
  type Metric,
  outageKinds,
  poolAlertKinds,
  type QuietTime,
  type Side,
  type Wait,
} from './types.ts';

/** People or rigs per statement. */
const PAGE = 1_000;

/** Those that pools tell of are due when a pool is read. */
const listed = (kinds: readonly string[]) => sql.join(kinds.map((kind) => sql.lit(kind)));
const isMarkets = sql<boolean>`kind not in (${listed(poolAlertKinds)})`;
const isPools = sql<boolean>`kind in (${listed(poolAlertKinds)})`;
const standsStill = sql<boolean>`kind in (${listed(outageKinds)})`;

type PeopleQuestion = Parameters<AlertStore['peopleDue']>[0];
type Question = Parameters<AlertStore['due']>[0];
type Metrics = Question['metrics'];
type AlertRow = Selectable<AlertsTable> &
  Pick<Selectable<UserSettingsTable>, 'locale' | 'time_zone' | 'quiet' | 'quiet_except'>;

function quietIn({ quiet, quiet_except, time_zone }: AlertRow): QuietTime | undefined {
  return quiet === null
    ? undefined
    : {
        hours: quietOf(quiet),
        timeZone: time_zone ?? 'UTC',
        except: quiet_except === null ? 'nothing' : exceptionOf(quiet_except),
      };
}

/** See `AlertStore.due`. */
export async function dueAlerts(
  database: Database,
  { people, ...question }: Question,
): Promise<readonly DueAlert[]> {
  const { engine, kysely } = database;
  const due: DueAlert[] = [];
  for (const page of pages(people, PAGE)) {
    const { rows } = await alertsDue(engine, { ...question, people: page }).execute(kysely);
    const rigs = await rigsById(database, new Set(rows.flatMap(({ rig_id }) => rig_id ?? [])));
    due.push(...rows.map((row) => dueOf(row, rigs)));
  }
  return due;
}

const PERSON = sql`coalesce(user_settings.locale, user_settings.discord_locale) as locale,
  user_settings.time_zone, user_settings.quiet, user_settings.quiet_except`;
const SETTINGS = sql`left join user_settings on user_settings.user_id = alerts.user_id`;

/** See `AlertStore.ofPools`. */
export async function poolAlerts(
  database: Database,
  rigIds: readonly number[],
): Promise<readonly DueAlert[]> {
  const { engine, kysely } = database;
  const found: DueAlert[] = [];
  for (const page of pages([...new Set(rigIds)], PAGE)) {
    const { rows } = await sql<AlertRow>`
      select alerts.*, ${PERSON} from alerts ${SETTINGS}
      where ${isOneOf(engine, 'alerts.rig_id', page)} and ${isPools} and muted = 0
      order by alerts.id`.execute(kysely);
    const rigs = await rigsById(database, new Set(rows.flatMap(({ rig_id }) => rig_id ?? [])));
    found.push(...rows.map((row) => dueOf(row, rigs)));
  }
  return found;
}

/** Asks for all alerts of these rigs, by the index of rigs. */
export function alertsOfRigs(
  engine: Database['engine'],
  rigIds: readonly number[],
): RawBuilder<Selectable<AlertsTable>> {
  return sql`select * from alerts where ${isOneOf(engine, 'rig_id', rigIds)} order by id`;
}

/** See `AlertStore.watchersOf`. */
export async function watchersOf(
  { kysely }: Database,
  pool: string,
): Promise<readonly PoolWatcher[]> {
  const { rows } = await sql<AlertRow & { readonly name: string }>`
    select alerts.*, rigs.name, ${PERSON} from alerts ${SETTINGS}
    join rigs on rigs.id = alerts.rig_id
    where ${standsStill} and muted = 0
      and alerts.rig_id in (select rig_id from pool_links where pool = ${pool})
    order by alerts.id`.execute(kysely);
  const places = Map.groupBy(rows, ({ user_id, deliver }) => `${user_id} ${deliver}`);
  return [...places.values()].flatMap((together) => {
    const [first] = together;
    if (!first) return [];
    const snoozes = together.map(({ snoozed_until }) => snoozed_until ?? 0);
    return [
      {
        userId: first.user_id,
        deliver: first.deliver,
        rigs: [...new Set(together.map(({ name }) => name))],
        snoozedUntil: Math.min(...snoozes) || undefined,
        locale: first.locale ?? undefined,
        quiet: quietIn(first),
      },
    ];
  });
}

function dueOf(row: AlertRow, rigs: ReadonlyMap<number, RegisteredRig>): DueAlert {
  const rig = rigs.get(row.rig_id ?? 0);
  const locale = row.locale ?? undefined;
  const timeZone = row.time_zone ?? undefined;
  return { alert: alertOf(row), rig, locale, timeZone, quiet: quietIn(row) };
}

/**
 * Asks each metric's side of the index, and the index of moments, for no more rows than people are
 * wanted.
 */
export function peopleDue(
  engine: Database['engine'],
  { metrics, now, limit }: PeopleQuestion,
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
  const ripe = sql`select user_id from alerts where due_at <= ${now} and ${isMarkets}`;
  return sql`
    with metric(wait, above, below) as (${metricTable(engine, metrics)})
    select distinct user_id from (
      ${crossed(sql`level > metric.above`)}
      union all ${crossed(sql`level < metric.below`)}
      union all ${engine === 'postgres' ? sql`(${ripe} order by due_at limit ${limit})` : ripe}
    ) due limit ${limit}`;
}

/** Asks an index of its own, of the alerts that are `falling`: there are not many at a time. */
export function peopleUrgent(
  engine: Database['engine'],
  { metrics, after, limit }: Parameters<AlertStore['peopleUrgent']>[0],
): RawBuilder<{ user_id: string }> {
  return sql`
    select distinct user_id from alerts
    where state = 'falling' and user_id > ${after}
      and ${isOneOf(engine, 'waits_for', waitsOf(metrics))}
    order by user_id limit ${limit}`;
}

/**
 * Asks for the alerts of these people that are due, with each person's language and quiet hours.
 */
export function alertsDue(
  engine: Database['engine'],
  { metrics, now, people, urgent }: Question,
): RawBuilder<AlertRow> {
  const theirs = isOneOf(engine, 'alerts.user_id', people);
  const isHurried = urgent
    ? sql`(state = 'falling' and ${isOneOf(engine, 'waits_for', waitsOf(urgent))})`
    : sql`false`;
  if (engine === 'sqlite') {
    // A join would go through the table of metrics for every row: twice the time.
    const { below, above } = limitsOf(metrics);
    return sql`select alerts.*, ${PERSON} from alerts ${SETTINGS}
      where ${theirs} and ${isMarkets} and (
        due_at <= ${now} or level > ${below} or level < ${above} or ${isHurried}
      )
      order by alerts.id`;
  }
  return sql`
    with metric(wait, above, below) as (${metricTable(engine, metrics)})
    select alerts.*, ${PERSON} from alerts ${SETTINGS}
    left join metric on metric.wait = alerts.waits_for
    where ${theirs} and ${isMarkets} and (
      due_at <= ${now} or level > metric.above or level < metric.below or ${isHurried}
    )
    order by alerts.id`;
}

/**
 * Returns the value that a row's level is held against, on each side; null where the row waits for
 * something else.
 */
function limitsOf(metrics: Metrics) {
  const limit = (side: Side) => {
    if (metrics.size === 0) return sql`null`;
    const whens = [...metrics].map(
      ([metric, value]) => sql`when ${`${metric}:${side}`} then ${value}`,
    );
    return sql`case waits_for ${sql.join(whens, sql` `)} end`;
  };
  return { below: limit('below'), above: limit('above') };
}

function waitsOf(metrics: Iterable<Metric>): readonly Wait[] {
  return [...metrics].flatMap((metric) => [`${metric}:below`, `${metric}:above`] as const);
}

/** Returns both sides of each metric; levels above `above` are due, and those below `below`. */
function sidesOf(metrics: Metrics) {
  return [...metrics].flatMap(([metric, value]) => [
    { wait: `${metric}:below`, above: value, below: null },
    { wait: `${metric}:above`, above: null, below: value },
  ]);
}

function metricTable(engine: Database['engine'], metrics: Metrics) {
  const sides = sidesOf(metrics);
  if (engine === 'postgres') {
    // One text for any number of metrics, and doubles that arrive exactly.
    return sql`select * from unnest(
      ${sides.map(({ wait }) => wait)}::text[],
      ${sides.map(({ above }) => above)}::float8[],
      ${sides.map(({ below }) => below)}::float8[])`;
  }
  if (sides.length === 0) return sql`select null, null, null where false`;
  const values = sides.map(({ wait, above, below }) => sql`(${wait}, ${above}, ${below})`);
  return sql`values ${sql.join(values)}`;
}

async function rigsById(
  { engine, kysely }: Database,
  ids: ReadonlySet<number>,
): Promise<ReadonlyMap<number, RegisteredRig>> {
  const rigs = new Map<number, RegisteredRig>();
  for (const page of pages([...ids], PAGE)) {
    const { rows } = await sql<Selectable<RigsTable>>`
      select * from rigs where ${isOneOf(engine, 'id', page)}`.execute(kysely);
    for (const row of rows) rigs.set(row.id, rigOf(row));
  }
  return rigs;
}

/** PostgreSQL plans a list of parameters anew for each length, an array once. */
function isOneOf(
  engine: Database['engine'],
  column: string,
  values: readonly (string | number)[],
): RawBuilder<boolean> {
  return engine === 'postgres'
    ? sql`${sql.ref(column)} = any(${values})`
    : sql`${sql.ref(column)} in (${sql.join(values)})`;
}
