import type { ColumnType } from 'kysely';

/** The tables as the newest migration leaves them, the same on both engines. */
export interface Schema {
  readonly cache: CacheTable;
}

interface CacheTable {
  readonly namespace: ColumnType<string, string, never>;
  readonly key: ColumnType<string, string, never>;
  /** Keyv's envelope, as JSON. */
  readonly value: string;
  /** Unix milliseconds, as Keyv counts; `null`: kept until it is deleted. */
  readonly expires_at: number | null;
}
