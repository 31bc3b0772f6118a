import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../src/store/database.ts';

/** How the engine would go about it, as text of one form for both: table scans read "SCAN table". */
export async function queryPlan(
  { engine, kysely }: Database,
  query: RawBuilder<unknown>,
): Promise<string> {
  if (engine === 'sqlite') {
    const { rows } = await sql<{ detail: string }>`explain query plan ${query}`.execute(kysely);
    return rows.map(({ detail }) => detail).join('\n');
  }
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(kysely);
  return rows.map((row) => row['QUERY PLAN'].replace('Seq Scan on', 'SCAN')).join('\n');
}
