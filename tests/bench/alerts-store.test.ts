import { describe, expect, inject, it } from 'vitest';
import { seedRigs } from '../../bench/alerts-store.ts';
import { alertStore } from '../../src/alert/alerts.store.ts';
import type { DueAlert } from '../../src/alert/types.ts';
import { openDatabase } from '../../src/database/database.ts';
import { rigStore } from '../../src/rig/rigs.store.ts';
import { migratedDatabase } from '../support/postgres.ts';
import { sampleRig } from '../support/sample-rows.ts';
import { silent } from '../support/silent-log.ts';

const places = {
  SQLite: async () => 'sqlite::memory:',
  PostgreSQL: () => migratedDatabase(inject('postgres')),
};

describe.each(['SQLite', 'PostgreSQL'] as const)('rigs for the benchmark on %s', (engine) => {
  it('are as many as are said, and under water at the hashprice that is said', async () => {
    const database = await openDatabase(await places[engine](), { log: silent });
    const seeded = await seedRigs(database, 20_000);
    const alerts = alertStore(database);
    const due = async (crossings: number): Promise<readonly DueAlert[]> => {
      const metrics = new Map([['hashprice:BTC:EUR', seeded.hashpriceWith(crossings)] as const]);
      const people = await alerts.peopleDue({ metrics, now: 0, limit: 10_000 });
      return alerts.due({ metrics, now: 0, people });
    };
    const people = await database.kysely
      .selectFrom('rigs')
      .select(({ fn }) => [
        fn.countAll<number>().as('rigs'),
        fn.count<number>('user_id').distinct().as('users'),
      ])
      .executeTakeFirstOrThrow();
    expect(people).toEqual({ rigs: 20_000, users: 4_000 });
    expect(seeded).toMatchObject(people);
    expect(await due(0)).toEqual([]);
    const some = await due(200);
    expect(some).toHaveLength(200);
    for (const { alert, rig } of some)
      expect([rig?.id, rig?.userId]).toEqual([alert.rigId, alert.userId]);
    expect(await rigStore(database).add(sampleRig())).toMatchObject({ ok: true });
    await database.close();
  });
});
