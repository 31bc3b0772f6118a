import { type Kysely, sql } from 'kysely';
import type { Alert } from '../domain/alert-types.ts';
import { courseColumns } from './alert-row.ts';
import type { Database } from './database.ts';
import { pages } from './pages.ts';
import { rowsOf } from './rows-of.ts';
import type { Schema } from './schema.ts';

const PAGE = 1_000;

/** Writes their courses where the revision is still the one they carry. @returns The ids of those. */
export async function advanceAlerts(
  { engine, kysely }: { readonly engine: Database['engine']; readonly kysely: Kysely<Schema> },
  alerts: readonly Alert[],
): Promise<ReadonlySet<number>> {
  const advanced = new Set<number>();
  for (const page of pages(alerts, PAGE)) {
    const next = rowsOf(
      engine,
      'next',
      {
        id: 'bigint',
        revision: 'bigint',
        state: 'text',
        state_since: 'float8',
        waits_for: 'text',
        level: 'float8',
        due_at: 'float8',
        last_fired_at: 'float8',
        muted: 'bigint',
        snoozed_until: 'float8',
      },
      page.map((alert) => ({ id: alert.id, revision: alert.revision, ...courseColumns(alert) })),
    );
    const { rows } = await sql<{ id: number }>`
      with ${next}
      update alerts set
        state = next.state, state_since = next.state_since, waits_for = next.waits_for,
        level = next.level, due_at = next.due_at, last_fired_at = next.last_fired_at,
        muted = next.muted, snoozed_until = next.snoozed_until, revision = next.revision + 1
      from next where alerts.id = next.id and alerts.revision = next.revision
      returning alerts.id`.execute(kysely);
    for (const { id } of rows) advanced.add(id);
  }
  return advanced;
}
