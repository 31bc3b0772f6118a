import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { forRows } from '../database/for-rows.ts';
import type { Schema } from '../database/schema.ts';
import { courseColumns } from './alert-row.store.ts';
import type { Alert } from './types.ts';

const COLUMNS = {
  id: 'bigint',
  revision: 'bigint',
  state: 'text',
  state_since: 'float8',
  waits_for: 'text',
  level: 'float8',
  due_at: 'float8',
  begun_at: 'float8',
  last_fired_at: 'float8',
  notified_at: 'float8',
  plan: 'text',
  muted: 'bigint',
  snoozed_until: 'float8',
} as const;

/**
 * Writes the courses of alerts whose revision is still the one they carry. @returns The ids of
 * those.
 */
export async function advanceAlerts(
  database: Database,
  db: Kysely<Schema>,
  alerts: readonly Alert[],
): Promise<ReadonlySet<number>> {
  const rows = alerts.map((alert) => ({
    id: alert.id,
    revision: alert.revision,
    ...courseColumns(alert),
  }));
  const advanced = await forRows(
    database,
    db,
    { table: 'alerts', key: 'id', columns: COLUMNS, rows },
    ({ value: next, from }) => sql`
      update alerts set
        state = ${next.state}, state_since = ${next.state_since}, waits_for = ${next.waits_for},
        level = ${next.level}, due_at = ${next.due_at}, begun_at = ${next.begun_at},
        last_fired_at = ${next.last_fired_at}, notified_at = ${next.notified_at},
        plan = ${next.plan}, muted = ${next.muted}, snoozed_until = ${next.snoozed_until}, revision = ${next.revision} + 1
      ${from} where alerts.id = ${next.id} and alerts.revision = ${next.revision}`,
  );
  return new Set(advanced.map(({ id }) => id));
}
