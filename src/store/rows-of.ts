import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';

type Type = 'text' | 'bigint' | 'float8';

/**
 * Values of ours as a table for a query's `with`. Doubles arrive exactly. On PostgreSQL the text is
 * the same for any number of rows.
 */
export function rowsOf<Column extends string>(
  engine: Database['engine'],
  name: string,
  columns: Readonly<Record<Column, Type>>,
  rows: readonly Readonly<Record<Column, string | number | null>>[],
): RawBuilder<unknown> {
  // Object.keys gives up what it knew of the names.
  const names = Object.keys(columns) as Column[];
  const head = sql`${sql.ref(name)}(${sql.join(names.map((column) => sql.ref(column)))})`;
  if (engine === 'postgres') {
    const arrays = names.map(
      (column) => sql`${rows.map((row) => row[column])}::${sql.raw(columns[column])}[]`,
    );
    return sql`${head} as (select * from unnest(${sql.join(arrays)}))`;
  }
  const values = rows.map((row) => sql`(${sql.join(names.map((column) => row[column]))})`);
  if (values.length > 0) return sql`${head} as (values ${sql.join(values)})`;
  return sql`${head} as (select ${sql.join(names.map(() => sql`null`))} where false)`;
}
