import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { createLeadership, follower, type LeadershipPace } from '../../src/app/leadership.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { type Lease, leaseOn } from '../../src/database/lease.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { migratedDatabase } from '../support/postgres.ts';
import { silent as log } from '../support/silent-log.ts';

let database: Database;
beforeEach(async () => {
  database = await openDatabase(await migratedDatabase(inject('postgres')), { log });
  return () => database.close();
});

const leaseOf = (holder: string, seconds = 60) =>
  leaseOn(database, { name: 'leader', holder, seconds });
/** Ends whoever's time it is, as if it had passed. */
const passTime = () => database.kysely.updateTable('leases').set({ until: 0 }).execute();

describe('a lease', () => {
  it('is one process’s until it ends, and then another’s with a higher number', async () => {
    const [a, b] = [leaseOf('a'), leaseOf('b')];
    expect(await a.left()).toBe(0);
    expect(await a.take()).toBe(1);
    expect(await b.take()).toBeUndefined();
    expect(await b.left()).toBeGreaterThan(50);
    expect(await a.renew(1)).toBe(true);
    await passTime();
    expect(await b.left()).toBeLessThan(0);
    // Nobody has taken it meanwhile.
    expect(await a.renew(1)).toBe(true);
    await passTime();
    expect(await b.take()).toBe(2);
    expect(await a.renew(1)).toBe(false);
    await a.release(1);
    expect(await b.left()).toBeGreaterThan(50);
    await b.release(2);
    expect(await a.take()).toBe(3);
  });

  it('ends when it has to, though the database’s clock is set back', async () => {
    const [a, b] = [leaseOf('a'), leaseOf('b')];
    await a.take();
    const until = Date.now() / 1_000 + 3_600;
    await database.kysely.updateTable('leases').set({ until }).execute();
    await b.left();
    expect(await b.left()).toBeLessThanOrEqual(60);
    // Its holder may be well, and has the rest of its time.
    expect(await b.take()).toBeUndefined();
    expect(await a.renew(1)).toBe(true);
  });

  it('is taken by one of many at once', async () => {
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, index) => leaseOf(`p${index}`).take()),
    );
    expect(taken.filter((epoch) => epoch !== undefined)).toEqual([1]);
  });
});

/** Shorter than usual: a lease of a second and a half. */
const QUICK: LeadershipPace = { lease: 1.5, renew: 0.1, hold: 1, look: 0.05, silence: 20 };

function process(
  holder: string,
  changes: { readonly lease?: Lease; readonly seconds?: number } = {},
) {
  const led: number[] = [];
  const { log: own, lines } = logLines();
  const state = { silence: 0 };
  const leadership = createLeadership({
    lease: changes.lease ?? leaseOf(holder, changes.seconds ?? QUICK.lease),
    silence: () => state.silence,
    takeOver: async () => {},
    onLead() {
      led.push(1);
      // What waits for it begins at once.
      expect(leadership.leads()).toBe(true);
    },
    log: own,
    pace: QUICK,
  });
  onTestFinished(() => leadership.stop());
  return { leadership, led, state, sentences: () => lines.map(({ sentence }) => sentence) };
}

describe('the lead', () => {
  it('is one process’s, and handed over at its end', async () => {
    const [a, b] = [process('a'), process('b')];
    a.leadership.start();
    await expect.poll(a.leadership.leads).toBe(true);
    b.leadership.start();
    await expect.poll(b.leadership.hasLeader).toBe(true);
    expect(b.leadership.leads()).toBe(false);
    expect(a.led).toHaveLength(1);
    await a.leadership.stop();
    expect(a.leadership.leads()).toBe(false);
    await expect.poll(b.leadership.leads).toBe(true);
    expect([a.leadership.epoch(), b.leadership.epoch()]).toEqual([1, 2]);
  });

  it('ends by the holder’s own clock when the database is silent, before another has it', async () => {
    const real = leaseOf('a', 1.5);
    let isSilent = false;
    const renew = (epoch: number) =>
      isSilent ? new Promise<boolean>(() => {}) : real.renew(epoch);
    const a = process('a', { lease: { ...real, renew } });
    const b = process('b');
    a.leadership.start();
    await expect.poll(a.leadership.leads).toBe(true);
    b.leadership.start();
    isSilent = true;
    // Never both, whenever one looks.
    for (let both = 0; !b.leadership.leads(); await sleep(5)) {
      both += Number(a.leadership.leads() && b.leadership.leads());
      expect(both).toBe(0);
    }
    expect(a.leadership.leads()).toBe(false);
    expect(a.sentences()).toContain('who leads cannot be settled');
    expect(a.leadership.isUnsettled()).toBe(true);
    expect(b.leadership.isUnsettled()).toBe(false);
  });

  it('ends for a machine that was put to sleep, whose monotonic clock stood still', async () => {
    const a = process('a');
    a.leadership.start();
    await expect.poll(a.leadership.leads).toBe(true);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    onTestFinished(() => void vi.useRealTimers());
    expect(a.leadership.leads()).toBe(false);
    // Nobody else has taken it meanwhile.
    await expect.poll(a.leadership.leads).toBe(true);
  });

  it('goes to another process when Discord does not answer this one', async () => {
    const [a, b] = [process('a'), process('b')];
    a.leadership.start();
    await expect.poll(a.leadership.leads).toBe(true);
    b.leadership.start();
    a.state.silence = 21;
    await expect.poll(b.leadership.leads).toBe(true);
    expect(a.leadership.leads()).toBe(false);
    expect(a.sentences()).toContain('Discord does not answer: another process may lead');
    b.state.silence = 21;
    await expect.poll(b.leadership.leads).toBe(false);
    await expect.poll(b.leadership.hasLeader).toBe(false);
    expect(a.leadership.leads()).toBe(false);
  });

  it('is never that of a process that only answers', async () => {
    const only = follower(leaseOf('c'), { log, pace: QUICK });
    only.start();
    onTestFinished(() => only.stop());
    const a = process('a');
    a.leadership.start();
    await expect.poll(only.hasLeader).toBe(true);
    expect(only.leads()).toBe(false);
  });
});
