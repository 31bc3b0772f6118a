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
    expect(await a.look()).toEqual({ left: 0, isWeak: false, isOwn: false });
    expect(await a.take(false)).toBe(1);
    expect(await b.take(false)).toBeUndefined();
    expect((await b.look()).left).toBeGreaterThan(50);
    expect(await a.renew(1, false)).toBe(true);
    await passTime();
    expect((await b.look()).left).toBeLessThan(0);
    // Nobody has taken it meanwhile.
    expect(await a.renew(1, false)).toBe(true);
    await passTime();
    expect(await b.take(false)).toBe(2);
    expect(await a.renew(1, false)).toBe(false);
    await a.release(1);
    expect((await b.look()).left).toBeGreaterThan(50);
    await b.release(2);
    expect(await a.take(false)).toBe(3);
  });

  it('is not taken back by a renewal that comes after its release', async () => {
    const [a, b] = [leaseOf('a'), leaseOf('b')];
    await a.take(false);
    await a.release(1);
    expect(await a.renew(1, false)).toBe(false);
    expect(await b.take(false)).toBe(2);
  });

  it('goes from who holds it weakly to who can do better, and to nobody else', async () => {
    const [a, b] = [leaseOf('a'), leaseOf('b')];
    await a.take(false);
    expect(await b.take(false)).toBeUndefined();
    expect(await a.renew(1, true)).toBe(true);
    expect(await b.look()).toMatchObject({ isWeak: true, isOwn: false });
    expect(await b.take(true)).toBeUndefined();
    // Its holder has grown strong, with another number: what it said before counts no more.
    expect(await a.take(false)).toBe(2);
    expect(await a.renew(1, true)).toBe(false);
    expect(await b.take(false)).toBeUndefined();
    await a.renew(2, true);
    expect(await b.take(false)).toBe(3);
    expect(await b.look()).toMatchObject({ isWeak: false, isOwn: true });
    expect(await a.renew(2, true)).toBe(false);
  });

  it('stays with a strong holder who wanted it weakly before, and hears of that late', async () => {
    const [a, b] = [leaseOf('a'), leaseOf('b')];
    await a.take(true);
    expect(await a.take(false)).toBe(2);
    // A statement from before arrives on another connection.
    expect(await a.take(true)).toBeUndefined();
    expect(await b.take(false)).toBeUndefined();
    expect(await a.renew(2, false)).toBe(true);
  });

  it('is found again by a holder that did not hear of it', async () => {
    const a = leaseOf('a');
    await a.take(false);
    expect(await a.look()).toMatchObject({ isOwn: true });
    expect(await a.take(false)).toBe(2);
  });

  it('ends when it has to, though the database’s clock is set back', async () => {
    const [a, b] = [leaseOf('a'), leaseOf('b')];
    await a.take(false);
    const until = Date.now() / 1_000 + 3_600;
    await database.kysely.updateTable('leases').set({ until }).execute();
    await b.look();
    expect((await b.look()).left).toBeLessThanOrEqual(60);
    // Its holder may be well, and has the rest of its time.
    expect(await b.take(false)).toBeUndefined();
    expect(await a.renew(1, false)).toBe(true);
  });

  it('is taken by one of many at once', async () => {
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, index) => leaseOf(`p${index}`).take(false)),
    );
    expect(taken.filter((epoch) => epoch !== undefined)).toEqual([1]);
  });
});

/** Shorter than usual: a lease of a second and a half. */
const QUICK: LeadershipPace = { lease: 1.5, renew: 0.1, hold: 1, look: 0.05, silence: 0.5 };

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
      // Whatever waits for it begins at once.
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
    const renew = (epoch: number, isWeak: boolean) =>
      isSilent ? new Promise<boolean>(() => {}) : real.renew(epoch, isWeak);
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
    await expect.poll(a.leadership.sends).toBe(true);
    b.leadership.start();
    a.state.silence = 21;
    await expect.poll(b.leadership.sends).toBe(true);
    await expect.poll(a.leadership.leads).toBe(false);
    expect(a.leadership.sends()).toBe(false);
    expect(a.sentences()).toContain('Discord does not answer: another process may lead, and send');
  });

  it('stays where it is when Discord answers nobody, who sends nothing but does the rest', async () => {
    const [a, b] = [process('a'), process('b')];
    a.leadership.start();
    await expect.poll(a.leadership.sends).toBe(true);
    b.leadership.start();
    await expect.poll(b.leadership.hasSender).toBe(true);
    b.state.silence = 21;
    a.state.silence = 21;
    await expect.poll(a.leadership.sends).toBe(false);
    await expect.poll(b.leadership.hasSender).toBe(false);
    // Longer than a lease lasts.
    await sleep((QUICK.lease + 0.1) * 1_000);
    expect(a.leadership.leads()).toBe(true);
    expect(b.leadership.leads()).toBe(false);
    expect(b.leadership.hasLeader()).toBe(true);
    expect([a.leadership.hasSender(), a.led.length]).toEqual([false, 1]);
    a.state.silence = 0;
    await expect.poll(a.leadership.sends).toBe(true);
    await expect.poll(b.leadership.hasSender).toBe(true);
    // Notices that wait go out at once.
    expect(a.led).toHaveLength(2);
    expect(b.led).toHaveLength(0);
  });

  it('is taken by one whom Discord does not answer when nobody else wants it', async () => {
    const a = process('a');
    a.state.silence = Number.POSITIVE_INFINITY;
    a.leadership.start();
    await expect.poll(a.leadership.leads).toBe(true);
    expect(a.leadership.sends()).toBe(false);
    const b = process('b');
    b.leadership.start();
    await expect.poll(b.leadership.sends).toBe(true);
    await expect.poll(a.leadership.leads).toBe(false);
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
