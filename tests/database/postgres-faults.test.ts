import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { writing } from '../../src/database/writing.ts';
import { StoreOutage } from '../../src/errors.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { migratedDatabase } from '../support/postgres.ts';
import { sampleNotice } from '../support/sample-rows.ts';
import { silent as log } from '../support/silent-log.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

const patience = { connect: 2_000, statement: 1_500, answer: 2_000, pause: 1_000 };

let url: string;
let proxy: Awaited<ReturnType<typeof startTcpProxy>>;
let database: Database;
let direct: Database;
beforeAll(async () => {
  url = await migratedDatabase(inject('postgres'));
});
beforeEach(async () => {
  proxy = await startTcpProxy(url);
  database = await openDatabase(proxy.url, { log, patience });
  direct = await openDatabase(url, { log, patience });
  await direct.kysely.deleteFrom('outbox').execute();
});
afterEach(async () => {
  await Promise.all([database.close(), direct.close()]);
  await proxy.close();
});

const rows = (from = database) => from.kysely.selectFrom('outbox').selectAll().execute();
/** Ends every connection but our own, as a restart or an operator does. */
const terminate = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(direct.kysely);
const asleep = async (count = 1) =>
  expect
    .poll(async () => {
      const { rows: found } = await sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event = 'PgSleep'`.execute(direct.kysely);
      return found.length;
    })
    .toBe(count);
const outage = (reason: RegExp) => async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StoreOutage);
  expect(String(error)).toMatch(reason);
};

describe('a connection that is cut', () => {
  it('under a statement ends the statement alone', async () => {
    const slow = sql`select pg_sleep(20)`.execute(database.kysely);
    const ended = outage(/ended the connection \(57P01/)(slow);
    await asleep();
    await terminate();
    await ended;
    expect(await rows()).toEqual([]);
  });

  it('within a transaction, between two statements, ends that with one clear error', async () => {
    const lost = writing(database, async (db) => {
      await sql`delete from outbox`.execute(db);
      await terminate();
      // The good-bye arrives while nobody asks.
      await sleep(100);
      await sql`delete from outbox`.execute(db);
    });
    await outage(/PostgreSQL cannot be reached|ended the connection/)(lost);
    expect(await openOutbox(database).put([sampleNotice()])).toBe(1);
  });

  it('by the network, with all that was under way on ten of them', async () => {
    const slow = Array.from({ length: 10 }, () =>
      sql`select pg_sleep(20)`.execute(database.kysely),
    );
    const ended = Promise.all(slow.map(outage(/PostgreSQL cannot be reached/)));
    await asleep(10);
    proxy.cut();
    await ended;
    expect(await rows()).toEqual([]);
  });
});

describe('a connection that falls silent', () => {
  it('is waited for no longer than that, and not handed out again', async () => {
    await Promise.all(Array.from({ length: 10 }, () => rows()));
    proxy.swallow();
    await Promise.all(
      Array.from({ length: 10 }, () => outage(/PostgreSQL cannot be reached: .*timeout/)(rows())),
    );
    proxy.heal();
    expect(await rows()).toEqual([]);
  });

  it('within a transaction leaves no lock behind', async () => {
    const lost = writing(database, async (db) => {
      await sql`delete from outbox`.execute(db);
      proxy.swallow();
      await sql`delete from outbox`.execute(db);
    });
    const ended = outage(/PostgreSQL cannot be reached/)(lost);
    const put = await openOutbox(direct).put([sampleNotice()]);
    expect(put).toBe(1);
    await ended;
    proxy.heal();
    expect(await rows()).toHaveLength(1);
  });

  it('within a transaction is waited for once', async () => {
    let since = 0;
    const lost = writing(database, async (db) => {
      proxy.swallow();
      since = performance.now();
      await sql`delete from outbox`.execute(db);
    });
    await outage(/PostgreSQL cannot be reached: .*timeout/)(lost);
    expect(performance.now() - since).toBeLessThan(1.5 * patience.answer);
  });

  it('but is slow at first is waited for', async () => {
    proxy.delay(200);
    expect(await openOutbox(database).put([sampleNotice()])).toBe(1);
  });
});

it('gives up a statement that waits for a lock, and leaves no transaction behind', async () => {
  const held = Promise.withResolvers<void>();
  const holder = writing(direct, async (db) => {
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(db);
    await held.promise;
  });
  await sleep(100);
  await outage(/a statement took too long \(57014/)(openOutbox(database).put([sampleNotice()]));
  held.resolve();
  await holder;
  expect(await openOutbox(database).put([sampleNotice()])).toBe(1);
});

it('says that the database can only be read, as after a failover', async () => {
  const reader = await openDatabase(`${url}?options=-c%20default_transaction_read_only%3Don`, {
    log,
  });
  await outage(/can only be read \(25006/)(openOutbox(reader).put([sampleNotice()]));
  await reader.close();
});
