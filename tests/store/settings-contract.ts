import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { dmStore } from '../../src/store/dm-channels.ts';
import { privacyStore } from '../../src/store/privacy.ts';
import { settingsStore } from '../../src/store/settings.ts';
import { ADA, BOB, NOON } from '../support/sample-rows.ts';
import { silent } from '../support/silent-log.ts';

/** What every engine must do. @param place - Gives the address of an empty database. */
export function settingsContract(place: () => Promise<string>): void {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase(await place(), { log: silent });
  });
  afterEach(() => database.close());

  describe('settings', () => {
    const tariff = { perKwh: 0.1 + 0.2, currency: 'EUR' };
    const all = {
      currency: 'EUR',
      tariff,
      poolFee: 0,
      uptime: 0.98,
      timeZone: 'Europe/Berlin',
      locale: 'de',
    };

    it('keeps what a person means, all or part of it', async () => {
      const settings = settingsStore(database);
      expect(await settings.user(ADA)).toEqual({});
      await settings.saveUser(ADA, all, NOON);
      expect(await settings.user(ADA)).toEqual(all);
      await settings.saveUser(ADA, { tariff: { perKwh: 0, currency: 'USD' } }, NOON);
      expect(await settings.user(ADA)).toEqual({ tariff: { perKwh: 0, currency: 'USD' } });
      expect(await settings.user(BOB)).toEqual({});
    });

    it('notes the language of Discord where none was chosen, apart from the settings', async () => {
      const settings = settingsStore(database);
      const noted = async () => (await privacyStore(database).export(ADA)).settings.discordLocale;
      await settings.noteLocale(ADA, 'de', NOON);
      expect(await settings.user(ADA)).toEqual({});
      expect(await noted()).toBe('de');
      await settings.noteLocale(ADA, 'fr', NOON);
      await settings.saveUser(ADA, { locale: 'en-GB' }, NOON);
      await settings.noteLocale(ADA, 'en-GB', NOON);
      expect(await noted()).toBe('fr');
      await settings.saveUser(ADA, {}, NOON);
      await settings.noteLocale(ADA, 'de', NOON);
      expect(await noted()).toBe('de');
    });

    it('keeps what a server gives its members', async () => {
      const settings = settingsStore(database);
      expect(await settings.server('1')).toEqual({});
      await settings.saveServer('1', { currency: 'EUR', tariff, poolFee: 0.02 }, ADA, NOON);
      expect(await settings.server('1')).toEqual({ currency: 'EUR', tariff, poolFee: 0.02 });
      await settings.saveServer('1', {}, BOB, NOON);
      expect(await settings.server('1')).toEqual({});
      expect(await settings.server('2')).toEqual({});
    });
  });

  describe('DM channels', () => {
    it('knows what Discord said, and the fallback whatever it says', async () => {
      const dms = dmStore(database);
      expect(await dms.find(ADA)).toEqual({});
      await dms.setFallback(ADA, '9');
      expect(await dms.find(ADA)).toEqual({ fallbackChannelId: '9' });
      await dms.closed(ADA, 50_007, NOON);
      const closed = { state: 'closed', code: 50_007, askedAt: NOON, fallbackChannelId: '9' };
      expect(await dms.find(ADA)).toEqual(closed);
      await dms.opened(ADA, '7', NOON + 1);
      const open = { state: 'open', channelId: '7', askedAt: NOON + 1, fallbackChannelId: '9' };
      expect(await dms.find(ADA)).toEqual(open);
      await dms.setFallback(ADA, undefined);
      expect(await dms.find(ADA)).toEqual({ ...open, fallbackChannelId: undefined });
    });

    it('keeps the channel of a person whose messages were refused', async () => {
      const dms = dmStore(database);
      await dms.opened('1', '71', NOON);
      await dms.closed('1', 50_007, NOON + 30);
      expect(await dms.find('1')).toMatchObject({
        state: 'closed',
        channelId: '71',
        askedAt: NOON,
      });
    });

    it('gives one turn to open a channel in so many seconds, to whoever comes first', async () => {
      const dms = dmStore(database);
      await dms.setFallback('1', '9');
      const ask = (now: number) =>
        Promise.all(['1', '2', '3'].map((user) => dms.takeTurn(user, { now, gap: 10 })));
      expect((await ask(NOON)).filter(Boolean)).toHaveLength(1);
      expect(await ask(NOON + 9.9)).toEqual([false, false, false]);
      await dms.closed('4', 50_007, NOON + 5);
      expect(await ask(NOON + 14.9)).toEqual([false, false, false]);
      expect((await ask(NOON + 15)).filter(Boolean)).toHaveLength(1);
      expect(await dms.find('1')).toMatchObject({ fallbackChannelId: '9' });
    });
  });
}
