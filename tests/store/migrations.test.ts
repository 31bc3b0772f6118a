import Sqlite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { migrations } from '../../src/store/migrations/index.ts';
import { newDatabase } from '../support/postgres.ts';

const dialects = {
  SQLite: async () => new SqliteDialect({ database: new Sqlite(':memory:') }),
  PostgreSQL: async () =>
    new PostgresDialect({
      pool: new pg.Pool({ connectionString: await newDatabase(inject('postgres')) }),
    }),
};

describe.each(['SQLite', 'PostgreSQL'] as const)(
  'a database of an earlier version, %s',
  (engine) => {
    it('knows of each alert when it began and whether it was told', async () => {
      const db = new Kysely<unknown>({ dialect: await dialects[engine]() });
      onTestFinished(() => db.destroy());
      const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
      await migrator.migrateTo('0005-settings');
      // Never beyond, beyond when it was set up, told later.
      for (const lastFiredAt of [null, 100, 200]) {
        await sql`insert into alerts
          (user_id, kind, params, deliver, state, state_since, last_fired_at, muted, created_at, revision)
        values ('1', 'retarget', '{}', 'dm', 'clear', 100, ${lastFiredAt}, 0, 100, 1)`.execute(db);
      }
      expect((await migrator.migrateToLatest()).error).toBeUndefined();
      const { rows } = await sql`
      select begun_at, last_fired_at, told_at from alerts order by id`.execute(db);
      expect(rows).toEqual([
        { begun_at: null, last_fired_at: null, told_at: null },
        { begun_at: 100, last_fired_at: null, told_at: null },
        { begun_at: 200, last_fired_at: 200, told_at: 200 },
      ]);
    });
  },
);
