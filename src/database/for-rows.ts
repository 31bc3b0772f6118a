import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** Rows per statement. */
const PAGE = 1_000;

interface Rows<Column extends string, Row> {
  /** The table where each row goes or is. */
  readonly table: keyof Schema;
  /** The column by which rows are told apart, in the table as here. */
  readonly key: NoInfer<Column>;
  readonly columns: Readonly<Record<Column, 'text' | 'bigint' | 'float8'>>;
  readonly rows: readonly Row[];
}

interface Given<Column extends string> {
  readonly value: Readonly<Record<Column, RawBuilder<unknown>>>;
  /** The text that goes where an update has its "from". */
  readonly from: RawBuilder<unknown>;
  /** Returns the text that goes where an insert has its values. */
  values(list: RawBuilder<unknown>): RawBuilder<unknown>;
}

/**
 * Runs an insert or update for each of many rows. PostgreSQL gets a
 * thousand rows at a time, SQLite one after the other, which for it is the fastest way.
 *
 * @param db - A transaction of that database.
 * @param statement - Has no other values than those it is given.
 * @returns The rows for which it wrote something.
 */
export async function forRows<
  Column extends string,
  Row extends Readonly<Record<Column, string | number | null>>,
>(
  database: Database,
  db: Kysely<Schema>,
  { table, key, columns, rows }: Rows<Column, Row>,
  statement: (given: Given<Column>) => RawBuilder<unknown>,
): Promise<readonly Row[]> {
  // Object.keys and Object.fromEntries give up what they knew of the names.
  const names = Object.keys(columns) as Column[];
  const valuesOf = (as: (name: Column) => RawBuilder<unknown>) =>
    Object.fromEntries(names.map((name) => [name, as(name)])) as Record<
      Column,
      RawBuilder<unknown>
    >;
  if (database.engine === 'postgres') {
    const written: Row[] = [];
    const value = valuesOf((name) => sql.ref(`given.${name}`));
    for (const page of pages(rows, PAGE)) {
      const arrays = names.map(
        (name) => sql`${page.map((row) => row[name])}::${sql.raw(columns[name])}[]`,
      );
      const head = sql.join(names.map((name) => sql.ref(name)));
      const from = sql`from unnest(${sql.join(arrays)}) as given(${head})`;
      const values = (list: RawBuilder<unknown>) => sql`select ${list} ${from}`;
      const query = sql<{ key: unknown }>`
        ${statement({ value, from, values })} returning ${sql.ref(`${table}.${key}`)} as key`;
      const { rows: done } = await query.execute(db);
      const keys = new Set(done.map((row) => row.key));
      written.push(...page.filter((row) => keys.delete(row[key])));
    }
    return written;
  }
  // The columns' names for values tell where each of them goes. There is no "returning", which
  // would take SQLite as long as the rest.
  const compiled = statement({
    value: valuesOf((name) => sql`${name}`),
    from: sql``,
    values: (list) => sql`values (${list})`,
  }).compile(db);
  const order = compiled.parameters as readonly Column[];
  const changes = database.runEach(
    compiled.sql,
    rows.map((row) => order.map((name) => row[name])),
  );
  return rows.filter((_, index) => changes[index] === 1);
}

/**
 * Returns some items at a time: what a statement may hold has limits, and SQLite holds up the
 * process while it runs one.
 */
export function* pages<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
