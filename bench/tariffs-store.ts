import { sql } from 'kysely';
import { newAlertRow } from '../src/alert/alert-row.store.ts';
import type { Params } from '../src/alert/types.ts';
import type { Database } from '../src/database/database.ts';
import { modesColumn, tariffColumn } from '../src/power/columns.store.ts';
import type { ScheduleTariff } from '../src/power/tariff.ts';
import { sampleAlert } from '../tests/support/sample-rows.ts';
import { type Seeded, seedRigs } from './alerts-store.ts';

/** Its mean is 7 cents, which the rigs are seeded with, so that their levels stay right. */
const SCHEDULE: ScheduleTariff = {
  kind: 'schedule',
  currency: 'EUR',
  periods: [{ perKwh: 0.06 }, { perKwh: 0.108, hours: { from: 17 * 60, to: 22 * 60 } }],
};
/** The same all year round, but counted by the prices of a month. */
const SEASONAL: ScheduleTariff = {
  ...SCHEDULE,
  periods: [
    SCHEDULE.periods[0],
    ...SCHEDULE.periods.slice(1).map((period) => ({ ...period, months: [1, 2, 3, 4, 5, 6] })),
    { perKwh: 0.108, hours: { from: 17 * 60, to: 22 * 60 }, months: [7, 8, 9, 10, 11, 12] },
  ],
};
const mode = (name: string, terahash: number, power: number) =>
  ({ name, hashrate: terahash * 1e12, power, figures: 'nominal' }) as const;
const MODES = modesColumn([
  mode('eco', 80, 1_700),
  mode('std', 100, 2_200),
  mode('max', 142, 3_350),
]);
/** Unix seconds: later than any tick of a benchmark. */
const NEVER = 1e11;

/** Which of ten rigs in a row have a schedule; each of the alerts about hours is of one of these. */
const WITH_SCHEDULE = sql`id % 10 < 2`;
/** Which of them have modes. */
const WITH_MODES = sql`id % 10 = 2`;

/**
 * Fills an empty database: of a fifth of the rigs the power price is a schedule, and each of these has an
 * alert about its hours as well; a tenth have modes, and two alerts about these.
 *
 * @param rigs - A multiple of 10,000.
 */
export async function seedTariffs(database: Database, rigs: number): Promise<Seeded> {
  const seeded = await seedRigs(database, rigs);
  const { kysely, engine } = database;
  await sql`update rigs set tariff = ${tariffColumn(SCHEDULE)} where ${WITH_SCHEDULE}`.execute(
    kysely,
  );
  await sql`update rigs set modes = ${MODES} where ${WITH_MODES}`.execute(kysely);
  const patience = { sustain: 900, cooldown: 21_600 };
  // Levels that no hashprice gets to.
  await addAlerts(database, rigs, { kind: 'mode', side: 'below', ...patience }, 1, WITH_MODES);
  await addAlerts(
    database,
    2 * rigs,
    { kind: 'mode', side: 'above', ...patience },
    1e6,
    WITH_MODES,
  );
  await addAlerts(database, 3 * rigs, { kind: 'hourly' }, undefined, WITH_SCHEDULE);
  await sql`${sql.raw(engine === 'postgres' ? 'vacuum analyze' : 'analyze')}`.execute(kysely);
  return seeded;
}

/** Adds the same alert to each of these rigs. @param shift - What its id is above that of its rig. */
async function addAlerts(
  { kysely }: Database,
  shift: number,
  params: Params,
  level: number | undefined,
  those: typeof WITH_MODES,
): Promise<void> {
  const side = 'side' in params ? params.side : undefined;
  const row = newAlertRow(
    sampleAlert({
      params,
      state: 'clear',
      muted: false,
      waitsFor: side && `hashprice:BTC:EUR:${side}`,
      level: level ?? 0,
      dueAt: side ? undefined : NEVER,
      plan: side ? undefined : { day: '2026-03-01', spans: [{ from: 0, to: 1_020 }], changes: 0 },
    }),
  );
  const lit = (value: string | number | null | undefined) => sql.lit(value ?? null);
  await sql`insert into alerts (id, user_id, rig_id, kind, params, deliver, subject, state, state_since,
      waits_for, level, due_at, plan, muted, created_at, revision)
    select id + ${lit(shift)}, user_id, id, ${lit(row.kind)}, ${lit(row.params)}, ${lit(row.deliver)},
      ${lit(`${row.kind} ${side ?? ''} `)} || id, ${lit(row.state)}, ${lit(row.state_since)},
      ${lit(row.waits_for)}, ${lit(row.level)}, ${lit(row.due_at)}, ${lit(row.plan)}, 0,
      ${lit(row.state_since)}, 1
    from rigs where ${those}`.execute(kysely);
}

/** Has the hours of so many rigs be due at a moment. @param at - Unix seconds. */
export async function makeHoursDue({ kysely }: Database, rigs: number, at: number): Promise<void> {
  await sql`update alerts set due_at = ${at} where id in (
    select id from alerts where kind = 'hourly' order by id limit ${rigs})`.execute(kysely);
}

/** Has the prices of all schedules be those of another month than the present one. */
export async function endSeason({ kysely }: Database, month: number): Promise<void> {
  const tariff = tariffColumn({ ...SEASONAL, countedIn: month });
  await sql`update rigs set tariff = ${tariff}, season = ${month} where ${WITH_SCHEDULE}`.execute(
    kysely,
  );
}
