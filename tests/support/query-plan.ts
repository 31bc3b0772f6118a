import type { CompiledQuery, Kysely } from 'kysely';
import type { Database } from '../../src/database/database.ts';
import type { Schema } from '../../src/database/schema.ts';

interface Query {
  compile(db: Kysely<Schema>): CompiledQuery;
}

/** How the engine would go about it; going through a whole table reads "SCAN table" on both. */
export async function queryPlan({ engine, kysely }: Database, query: Query): Promise<string> {
  const compiled = query.compile(kysely);
  const explain = engine === 'sqlite' ? 'explain query plan' : 'explain';
  const { rows } = await kysely.executeQuery({ ...compiled, sql: `${explain} ${compiled.sql}` });
  return JSON.stringify(rows, undefined, 1).replaceAll('Seq Scan on', 'SCAN');
}
