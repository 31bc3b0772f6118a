import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { alertStore } from '../../src/alert/alerts.store.ts';
import type { Database } from '../../src/database/database.ts';
import { rigStore } from '../../src/rig/rigs.store.ts';
import type { OpenedStore } from '../support/kept-store.ts';
import { ADA, BOB, NOON, sampleAlert, sampleRig } from '../support/sample-rows.ts';

/** Tests the store of rigs on any engine. @param open - Gives an empty database. */
export function rigsContract(open: () => Promise<OpenedStore>): void {
  let database: Database;
  let rigs: ReturnType<typeof rigStore>;
  let alerts: ReturnType<typeof alertStore>;
  beforeEach(async () => {
    ({ database } = await open());
    rigs = rigStore(database);
    alerts = alertStore(database);
  });

  const added = async (changes: Parameters<typeof sampleRig>[0] = {}) => {
    const result = await rigs.add(sampleRig(changes));
    if (!result.ok) throw new Error(result.why);
    return result.rig;
  };

  describe('rigs', () => {
    it('gives back what was added, in that order, each to its owner', async () => {
      const cellar = await added();
      const attic = await added({
        name: 'Attic',
        model: undefined,
        assumed: ['tariff', 'poolFee'],
      });
      expect(cellar).toEqual({ ...sampleRig(), id: cellar.id, revision: 1 });
      expect(await rigs.list(ADA)).toEqual([cellar, attic]);
      expect(await rigs.get(ADA, attic.id)).toEqual(attic);
      expect(await rigs.list(BOB)).toEqual([]);
      expect(await rigs.get(BOB, attic.id)).toBeUndefined();
    });

    it('keeps the figures that are measured, where these are to count', async () => {
      const rig = await added({ measured: {} });
      expect((await rigs.get(ADA, rig.id))?.measured).toEqual({});
      const measured = { hashrate: 199.5e12, power: 3_480.5 };
      expect(await alerts.editRig({ ...rig, measured }, [])).toBe('saved');
      const [found] = await rigs.list(ADA);
      expect(found).toMatchObject({ measured, hashrate: 200e12, power: 3_500.5 });
      if (found) await alerts.editRig({ ...found, measured: undefined }, []);
      expect((await rigs.get(ADA, rig.id))?.measured).toBeUndefined();
    });

    it('keeps the modes of a machine that has several', async () => {
      const modes = [
        { name: 'eco', hashrate: 150e12, power: 2_250.5, figures: 'measured' },
        { name: 'turbo', hashrate: 220e12, power: 4_100, figures: 'nominal' },
      ] as const;
      const rig = await added({ modes });
      expect(await rigs.get(ADA, rig.id)).toMatchObject({ modes, hashrate: 200e12 });
      expect(await alerts.editRig({ ...rig, modes: undefined }, [])).toBe('saved');
      expect((await rigs.get(ADA, rig.id))?.modes).toBeUndefined();
    });

    it('finds those that are counted by the prices of another month', async () => {
      const periods = [{ perKwh: 0.1 }, { perKwh: 0.2, months: [6, 7] }] as const;
      const seasonal = { kind: 'schedule', periods, currency: 'EUR' } as const;
      await added();
      const june = await added({ name: 'June', tariff: { ...seasonal, countedIn: 6 } });
      const may = await added({ userId: BOB, tariff: { ...seasonal, countedIn: 5 } });
      expect(await rigs.outOfSeason({ month: 6, day: 20_000 }, 9)).toEqual([may]);
      expect(await rigs.outOfSeason({ month: 7, day: 20_000 }, 9)).toEqual([may, june]);
      expect(await rigs.outOfSeason({ month: 7, day: 20_000 }, 1)).toEqual([may]);
      const tariff = { ...seasonal, countedIn: 7 };
      expect(await alerts.editRig({ ...june, tariff }, [])).toBe('saved');
      expect(await rigs.outOfSeason({ month: 7, day: 20_000 }, 9)).toEqual([may]);
    });

    it('finds those that are counted by what an exchange told on another day', async () => {
      const seen = { perKwh: 0.08, days: 30, until: 1_791_000_000, on: 20_730 };
      const grid = [{ perKwh: 0.03 }, { perKwh: 0.01, hours: { from: 1_320, to: 360 } }] as const;
      const spot = { kind: 'spot', zone: 'DE-LU', markup: 0.02, grid, taxShare: 0.19 } as const;
      const rig = await added({ tariff: { ...spot, currency: 'EUR', seen } });
      expect(await rigs.get(ADA, rig.id)).toEqual(rig);
      expect(await rigs.outOfSeason({ month: 10, day: 20_730 }, 9)).toEqual([]);
      expect(await rigs.outOfSeason({ month: 10, day: 20_731 }, 9)).toEqual([rig]);
    });

    it('keeps every double and any text', async () => {
      const positive = fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true });
      const text = fc.string({ unit: 'grapheme', minLength: 1 });
      await fc.assert(
        fc.asyncProperty(positive, positive, text, async (hashrate, fixedCost, model) => {
          const rig = await added({ hashrate, fixedCost, model });
          expect(rig).toMatchObject({ hashrate, fixedCost, model });
          expect(await rigs.find(ADA, 'cellar')).toEqual(rig);
          await rigs.remove(ADA, rig.id);
        }),
        { numRuns: 50 },
      );
    });

    it('keeps what was paid, and that nobody said', async () => {
      const rig = await added({ cost: { value: 3_499.99, currency: 'EUR' } });
      expect((await rigs.find(ADA, rig.name))?.cost).toEqual({ value: 3_499.99, currency: 'EUR' });
      const other = await added({ name: 'Other', cost: undefined });
      expect((await rigs.find(ADA, other.name))?.cost).toBeUndefined();
      const cost = { value: 0, currency: 'USD' };
      await expect(rigs.add(sampleRig({ name: 'Gift', cost }))).rejects.toThrow();
    });

    it('takes a name once per user, however it is written', async () => {
      const cellar = await added({ name: 'Großer  Keller' });
      for (const name of ['großer keller', ' GROßER KELLER ', 'Ｇroßer Keller']) {
        expect(await rigs.add(sampleRig({ name }))).toEqual({ ok: false, why: 'name-taken' });
        expect(await rigs.find(ADA, name)).toEqual(cellar);
      }
      expect(await rigs.find(BOB, 'großer keller')).toBeUndefined();
      await added({ userId: BOB, name: 'großer keller' });
    });

    it('takes 100 of a user, also when more are added at once', async () => {
      const results = await Promise.all(
        Array.from({ length: 105 }, (_, i) => rigs.add(sampleRig({ name: `${i}` }))),
      );
      const refused = results.filter(({ ok }) => !ok);
      expect(refused).toEqual(Array.from({ length: 5 }, () => ({ ok: false, why: 'too-many' })));
      expect(await rigs.list(ADA)).toHaveLength(100);
      expect(await rigs.add(sampleRig({ name: '1' }))).toEqual({ ok: false, why: 'too-many' });
      await added({ userId: BOB });
    });

    it('takes one of a name, also when it is added many times at once', async () => {
      const results = await Promise.all(Array.from({ length: 10 }, () => rigs.add(sampleRig())));
      const refused = results.filter(({ ok }) => !ok);
      expect(refused).toEqual(Array.from({ length: 9 }, () => ({ ok: false, why: 'name-taken' })));
      expect(await rigs.list(ADA)).toHaveLength(1);
    });

    it('adds all or none, and names the one that did not fit', async () => {
      const names = (...all: string[]) => all.map((name) => sampleRig({ name }));
      expect(await rigs.addAll(names('a', 'b', 'A', 'c'))).toEqual({
        ok: false,
        why: 'name-taken',
        index: 2,
      });
      expect(await rigs.list(ADA)).toEqual([]);
      const result = await rigs.addAll(names('a', 'b'));
      expect(result).toEqual({ ok: true, rigs: await rigs.list(ADA) });
      const many = names(...Array.from({ length: 99 }, (_, i) => `${i}`));
      expect(await rigs.addAll(many)).toEqual({ ok: false, why: 'too-many', index: 98 });
      expect(await rigs.list(ADA)).toHaveLength(2);
    });

    it('lists those of many people at once', async () => {
      const [cellar, attic] = [await added(), await added({ name: 'Attic' })];
      const shed = await added({ userId: BOB, name: 'Shed' });
      const strangers = Array.from({ length: 3_000 }, (_, i) => `${i}`);
      expect(await rigs.listAll([ADA, ...strangers, BOB, ADA])).toEqual(
        new Map([
          [ADA, [cellar, attic]],
          [BOB, [shed]],
        ]),
      );
      expect(await rigs.listAll([])).toEqual(new Map());
    });

    it('suggests by beginning, then by what a name contains', async () => {
      for (const name of ['Old rig 10', 'Rig 2', 'rig 10', 'Shed', '100 %']) await added({ name });
      await added({ userId: BOB, name: 'Rig of Bob' });
      const names = async (text: string, limit = 25) =>
        (await rigs.suggest(ADA, text, limit)).map(({ name }) => name);
      expect(await names('RIG')).toEqual(['Rig 2', 'rig 10', 'Old rig 10']);
      expect(await names('rig', 2)).toEqual(['Rig 2', 'rig 10']);
      expect(await names('')).toHaveLength(5);
      expect(await names('%')).toEqual(['100 %']);
      expect(await names('_')).toEqual([]);
    });

    it('edits on top of what was read, once', async () => {
      const rig = await added();
      const edited = { ...rig, name: 'CELLAR', power: 3_000, updatedAt: NOON + 60 };
      expect(await alerts.editRig(edited, [])).toBe('saved');
      expect(await rigs.list(ADA)).toEqual([{ ...edited, revision: 2 }]);
      expect(await alerts.editRig({ ...rig, power: 1 }, [])).toBe('changed');
      expect(await alerts.editRig({ ...edited, userId: BOB, revision: 2 }, [])).toBe('gone');
      await rigs.remove(ADA, rig.id);
      expect(await alerts.editRig({ ...edited, revision: 2 }, [])).toBe('gone');
    });

    it("refuses another rig's name", async () => {
      const cellar = await added();
      await added({ name: 'Attic' });
      expect(await alerts.editRig({ ...cellar, name: 'attic' }, [])).toBe('name-taken');
      expect(await rigs.list(ADA)).toContainEqual(cellar);
    });

    it('edits a rig and its alerts together or not at all', async () => {
      const rig = await added();
      const result = await alerts.add(sampleAlert({ rigId: rig.id }));
      if (!result.ok) throw new Error(result.why);
      const judged = { ...result.alert, level: 40_000, state: 'fired' as const };
      expect(await alerts.editRig({ ...rig, power: 1 }, [{ ...judged, revision: 7 }])).toBe(
        'changed',
      );
      expect(await rigs.list(ADA)).toEqual([rig]);
      expect(await alerts.list(ADA)).toEqual([result.alert]);

      expect(await alerts.editRig({ ...rig, power: 1 }, [judged])).toBe('saved');
      expect(await rigs.list(ADA)).toEqual([{ ...rig, power: 1, revision: 2 }]);
      expect(await alerts.list(ADA)).toEqual([{ ...judged, revision: 2 }]);
    });

    describe('with prices of another month', () => {
      const periods = [{ perKwh: 0.1 }, { perKwh: 0.2, months: [6, 7] }] as const;
      const priced = (countedIn: number) =>
        ({ kind: 'schedule', periods, currency: 'EUR', countedIn }) as const;
      /** Adds two rigs, one with two alerts; and returns them as they are to be. */
      const repricedOf = async (userId: string) => {
        const rig = await added({ userId, tariff: priced(5) });
        const other = await added({ userId, name: 'Attic', tariff: priced(5) });
        const params = { kind: 'hourly' } as const;
        await alerts.add(sampleAlert({ userId, rigId: rig.id }));
        await alerts.add(sampleAlert({ userId, rigId: rig.id, params, muted: true }));
        await alerts.add(sampleAlert({ userId, params: { kind: 'halving', coin: 'BTC' } }));
        const own = await alerts.ofRigs([rig.id, other.id]);
        expect(own).toEqual((await alerts.list(userId)).filter(({ rigId }) => rigId === rig.id));
        const judged = own.map((alert) => (alert.muted ? alert : { ...alert, level: 47.25 }));
        return [
          { rig: { ...rig, tariff: priced(6) }, alerts: judged },
          { rig: { ...other, tariff: priced(6) }, alerts: [] },
        ] as const;
      };
      const kept = async (userId: string) => ({
        rigs: (await rigs.list(userId)).map(({ id: _, userId: __, ...rest }) => rest),
        alerts: (await alerts.list(userId)).map(({ id: _, userId: __, rigId, ...rest }) => ({
          ...rest,
          isOfRig: rigId !== undefined,
        })),
      });

      it('are saved many at once as one after the other', async () => {
        for (const { rig, alerts: own } of await repricedOf(ADA)) {
          expect(await alerts.editRig(rig, own)).toBe('saved');
        }
        const repriced = await repricedOf(BOB);
        expect(await alerts.reprice(repriced)).toEqual(new Set(repriced.map(({ rig }) => rig.id)));
        expect(await kept(BOB)).toEqual(await kept(ADA));
        expect((await kept(BOB)).alerts.map(({ level }) => level)).toContain(47.25);
        expect(await rigs.outOfSeason({ month: 6, day: 20_000 }, 9)).toEqual([]);
      });

      it('leave out who is changed meanwhile, with all alerts', async () => {
        const [ofAda, atticOfAda] = await repricedOf(ADA);
        const [ofBob, atticOfBob] = await repricedOf(BOB);
        const [alert] = ofAda.alerts;
        if (!alert) throw new Error('None');
        expect(await alerts.save({ ...alert, deliver: '77' })).toBe('saved');
        expect(await alerts.editRig({ ...atticOfBob.rig, power: 1 }, [])).toBe('saved');
        const before = await kept(ADA);
        const saved = await alerts.reprice([ofAda, atticOfAda, ofBob, atticOfBob]);
        expect(saved).toEqual(new Set([atticOfAda.rig.id, ofBob.rig.id]));
        const after = await kept(ADA);
        expect(after.alerts).toEqual(before.alerts);
        expect(after.rigs[0]).toEqual(before.rigs[0]);
        expect((await kept(BOB)).rigs.map(({ revision }) => revision)).toEqual([2, 2]);
        expect(await alerts.reprice([ofAda])).toEqual(new Set());
        expect(await alerts.reprice([])).toEqual(new Set());
        expect(await alerts.ofRigs([])).toEqual([]);
      });
    });

    it('removes a rig of its owner, and its alerts with it', async () => {
      const [cellar, attic] = [await added(), await added({ name: 'Attic' })];
      for (const { id } of [cellar, cellar, attic]) await alerts.add(sampleAlert({ rigId: id }));
      expect(await rigs.remove(BOB, cellar.id)).toBe(false);
      expect(await rigs.remove(ADA, cellar.id)).toBe(true);
      expect(await rigs.remove(ADA, cellar.id)).toBe(false);
      expect(await rigs.list(ADA)).toEqual([attic]);
      expect((await alerts.list(ADA)).map(({ rigId }) => rigId)).toEqual([attic.id]);
    });

    it('never gives an id twice', async () => {
      const first = await added();
      await rigs.remove(ADA, first.id);
      expect((await added()).id).toBeGreaterThan(first.id);
    });
  });
}
