import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { settingsStore } from '../../src/people/settings.store.ts';
import { privacyStore } from '../../src/privacy/privacy.store.ts';
import type { OpenedStore } from '../support/kept-store.ts';
import { ADA, BOB, NOON, sampleNotice } from '../support/sample-rows.ts';

/** Tests settings and DM channels on any engine. @param open - Gives an empty database. */
export function settingsContract(open: () => Promise<OpenedStore>): void {
  let database: Database;
  beforeEach(async () => {
    ({ database } = await open());
  });

  describe('settings', () => {
    const tariff = { kind: 'flat', perKwh: 0.1 + 0.2, currency: 'EUR' } as const;
    const all = {
      currency: 'EUR',
      tariff,
      poolFee: 0,
      uptime: 0.98,
      timeZone: 'Europe/Berlin',
      locale: 'de',
      quiet: { from: 1_320, to: 420 },
      quietExcept: 'rigs',
      detail: 'full',
    } as const;

    it('keeps what a person means, all or part of it', async () => {
      const settings = settingsStore(database);
      expect(await settings.user(ADA)).toEqual({});
      await settings.saveUser(ADA, () => all, NOON);
      expect(await settings.user(ADA)).toEqual(all);
      await settings.saveUser(
        ADA,
        () => ({ tariff: { kind: 'flat', perKwh: 0, currency: 'USD' } }),
        NOON,
      );
      expect(await settings.user(ADA)).toEqual({
        tariff: { kind: 'flat', perKwh: 0, currency: 'USD' },
      });
      expect(await settings.user(BOB)).toEqual({});
    });

    it('notes the language of Discord where none was chosen, apart from the settings', async () => {
      const settings = settingsStore(database);
      const noted = async () => (await privacyStore(database).export(ADA)).settings.discordLocale;
      await settings.noteLocale(ADA, 'de', NOON);
      expect(await settings.user(ADA)).toEqual({});
      expect(await noted()).toBe('de');
      await settings.noteLocale(ADA, 'fr', NOON);
      await settings.saveUser(ADA, () => ({ locale: 'en-GB' }), NOON);
      await settings.noteLocale(ADA, 'en-GB', NOON);
      expect(await noted()).toBe('fr');
      await settings.saveUser(ADA, () => ({}), NOON);
      await settings.noteLocale(ADA, 'de', NOON);
      expect(await noted()).toBe('de');
    });

    it('keeps what a server gives its members', async () => {
      const settings = settingsStore(database);
      expect(await settings.server('1')).toEqual({});
      await settings.saveServer('1', () => ({ currency: 'EUR', tariff, poolFee: 0.02 }), ADA, NOON);
      expect(await settings.server('1')).toEqual({ currency: 'EUR', tariff, poolFee: 0.02 });
      await settings.saveServer('1', () => ({}), BOB, NOON);
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
      const closed = { state: 'closed', code: 50_007, closedAt: NOON, fallbackChannelId: '9' };
      expect(await dms.find(ADA)).toEqual(closed);
      await dms.opened(ADA, '7');
      const open = { state: 'open', channelId: '7', fallbackChannelId: '9' };
      expect(await dms.find(ADA)).toEqual(open);
      await dms.setFallback(ADA, undefined);
      expect(await dms.find(ADA)).toEqual({ ...open, fallbackChannelId: undefined });
    });

    it('keeps the channel of a person whose messages were refused, until one gets through', async () => {
      const dms = dmStore(database);
      await dms.setFallback('1', undefined);
      await dms.opened('1', '71');
      await dms.closed('1', 50_007, NOON + 30);
      const closed = { state: 'closed', channelId: '71', code: 50_007 };
      expect(await dms.find('1')).toEqual({ ...closed, closedAt: NOON + 30 });
      await dms.tryAnew('1');
      expect(await dms.find('1')).toEqual(closed);
      await dms.reached('1');
      expect(await dms.find('1')).toEqual({ state: 'open', channelId: '71' });
    });

    describe('turns to open one', () => {
      const waiting = (...users: readonly string[]) =>
        openOutbox(database).put(
          users.map((user) => sampleNotice({ recipient: `u:${user}`, dedupeKey: user })),
        );
      const turnOf = (user: string, now: number, latest?: number) =>
        dmStore(database).takeTurn(user, { now, gap: 10, latest });

      it('are so many seconds apart, each kept for whom it was given to', async () => {
        await waiting('1', '2', '3', '4');
        await dmStore(database).setFallback('1', '9');
        expect(await turnOf('1', NOON)).toBe(NOON);
        expect(await turnOf('2', NOON)).toBe(NOON + 10);
        expect(await turnOf('3', NOON + 1)).toBe(NOON + 20);
        // Person 2 asks some milliseconds early, and then late.
        expect(await turnOf('2', NOON + 9.99)).toBe(NOON + 10);
        expect(await turnOf('2', NOON + 11)).toBeLessThanOrEqual(NOON + 11);
        expect(await turnOf('3', NOON + 20)).toBe(NOON + 20);
        expect(await turnOf('4', NOON + 20)).toBe(NOON + 30);
        expect(await turnOf('1', NOON + 20)).toBe(NOON + 40);
        expect(await dmStore(database).find('1')).toMatchObject({ fallbackChannelId: '9' });
      });

      it('are given once to many that ask at once', async () => {
        const users = ['1', '2', '3', '4', '5'];
        await waiting(...users);
        const turns = await Promise.all(users.map((user) => turnOf(user, NOON)));
        expect(new Set(turns)).toEqual(new Set([0, 10, 20, 30, 40].map((later) => NOON + later)));
      });

      it('are left to others by those for whom they come too late', async () => {
        await waiting('1', '2', '3');
        await turnOf('1', NOON);
        expect(await turnOf('2', NOON, NOON + 5)).toBe(NOON + 10);
        expect(await turnOf('3', NOON)).toBe(NOON + 10);
      });

      it('that nobody took for long are given anew, one after the other', async () => {
        await waiting('1', '2', '3', '4');
        for (const user of ['1', '2', '3', '4']) await turnOf(user, NOON);
        const later = NOON + 3_600;
        expect(await turnOf('2', later)).toBe(later);
        expect(await turnOf('3', later)).toBe(later + 10);
        expect(await turnOf('4', later)).toBe(later + 20);
      });

      it('don’t come in a rush when some are late', async () => {
        await waiting('1', '2', '3');
        for (const user of ['1', '2', '3']) await turnOf(user, NOON);
        const later = NOON + 35;
        expect(await turnOf('2', later)).toBeLessThanOrEqual(later);
        expect(await turnOf('3', later)).toBe(later + 8);
        expect(await turnOf('3', later + 8)).toBe(later + 8);
      });

      it('are for those alone for whom something waits', async () => {
        expect(await turnOf('1', NOON)).toBeUndefined();
        expect(await dmStore(database).find('1')).toEqual({});
      });
    });
  });
}
