import { type ColumnDefinitionBuilder, type Kysely, PostgresAdapter } from 'kysely';

/**
 * Returns a primary key of our own, never given out twice: the one thing the engines spell
 * differently.
 */
export function ownId(db: Kysely<unknown>) {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return [
    'id',
    postgres ? 'bigint' : 'integer',
    (column: ColumnDefinitionBuilder) =>
      postgres
        ? column.primaryKey().generatedByDefaultAsIdentity()
        : column.primaryKey().autoIncrement(),
  ] as const;
}
