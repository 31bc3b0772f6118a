import Sqlite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { migrations } from '../../src/database/migrations/index.ts';
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
      for (const [user, lastFiredAt] of [
        ['1', null],
        ['2', 100],
        ['3', 200],
      ] as const) {
        await sql`insert into alerts
          (user_id, kind, params, deliver, state, state_since, last_fired_at, muted, created_at, revision)
        values (${user}, 'retarget', '{}', 'dm', 'clear', 100, ${lastFiredAt}, 0, 100, 1)`.execute(
          db,
        );
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

    it('keeps one of the alerts that watch the same, one that speaks', async () => {
      const db = new Kysely<unknown>({ dialect: await dialects[engine]() });
      onTestFinished(() => db.destroy());
      const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
      await migrator.migrateTo('0014-assumed-terms');
      const threshold = (level: number, sustain = 0) =>
        JSON.stringify({
          metric: 'fees',
          side: 'above',
          level,
          clearLevel: 1,
          sustain,
          cooldown: 0,
        });
      const rows = [
        ['1', 'retarget', '{}', 'dm', 1],
        ['1', 'retarget', '{}', 'dm', 0],
        ['1', 'retarget', '{}', 'dm', 0],
        ['1', 'retarget', '{}', '71', 0],
        ['2', 'retarget', '{}', 'dm', 0],
        ['1', 'threshold', threshold(5), 'dm', 0],
        ['1', 'threshold', threshold(5, 900), 'dm', 1],
        ['1', 'threshold', threshold(6), 'dm', 0],
      ] as const;
      for (const [user, kind, params, deliver, muted] of rows) {
        await sql`insert into alerts
          (user_id, kind, params, deliver, state, state_since, muted, created_at, revision)
        values (${user}, ${kind}, ${params}, ${deliver}, 'clear', 100, ${muted}, 100, 1)`.execute(
          db,
        );
      }
      expect((await migrator.migrateToLatest()).error).toBeUndefined();
      const left = await sql<{ id: number; subject: string }>`
        select id, subject from alerts order by id`.execute(db);
      expect(left.rows.map(({ id, subject }) => [Number(id), subject])).toEqual([
        [2, 'dm  retarget'],
        [4, '71  retarget'],
        [5, 'dm  retarget'],
        [6, 'dm  threshold fees above 5'],
        [8, 'dm  threshold fees above 6'],
      ]);
      const twin = sql`insert into alerts
          (user_id, kind, params, deliver, state, state_since, muted, created_at, revision, subject)
        values ('1', 'retarget', '{}', 'dm', 'clear', 100, 0, 100, 1, 'dm  retarget')`;
      await expect(twin.execute(db)).rejects.toThrow(/unique/i);
    });
  },
);
