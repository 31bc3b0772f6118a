import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { poolLinkStore } from '../../src/pool/links.store.ts';
import { HOUSE } from '../../src/pool/machine-figures.ts';
import type { PoolLinkStore } from '../../src/pool/pool.port.ts';
import { rigStore } from '../../src/rig/rigs.store.ts';
import type { OpenedStore } from '../support/kept-store.ts';
import { ADA, BOB, NOON, sampleLink, sampleRig } from '../support/sample-rows.ts';

const HOUR = 3_600;
const DAY = 86_400;
const READING = {
  at: NOON,
  fiveMinutes: 0.1 + 0.2,
  hour: 1e14,
  lastShareAt: NOON - 0.5,
  interval: 12.5,
  bestShare: 1e9,
  bestAt: NOON - 60,
  upSince: NOON - HOUR,
};

/** Tests the store of links on any engine. @param open - Gives an empty database. */
export function poolLinksContract(open: () => Promise<OpenedStore>): void {
  let database: Database;
  let links: PoolLinkStore;
  beforeEach(async () => {
    ({ database } = await open());
    links = poolLinkStore(database);
  });

  async function addRig(name: string, userId = ADA): Promise<number> {
    const added = await rigStore(database).add(sampleRig({ userId, name }));
    if (!added.ok) throw new Error(added.why);
    return added.rig.id;
  }

  async function link(changes: Parameters<typeof sampleLink>[0]): Promise<number> {
    const added = await links.add(sampleLink(changes), undefined);
    if (!added.ok) throw new Error(added.why);
    return added.link.id;
  }

  describe('links to pools', () => {
    it('are given back as they were added, with their first reading', async () => {
      const rigId = await addRig('Cellar');
      const added = await links.add(sampleLink({ rigId }), READING);
      const [found] = await links.list(ADA);
      expect(added).toEqual({ ok: true, link: found });
      expect(found).toEqual({ id: found?.id, ...sampleLink({ rigId }), reading: READING });
      const bare = await links.add(sampleLink({ rigId, worker: '' }), undefined);
      expect(bare.ok && bare.link.reading).toBeUndefined();
    });

    it('to machines have what these say of themselves', async () => {
      const rigId = await addRig('Cellar');
      const machine = {
        at: NOON,
        state: 'mining',
        hashrate: 1.2e12,
        meanHashrate: 1.1e12,
        power: { watts: 17.5, measured: true },
        meanWatts: 17.25,
        temperature: 61.5,
        mode: 'eco',
        uptime: 12_345.5,
        restarts: 2,
      } as const;
      const bare = { at: NOON, state: 'paused', restarts: 0 } as const;
      const wanted = sampleLink({ rigId, pool: HOUSE, address: '127.0.0.1:80' });
      const added = await links.add(wanted, { ...READING, machine: bare });
      const [found] = await links.list(ADA);
      expect(added).toEqual({ ok: true, link: found });
      expect(found?.reading?.machine).toEqual(bare);
      await links.saveReadings([{ id: found?.id ?? 0, reading: { ...READING, machine } }]);
      expect((await links.list(ADA))[0]?.reading).toEqual({ ...READING, machine });
    });

    it('to machines are one unit of one rig each, and no links to pools', async () => {
      const [rack, shelf] = [await addRig('Rack'), await addRig('Shelf')];
      const machine = (rigId: number, address: string) =>
        links.add(sampleLink({ rigId, pool: HOUSE, address, worker: '' }), undefined);
      for (const worker of ['1', '2']) await link({ rigId: rack, worker });
      expect((await machine(rack, '10.0.0.1')).ok).toBe(true);
      expect(await machine(rack, '10.0.0.1')).toEqual({ ok: false, why: 'same' });
      expect(await machine(shelf, '10.0.0.1')).toEqual({
        ...{ ok: false, why: 'elsewhere', rigId: rack },
      });
      expect((await machine(rack, '10.0.0.2')).ok).toBe(true);
      expect(await machine(rack, '10.0.0.3')).toEqual({ ok: false, why: 'units' });
      expect((await machine(shelf, '10.0.0.3')).ok).toBe(true);
      expect((await links.add(sampleLink({ rigId: shelf }), undefined)).ok).toBe(true);
    });

    it('to a machine can’t be two, whoever is faster', async () => {
      const [rack, shelf] = [await addRig('Rack'), await addRig('Shelf')];
      const both = await Promise.allSettled(
        [rack, shelf].map((rigId) =>
          links.add(sampleLink({ rigId, pool: HOUSE, address: '10.0.0.1' }), undefined),
        ),
      );
      expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
      expect(await links.list(ADA)).toHaveLength(1);
    });

    it('are of a rig that there is, each once, up to two of a rig and twenty of a person', async () => {
      const first = await addRig('0');
      expect(await links.add(sampleLink({ rigId: first + 1 }), undefined)).toEqual({
        ok: false,
        why: 'no-rig',
      });
      await link({ rigId: first });
      expect(await links.add(sampleLink({ rigId: first }), undefined)).toEqual({
        ok: false,
        why: 'same',
      });
      await link({ rigId: first, pool: 'Ocean' });
      const third = sampleLink({ rigId: first, pool: 'NiceHash' });
      expect(await links.add(third, undefined)).toEqual({ ok: false, why: 'rig-full' });
      for (let more = 1; more < 10; more += 1) {
        const rigId = await addRig(`${more}`);
        await link({ rigId });
        await link({ rigId, pool: 'Ocean' });
      }
      const last = sampleLink({ rigId: await addRig('last') });
      expect(await links.add(last, undefined)).toEqual({ ok: false, why: 'person-full' });
      expect(await links.add(sampleLink({ userId: BOB, rigId: first }), undefined)).toEqual({
        ok: false,
        why: 'no-rig',
      });
    });

    it('go with their rig, and one by one, by their owner alone', async () => {
      const [cellar, shed] = [await addRig('Cellar'), await addRig('Shed')];
      await link({ rigId: cellar });
      const id = await link({ rigId: shed });
      expect(await links.remove(BOB, id)).toBe(false);
      expect(await links.remove(ADA, id)).toBe(true);
      await rigStore(database).remove(ADA, cellar);
      expect(await links.list(ADA)).toEqual([]);
    });

    it('are asked for by address, the one that waited longest first', async () => {
      const rigs = [await addRig('0'), await addRig('1'), await addRig('2'), await addRig('3')];
      const due = (before: number, limit = 9, pool = 'solo.ckpool.org') =>
        links.dueAddresses({ pool, before, limit });
      for (const [index, address] of ['b', 'a', 'b', 'c'].entries()) {
        await link({ rigId: rigs[index] ?? 0, address, createdAt: NOON + index });
      }
      await link({ rigId: rigs[0] ?? 0, address: 'z', pool: 'Ocean' });
      expect(await links.countAddresses('solo.ckpool.org')).toBe(3);
      expect(await links.countAddresses('NiceHash')).toBe(0);
      expect(await due(NOON + 3)).toEqual(['b', 'a', 'c']);
      expect(await due(NOON + 3, 2)).toEqual(['b', 'a']);
      expect(await due(NOON, 9, 'Ocean')).toEqual(['z']);
      await links.noteAsked('solo.ckpool.org', ['b'], NOON + 60);
      expect(await due(NOON + 59)).toEqual(['a', 'c']);
      expect(await links.ofAddresses('solo.ckpool.org', ['b', 'c', '?'])).toHaveLength(3);
      expect(await links.ofRigs([rigs[0] ?? 0])).toHaveLength(2);
      expect(await links.ofRigs([])).toEqual([]);
    });

    it('keep the last reading, unless they are gone', async () => {
      const rigId = await addRig('Cellar');
      const [id, other] = [await link({ rigId }), await link({ rigId, worker: '' })];
      await links.remove(ADA, other);
      const reading = { at: NOON + 60, lastShareAt: undefined, upSince: NOON };
      await links.saveReadings([
        { id, reading: READING },
        { id: other, reading: READING },
      ]);
      expect((await links.list(ADA)).map((one) => one.reading)).toEqual([READING]);
      await links.saveReadings([{ id, reading }]);
      expect((await links.list(ADA)).map((one) => one.reading)).toEqual([
        { at: NOON + 60, upSince: NOON },
      ]);
      await links.saveReadings([]);
    });

    it('leave a history of each rig: five minutes, hours, days', async () => {
      const [cellar, shed] = [await addRig('Cellar'), await addRig('Shed')];
      const midnight = Math.floor(NOON / DAY) * DAY;
      for (let hour = 0; hour < 24; hour += 1) {
        await links.record([
          { rigId: cellar, at: midnight + hour * HOUR, hashrate: 100 },
          { rigId: cellar, at: midnight + hour * HOUR + 299, hashrate: 200 },
          { rigId: cellar, at: midnight + hour * HOUR + 300, hashrate: 400 + hour },
          { rigId: shed, at: midnight + hour * HOUR, hashrate: 1 },
          { rigId: shed + 1, at: midnight, hashrate: 1 },
        ]);
        if (hour % 5 === 0) await links.rollUp(midnight + hour * HOUR + 10);
      }
      const all = (step: 'raw' | 'hour' | 'day', rigId = cellar) =>
        links.history({ rigId, step, from: 0, to: 2e9 });
      await links.rollUp(midnight + DAY + 60);
      expect(await all('raw')).toHaveLength(48);
      expect((await all('raw')).slice(0, 2)).toEqual([
        { rigId: cellar, at: midnight, hashrate: 200 },
        { rigId: cellar, at: midnight + 300, hashrate: 400 },
      ]);
      expect(await all('hour')).toEqual(
        Array.from({ length: 24 }, (_, hour) => ({
          rigId: cellar,
          at: midnight + hour * HOUR,
          hashrate: 300 + hour / 2,
        })),
      );
      expect(await all('day')).toEqual([{ rigId: cellar, at: midnight, hashrate: 305.75 }]);
      expect(await all('day', shed)).toEqual([{ rigId: shed, at: midnight, hashrate: 1 }]);
      await links.rollUp(midnight + 4 * DAY);
      expect(await all('raw')).toEqual([]);
      expect(await all('hour')).toHaveLength(24);
      await rigStore(database).remove(ADA, cellar);
      expect(await all('day')).toEqual([]);
    });

    it('know the trouble of a pool', async () => {
      expect(await links.troubles()).toEqual(new Map());
      await links.saveTrouble('Ocean', { failingSince: NOON });
      await links.saveTrouble('Ocean', { toldAt: NOON, upSince: NOON + 1 });
      expect(await links.troubles()).toEqual(
        new Map([['Ocean', { failingSince: undefined, toldAt: NOON, upSince: NOON + 1 }]]),
      );
    });
  });
}
