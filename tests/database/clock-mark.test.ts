import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { alertStore } from '../../src/alert/alerts.store.ts';
import { clockMark } from '../../src/database/clock-mark.ts';
import { openDatabase } from '../../src/database/database.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import { keepClock } from '../../src/digest/keep-clock.job.ts';
import { nextDigest } from '../../src/digest/schedule.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import type { Recipient } from '../../src/outbox/recipient.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { migratedDatabase } from '../support/postgres.ts';
import { ADA, BOB, NOON, sampleAlert, sampleDigest, sampleNotice } from '../support/sample-rows.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** Opens all that waits for a moment, on one database, with a clock that is set by hand. */
async function openWorld(url: string) {
  const { log, lines } = logLines();
  const database = await openDatabase(url, { log });
  onTestFinished(() => database.close());
  const digests = digestStore(database);
  const world = {
    now: NOON,
    lines,
    database,
    digests,
    outbox: openOutbox(database),
    dms: dmStore(database),
    alerts: alertStore(database),
    /** Runs the job that each minute keeps the clock's mark. */
    minute: (): Promise<void> =>
      keepClock({ mark: clockMark(database), digests, clock: () => world.now, log }).run(),
    /** Claims the notices that may go now. @returns Their keys. */
    claim: async (): Promise<readonly string[]> => {
      const claimed = await world.outbox.claim({ now: world.now, limit: 100, lease: 120 });
      return claimed.map(({ dedupeKey }) => dedupeKey);
    },
    /** Does the work while the clock is ahead by so many seconds; then the clock is put right. */
    async whileAhead(by: number, work: () => Promise<unknown>) {
      await world.minute();
      world.now += by;
      await world.minute();
      await work();
      world.now += 30 - by;
      await world.minute();
    },
  };
  return world;
}

const engines: readonly (readonly [name: string, place: () => Promise<string>])[] = [
  ['SQLite', async () => 'sqlite::memory:'],
  ['PostgreSQL', () => migratedDatabase(inject('postgres'))],
];

describe.each(engines)('on %s, after the clock was ahead', (_, place) => {
  describe.each([HOUR, DAY, 365 * DAY])('by %i s', (ahead) => {
    it('notices go out that were put, tried or claimed meanwhile', async () => {
      const world = await openWorld(await place());
      const { outbox } = world;
      const at = (recipient: Recipient) => ({
        recipient,
        dedupeKey: recipient,
        createdAt: world.now,
      });
      await outbox.put([sampleNotice(at('u:1')), sampleNotice(at('u:2'))]);
      await world.whileAhead(ahead, async () => {
        const [first] = await outbox.claim({ now: world.now, limit: 1, lease: 120 });
        if (first) await outbox.retry(first, world.now + 600, { reason: 'HTTP 500' });
        await outbox.put([sampleNotice(at('u:3'))]);
        await outbox.claim({ now: world.now, limit: 1, lease: 120 });
      });
      expect((await world.claim()).toSorted()).toEqual(['u:1', 'u:2', 'u:3']);
    });

    it('what an attempt left behind is looked for from before it', async () => {
      const world = await openWorld(await place());
      const triedAt = world.now;
      await world.outbox.put([sampleNotice({ createdAt: world.now })]);
      await world.whileAhead(ahead, () =>
        world.outbox.claim({ now: world.now, limit: 1, lease: 120 }),
      );
      const [notice] = await world.outbox.claim({ now: world.now, limit: 1, lease: 120 });
      expect(notice?.attempts).toBe(1);
      expect(notice?.firstTriedAt).toBeLessThanOrEqual(triedAt);
      expect(notice?.firstTriedAt).toBeGreaterThan(triedAt - 300);
    });

    it('direct messages are opened, and those who closed theirs are asked again in time', async () => {
      const world = await openWorld(await place());
      const { outbox, dms } = world;
      await outbox.put(
        [ADA, BOB].map((id) => sampleNotice({ recipient: `u:${id}`, dedupeKey: id })),
      );
      await world.whileAhead(ahead, async () => {
        await dms.takeTurn(ADA, { now: world.now, gap: 10 });
        await dms.takeTurn(BOB, { now: world.now, gap: 10 });
        await dms.closed(ADA, 50_007, world.now);
      });
      expect((await dms.find(ADA)).closedAt).toBeLessThanOrEqual(world.now);
      expect(await dms.takeTurn(BOB, { now: world.now, gap: 10 })).toBeLessThanOrEqual(
        world.now + 10,
      );
    });

    it('alerts wait as long as they would have', async () => {
      const world = await openWorld(await place());
      const { alerts, now } = world;
      const wrong = now + ahead;
      let channel = 0;
      // Each alert goes elsewhere: the same twice would be a twin.
      const add = (changes: Parameters<typeof sampleAlert>[0]) => {
        channel += 1;
        return alerts.add(sampleAlert({ stateSince: wrong, deliver: String(channel), ...changes }));
      };
      await add({ state: 'falling', waitsFor: 'price:BTC:EUR:above', dueAt: wrong + 900 });
      await add({ state: 'fired', lastFiredAt: wrong, notifiedAt: wrong, begunAt: now - 60 });
      await add({ waitsFor: undefined, level: undefined, dueAt: wrong + 30 });
      const until = wrong + 3 * HOUR;
      await add({ state: 'fired', snoozedUntil: until, dueAt: until });
      await world.whileAhead(ahead, async () => {});
      const [falling, fired, unjudged, snoozed] = await alerts.list(ADA);
      const soon = (moment = 0) => Math.abs(moment - now) <= 120;
      expect(soon(falling?.stateSince)).toBe(true);
      expect(soon((falling?.dueAt ?? 0) - 900)).toBe(true);
      expect(soon(fired?.lastFiredAt)).toBe(true);
      expect(soon(fired?.notifiedAt)).toBe(true);
      expect(fired?.begunAt).toBe(now - 60);
      expect(unjudged?.dueAt).toBeLessThanOrEqual(world.now);
      // The person was told that moment.
      expect(snoozed).toMatchObject({ snoozedUntil: until, dueAt: until });
    });

    it('digests come when they are due next', async () => {
      const world = await openWorld(await place());
      const { digests } = world;
      const sample = sampleDigest();
      const nextAt = nextDigest(sample.schedule, world.now);
      const added = await digests.add({ ...sample, nextAt });
      if (!added.ok) throw new Error(added.why);
      const other = { minute: 600, days: 'monthly', timeZone: 'UTC' } as const;
      await world.whileAhead(ahead, async () => {
        const slot = nextDigest(sample.schedule, world.now - DAY);
        const following = nextDigest(sample.schedule, world.now);
        if (ahead >= DAY) {
          const digest = { ...added.digest, lastAt: slot, nextAt: following };
          await digests.advance({ served: [{ digest }], contents: [] });
        }
        await digests.add(
          sampleDigest({
            schedule: other,
            createdAt: world.now,
            nextAt: nextDigest(other, world.now),
          }),
        );
      });
      const found = await digests.ofServer(sample.guildId ?? '');
      expect(found.map((digest) => digest.nextAt)).toEqual([nextAt, nextDigest(other, world.now)]);
      expect(found[0]?.lastAt).toBeUndefined();
    });

    it('says so once, also when it was put right while the bot was off', async () => {
      const url = await place();
      const before = await openWorld(url);
      before.now += ahead;
      await before.minute();
      // A database in memory has no second run.
      const after = url.startsWith('postgres') ? await openWorld(url) : before;
      after.now = NOON;
      await after.minute();
      after.now += 60;
      await after.minute();
      expect(after.lines).toEqual([
        {
          level: 'warn',
          details: { seconds: ahead },
          sentence: 'the clock was set back: what waits is due anew',
        },
      ]);
    });
  });

  it('by little nothing is moved: several processes have several clocks', async () => {
    const world = await openWorld(await place());
    const put = () => world.outbox.put([sampleNotice({ createdAt: world.now })]);
    await world.whileAhead(200, put);
    expect(await world.claim()).toEqual([]);
    expect(world.lines).toEqual([]);
  });
});
