import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { poolLinkStore } from '../../src/pool/links.store.ts';
import { pollPool } from '../../src/pool/poll-pool.job.ts';
import { rigStore } from '../../src/rig/rigs.store.ts';
import { NOON, sampleRig } from '../support/sample-rows.ts';
import { silent as log } from '../support/silent-log.ts';

const POOL = 'solo.ckpool.org';
/** Seconds between two runs. */
const EVERY = 10;

/** Links as many addresses, of one rig for the test's sake. */
async function withAddresses(count: number): Promise<Database> {
  const database = await openDatabase('sqlite::memory:', { log });
  const rig = await rigStore(database).add(sampleRig());
  if (!rig.ok) throw new Error(rig.why);
  await sql`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    insert into pool_links (user_id, rig_id, pool, address, worker, created_at, asked_at)
    select 'u', ${rig.rig.id}, ${POOL}, 'address' || i, '', 0, i / 1e6 from n`.execute(
    database.kysely,
  );
  return database;
}

/** Runs the job by a clock of its own. @returns The addresses of each run, with the seconds within it. */
async function asked(database: Database, { perSecond, runs }: { perSecond: number; runs: number }) {
  let now = NOON;
  let offsets: number[] = [];
  let round: string[] = [];
  const job = pollPool(
    {
      poolLinks: poolLinkStore(database),
      pools: {
        // The pool knows none of them: what comes of answers is not the matter here.
        async ask(_, address) {
          round.push(address);
          return { known: false };
        },
        countedAt: async () => undefined,
      },
      clock: () => now,
      log,
      async pause(seconds) {
        offsets.push(seconds);
      },
      judge: async () => {},
      tellDown: async () => {},
    },
    { pool: POOL, every: EVERY, perSecond },
  );
  const all: { readonly addresses: readonly string[]; readonly offsets: readonly number[] }[] = [];
  for (let run = 0; run < runs; run += 1) {
    [round, offsets] = [[], []];
    await job.run();
    all.push({ addresses: round, offsets });
    now += EVERY;
  }
  return all;
}

it('asks for 100,000 addresses within the budget, evenly, the one that waited longest first', async () => {
  const database = await withAddresses(100_000);
  const runs = await asked(database, { perSecond: 5, runs: 12 });
  for (const { addresses, offsets } of runs) {
    expect(addresses).toHaveLength(5 * EVERY * 0.8);
    // A fifth of a second apart.
    for (const [index, offset] of offsets.entries()) expect(offset).toBeCloseTo(index / 5, 6);
  }
  const order = runs.flatMap(({ addresses }) => addresses);
  expect(order).toEqual(Array.from({ length: order.length }, (_, index) => `address${index + 1}`));
});

it('asks for each of 100,000 once before any is asked for again', async () => {
  const database = await withAddresses(100_000);
  const perSecond = 625;
  const ofRun = perSecond * EVERY * 0.8;
  const runs = await asked(database, { perSecond, runs: 100_000 / ofRun + 2 });
  expect(runs.map(({ addresses }) => addresses.length)).toEqual(runs.map(() => ofRun));
  const order = runs.flatMap(({ addresses }) => addresses);
  expect(new Set(order.slice(0, 100_000)).size).toBe(100_000);
  expect(order.slice(100_000)).toEqual(order.slice(0, 2 * ofRun));
});

it('spreads few addresses over the minute', async () => {
  const database = await withAddresses(60);
  const runs = await asked(database, { perSecond: 5, runs: 12 });
  expect(runs.map(({ addresses }) => addresses.length)).toEqual(runs.map(() => 10));
});
