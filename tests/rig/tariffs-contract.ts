import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import type { Tariff } from '../../src/power/tariff.ts';
import { tariffStore } from '../../src/rig/tariffs.store.ts';
import type { OpenedStore } from '../support/kept-store.ts';
import { ADA, BOB, NOON } from '../support/sample-rows.ts';

/** Tests what every engine must do. @param open - Gives an empty database. */
export function tariffsContract(open: () => Promise<OpenedStore>): void {
  let tariffs: ReturnType<typeof tariffStore>;
  let database: Database;
  beforeEach(async () => {
    ({ database } = await open());
    tariffs = tariffStore(database);
  });

  const flat = (perKwh: number): Tariff => ({ kind: 'flat', perKwh, currency: 'EUR' });
  const schedule: Tariff = {
    kind: 'schedule',
    periods: [
      { perKwh: 0.1 + 0.2 },
      { perKwh: -0.01, days: [1, 7], hours: { from: 1_320, to: 360 }, months: [1, 12] },
      { perKwh: 0, holidays: true },
    ],
    currency: 'USD',
    timeZone: 'Australia/Lord_Howe',
    holidays: ['01-01', '2027-04-02'],
    taxShare: 0.19,
    feePerDay: 0.35,
    heatCreditPerKwh: 0.04,
  };

  describe('power prices by a name', () => {
    it('are kept to the last digit, each for its owner, in order of names', async () => {
      const home = { name: 'Home', tariff: schedule };
      expect(await tariffs.save(ADA, home, NOON)).toBe('saved');
      expect(await tariffs.save(ADA, { name: 'Barn', tariff: flat(0.07) }, NOON)).toBe('saved');
      expect(await tariffs.list(ADA)).toEqual([
        { name: 'Barn', tariff: { ...flat(0.07), name: 'Barn' } },
        { name: 'Home', tariff: { ...schedule, name: 'Home' } },
      ]);
      expect(await tariffs.list(BOB)).toEqual([]);
      expect(await tariffs.find(BOB, 'Home')).toBeUndefined();
    });

    it('take the place of one of the same name', async () => {
      await tariffs.save(ADA, { name: 'Home', tariff: schedule }, NOON);
      await tariffs.save(ADA, { name: 'ＨＯＭＥ', tariff: flat(0.08) }, NOON + 1);
      expect(await tariffs.list(ADA)).toHaveLength(1);
      expect(await tariffs.find(ADA, ' home')).toMatchObject({ tariff: { perKwh: 0.08 } });
    });

    it('are twenty at most, which may be changed', async () => {
      for (let i = 0; i < 20; i += 1) {
        await tariffs.save(ADA, { name: `No ${i}`, tariff: flat(i) }, NOON);
      }
      expect(await tariffs.save(ADA, { name: 'more', tariff: flat(1) }, NOON)).toBe('too-many');
      expect(await tariffs.save(ADA, { name: 'No 7', tariff: flat(1) }, NOON)).toBe('saved');
      expect(await tariffs.save(BOB, { name: 'more', tariff: flat(1) }, NOON)).toBe('saved');
      expect(await tariffs.list(ADA)).toHaveLength(20);
    });

    it('go once', async () => {
      await tariffs.save(ADA, { name: 'Home', tariff: flat(0.1) }, NOON);
      expect(await tariffs.remove(BOB, 'home')).toBe(false);
      expect(await tariffs.remove(ADA, 'home')).toBe(true);
      expect(await tariffs.remove(ADA, 'home')).toBe(false);
    });
  });
}
