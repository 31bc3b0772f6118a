import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { settingsStore } from '../../src/people/settings.store.ts';
import { profileStore, sweepClaims } from '../../src/privacy/profiles.store.ts';
import { rigStore } from '../../src/rig/rigs.store.ts';
import type { OpenedStore } from '../support/kept-store.ts';
import { ADA, BOB, NOON, sampleNotice, sampleRig } from '../support/sample-rows.ts';
import { silent } from '../support/silent-log.ts';

const GUILD = '70';
const NOTHING = { settings: {}, server: {}, hasRigs: false, hasHeld: false };

/** Tests a person's profile on any engine. @param open - Gives an empty database. */
export function profilesContract(open: () => Promise<OpenedStore>): void {
  let database: Database;
  let url: string;
  beforeEach(async () => {
    ({ url, database } = await open());
  });

  describe('a profile', () => {
    it('is empty of somebody unknown, in a server or not', async () => {
      const profiles = profileStore(database);
      expect(await profiles.find(ADA, undefined)).toEqual(NOTHING);
      expect(await profiles.find(ADA, GUILD)).toEqual(NOTHING);
    });

    it('comes with the interaction, to one of several processes, where there may be several', async () => {
      const [first, second] = [profileStore(database), profileStore(database)];
      if (database.engine === 'sqlite') {
        expect(first.claim).toBeUndefined();
        return;
      }
      expect(await first.claim?.('1', ADA, GUILD)).toEqual(NOTHING);
      expect(await second.claim?.('1', ADA, GUILD)).toBeUndefined();
      expect(await first.claim?.('1', ADA, GUILD)).toBeUndefined();
      const ids = Array.from({ length: 40 }, (_, index) => `${100 + index}`);
      const both = await Promise.all(
        ids.flatMap((id) => [first, second].map((one) => one.claim?.(id, ADA, undefined))),
      );
      expect(both.filter((profile) => profile !== undefined)).toHaveLength(ids.length);

      await database.kysely.insertInto('claims').values({ id: '7', at: 0 }).execute();
      await sweepClaims(database, 4_000);
      expect(await second.claim?.('7', ADA, GUILD)).toEqual(NOTHING);
      expect(await second.claim?.('100', ADA, GUILD)).toBeUndefined();
    });

    it('says what the settings of the person and the server say', async () => {
      const [profiles, settings] = [profileStore(database), settingsStore(database)];
      const own = { currency: 'EUR', uptime: 0.98, locale: 'de', timeZone: 'Europe/Berlin' };
      const servers = {
        tariff: { kind: 'flat', perKwh: 0.1 + 0.2, currency: 'CHF' },
        poolFee: 0,
      } as const;
      await settings.saveUser(ADA, () => own, NOON);
      await settings.saveServer(GUILD, () => servers, BOB, NOON);
      const { settings: found, server } = await profiles.find(ADA, GUILD);
      expect(found).toEqual(await settings.user(ADA));
      expect(server).toEqual(await settings.server(GUILD));
      expect({ found, server }).toEqual({ found: own, server: servers });
      expect(await profiles.find(BOB, '71')).toEqual(NOTHING);
      expect(await profiles.find(ADA, undefined)).toEqual({ ...NOTHING, settings: own });
    });

    it('sees at once what others write, another process as well', async () => {
      const profiles = profileStore(database);
      const other = await openDatabase(url, { log: silent });
      try {
        for (const [poolFee, by] of [
          [0.01, other],
          [0.02, database],
          [0.03, other],
        ] as const) {
          await settingsStore(by).saveUser(ADA, () => ({ poolFee }), NOON);
          for (let again = 0; again < 2; again += 1) {
            expect(await profiles.find(ADA, undefined)).toMatchObject({ settings: { poolFee } });
          }
        }
      } finally {
        await other.close();
      }
    });

    it('knows whether there are rigs of that person', async () => {
      const [profiles, rigs] = [profileStore(database), rigStore(database)];
      const added = await rigs.add(sampleRig());
      expect(await profiles.find(ADA, undefined)).toEqual({ ...NOTHING, hasRigs: true });
      expect(await profiles.find(BOB, undefined)).toEqual(NOTHING);
      if (added.ok) await rigs.remove(ADA, added.rig.id);
      expect(await profiles.find(ADA, undefined)).toEqual(NOTHING);
    });

    it('knows whether something is kept for that person, not what is on its way', async () => {
      const [profiles, outbox] = [profileStore(database), openOutbox(database)];
      await outbox.put([sampleNotice()]);
      expect(await profiles.find(ADA, undefined)).toEqual(NOTHING);
      const [notice] = await outbox.claim({ now: NOON, limit: 1, lease: 60 });
      if (notice) await outbox.hold(notice, { code: 50_007, reason: 'closed' }, NOON);
      expect(await profiles.find(ADA, undefined)).toEqual({ ...NOTHING, hasHeld: true });
      expect(await profiles.find(BOB, undefined)).toEqual(NOTHING);
      if (notice) await outbox.shown([notice.id], NOON);
      expect(await profiles.find(ADA, undefined)).toEqual(NOTHING);
    });
  });
}
