import { beforeEach, describe, expect, it } from 'vitest';
import { alertStore } from '../../src/alert/alerts.store.ts';
import type { Database } from '../../src/database/database.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { channelRecipient } from '../../src/outbox/recipient.ts';
import type { StoppedBecause } from '../../src/outbox/stopped-because.ts';
import type { Stopped } from '../../src/place/place.ts';
import { placeStore } from '../../src/place/places.store.ts';
import type { OpenedStore } from '../support/kept-store.ts';
import { NOON, sampleAlert, sampleDigest } from '../support/sample-rows.ts';

const CHANNEL = '800000000000000001';
const GATHERED = NOON + 60;

/** Tests places where nothing goes any more. @param open - Gives an empty database. */
export function placesContract(open: () => Promise<OpenedStore>): void {
  let database: Database;
  beforeEach(async () => {
    ({ database } = await open());
  });

  const gone = { recipient: channelRecipient(CHANNEL) };
  const because: StoppedBecause = { why: 'channel-gone', reason: 'Unknown Channel', at: NOON };
  const note = ({ userId, alerts, digests, fallback }: Stopped) => ({
    content: `${userId}: ${alerts.length} ${digests.length} ${fallback ? 1 : 0}`,
  });
  const notes = async () => {
    const claimed = await openOutbox(database).claim({ now: GATHERED, limit: 1_000, lease: 1 });
    return claimed.map(({ payload }) => payload.content).sort();
  };

  describe('a place where nothing goes any more', () => {
    it('is stopped for as many as there are, and for the rest where that was broken off', async () => {
      const people = Array.from({ length: 250 }, (_, n) => `9${String(n).padStart(17, '0')}`);
      const alerts = alertStore(database);
      for (const userId of people) await alerts.add(sampleAlert({ userId, deliver: CHANNEL }));
      const places = placeStore(database);
      const breakOff = (stopped: Stopped) => {
        if (stopped.userId === people[150]) throw new Error('Connection lost');
        return note(stopped);
      };
      const broken = places.stop(gone, { of: 'everybody' }, because, breakOff);
      await expect(broken).rejects.toThrow('Connection lost');
      const left = await places.stop(gone, { of: 'everybody' }, because, note);
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThan(people.length);
      expect(await places.stop(gone, { of: 'everybody' }, because, note)).toBe(0);
      for (const userId of people) {
        expect(await alerts.list(userId)).toMatchObject([
          { muted: true, stopped: because, waitsFor: undefined, level: 50_000, revision: 2 },
        ]);
      }
      expect(await notes()).toEqual(people.map((userId) => `${userId}: 1 0 0`));
    });

    it('is stopped with all that each person has there, and with what nobody is known for', async () => {
      const [ada, bob] = ['900000000000000001', '900000000000000002'];
      const digests = digestStore(database);
      const dms = dmStore(database);
      await digests.add(sampleDigest({ userId: undefined }));
      await digests.add(
        sampleDigest({ schedule: { minute: 0, days: 'daily', timeZone: 'UTC' }, userId: ada }),
      );
      await alertStore(database).add(sampleAlert({ userId: ada, deliver: CHANNEL }));
      await alertStore(database).add(sampleAlert({ userId: ada, deliver: 'dm' }));
      await dms.setFallback(bob, CHANNEL);
      const stopped = placeStore(database).stop(gone, { of: 'everybody' }, because, note);
      expect(await stopped).toBe(4);
      expect((await dms.find(bob)).fallbackChannelId).toBeUndefined();
      expect(await notes()).toEqual([`${ada}: 1 1 0`, `${bob}: 0 0 1`]);
    });

    it('stops one digest alone where it is that', async () => {
      const digests = digestStore(database);
      const one = await digests.add(sampleDigest());
      const schedule = { minute: 0, days: 'daily', timeZone: 'UTC' } as const;
      await digests.add(sampleDigest({ schedule }));
      if (!one.ok) throw new Error(one.why);
      const what = { of: 'digest', digestId: one.digest.id } as const;
      expect(await placeStore(database).stop(gone, what, because, note)).toBe(1);
      const states = await digests.ofServer(one.digest.guildId ?? '');
      expect(states.map(({ state }) => state)).toEqual(['stopped', 'active']);
    });
  });
}
