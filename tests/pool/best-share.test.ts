import { beforeEach, describe, expect, it } from 'vitest';
import { muted, snoozed, woken } from '../../src/alert/snooze.ts';
import type { Alert } from '../../src/alert/types.ts';
import { openDatabase } from '../../src/database/database.ts';
import { nextMachineReading } from '../../src/pool/machine-link.ts';
import { samplePool } from '../../src/pool/sources/sample-pool.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { textOf } from '../support/message-text.ts';
import { ckpoolReply, PoolWorld } from '../support/pool-world.ts';
import { reading } from '../support/readings.ts';
import { ADA, NOON } from '../support/sample-rows.ts';
import { silent as log } from '../support/silent-log.ts';

const DAY = 1_440;
/** The epoch in which all of this is; a block takes a share of 140 T. */
const MARKET = { ...reading, epoch: undefined };

let world: PoolWorld;
let rig: RegisteredRig;
/** The best share that the pool tells of. */
let best: number;

beforeEach(async () => {
  world = new PoolWorld(await openDatabase('sqlite::memory:', { log }));
  world.reading = MARKET;
  rig = await world.addRig();
  await world.link(rig);
  best = 50e6;
  world.ckpool((now) => {
    const works = { fiveMinutes: 1.2e12, hour: 1.2e12, lastShareAt: now };
    return ckpoolReply([{ name: 'cellar', ...works, bestShare: best }]);
  });
});

const change = async (id: number, to: (alert: Alert) => Alert) => {
  const alert = await world.stores.alerts.find(ADA, id);
  if (!alert) throw new Error('no such alert');
  expect(await world.stores.alerts.save(to(alert))).toBe('saved');
};
/** Lets time pass in which nobody looks, but for the last two minutes. @returns The titles. */
const later = async (minutes: number) => {
  world.now += (minutes - 2) * 60;
  return world.pass(2);
};
const texts = async (minutes: number) => {
  const said: string[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    world.now += 60;
    said.push(...(await world.poll()).map(({ payload }) => textOf(payload)));
  }
  return said;
};

describe('a better share than ever', () => {
  it('is told once, with what a block takes', async () => {
    await world.watch(rig, 'best');
    expect(await world.pass(10)).toEqual([]);
    best = 91.8e6;
    const [said, ...others] = await texts(5);
    expect(said).toMatch(/^Cellar has a better share than ever/);
    expect(said).toContain(
      '**Cellar**: best share **91.80 M**; a block takes one 1.53 million times as hard.',
    );
    expect(others).toEqual([]);
  });

  it('is told once a day at most, the best of it', async () => {
    await world.watch(rig, 'best');
    await world.pass(5);
    const said: string[] = [];
    for (let hour = 0; hour < 3 * 24; hour += 1) {
      best += 1e6;
      world.now += 58 * 60;
      said.push(...(await texts(2)));
    }
    expect(said).toHaveLength(3);
    expect(said[1]).toContain('**75.00 M**');
  });

  it('is none that was there when the alert was set, or when another address is linked', async () => {
    best = 70e6;
    await world.pass(5);
    best = 80e6;
    await world.pass(5);
    await world.watch(rig, 'best');
    expect(await world.pass(5)).toEqual([]);
    world.network.answer('https://public-pool.io:40557', () => {
      const lastSeen = new Date(world.now * 1_000).toISOString();
      const session = { name: 'cellar', hashRate: 1, bestDifficulty: '9.5e9', lastSeen };
      return { body: { workersCount: 1, workers: [session], bestDifficulty: 9.5e9 } };
    });
    await world.link(rig, { pool: 'public-pool.io' });
    expect(await world.pass(5)).toEqual([]);
  });

  /** Has public-pool tell of a best share; the rig is linked there too. */
  const linkElsewhere = async (bestDifficulty: () => number) => {
    world.network.answer('https://public-pool.io:40557', () => {
      const lastSeen = new Date(world.now * 1_000).toISOString();
      const session = { name: 'cellar', hashRate: 1, bestDifficulty: bestDifficulty(), lastSeen };
      return { body: { workersCount: 1, workers: [session] } };
    });
    await world.link(rig, { pool: 'public-pool.io' });
  };

  it('is none that is worse than another pool’s, of before we looked', async () => {
    let elsewhere = 9.5e9;
    await linkElsewhere(() => elsewhere);
    await world.watch(rig, 'best');
    await world.pass(5);
    best = 60e6;
    expect(await world.pass(5)).toEqual([]);
    elsewhere = 9.6e9;
    expect((await texts(5)).join()).toContain('**9.60 G**');
  });

  it('is told for its block though another pool has a better one, of before we looked', async () => {
    await linkElsewhere(() => 500e12);
    await world.watch(rig, 'block');
    await world.pass(5);
    best = 150e12;
    expect((await texts(5)).join()).toContain('has found a block');
  });

  it('is none where the pool forgets its best one, and shows a lesser one again', async () => {
    await world.watch(rig, 'best');
    await world.pass(5);
    best = 0;
    expect(await world.pass(5)).toEqual([]);
    best = 49e6;
    expect(await world.pass(5)).toEqual([]);
    best = 51e6;
    expect(await world.pass(5)).toHaveLength(1);
  });

  it('is told once over kills, and where the process died between reading and judging', async () => {
    await world.watch(rig, 'best');
    await world.watch(rig, 'block');
    await world.pass(5);
    best = 150e12;
    const { advance } = world.stores.alerts;
    world.stores.alerts.advance = () => Promise.reject(new Error('killed'));
    world.restart();
    world.now += 60;
    await expect(world.poll()).rejects.toThrow('killed');
    world.stores.alerts.advance = advance;
    const said: string[] = [];
    for (let minute = 0; minute < 5; minute += 1) {
      world.restart();
      said.push(...(await texts(1)));
    }
    expect(said).toHaveLength(1);
  });

  it('waits for the end of a snooze, and is not told where it is muted', async () => {
    const id = await world.watch(rig, 'best');
    await world.pass(5);
    await change(id, (alert) => snoozed(alert, world.now + 3_600));
    best = 60e6;
    expect(await later(50)).toEqual([]);
    best = 61e6;
    expect(await world.pass(8)).toEqual([]);
    expect((await texts(5)).join()).toContain('**61.00 M**');
    await change(id, (alert) => muted(alert));
    best = 90e6;
    expect(await later(2 * DAY)).toEqual([]);
  });

  it('is told when a snooze is ended early', async () => {
    const id = await world.watch(rig, 'best');
    await world.pass(5);
    await change(id, (alert) => snoozed(alert, world.now + 7_200));
    best = 60e6;
    expect(await later(30)).toEqual([]);
    await change(id, (alert) => woken(alert, world.now));
    expect(await world.pass(3)).toHaveLength(1);
  });

  it('waits for the end of quiet hours, unless rigs are let through', async () => {
    await world.watch(rig, 'best');
    await world.pass(5);
    // NOON is noon in UTC.
    const hours = { from: 11 * 60, to: 14 * 60 };
    await world.stores.settings.saveUser(ADA, () => ({ quiet: hours }), NOON);
    best = 60e6;
    expect(await later(110)).toEqual([]);
    expect(await world.pass(10)).toEqual([
      expect.stringMatching(/^12\d: Cellar has a better share/),
    ]);
    await world.stores.settings.saveUser(
      ADA,
      () => ({ quiet: { ...hours, to: 20 * 60 }, quietExcept: 'rigs' }),
      NOON,
    );
    await later(24 * 60 + 60);
    best = 70e6;
    expect(await world.pass(5)).toHaveLength(1);
  });

  it('is known of an address where connections forget it', async () => {
    const shed = await world.addRig('Shed');
    await world.link(shed, { pool: 'public-pool.io', worker: '' });
    await world.watch(shed, 'best');
    let ofAddress = 1e9;
    world.network.answer('https://public-pool.io:40557', () => {
      const lastSeen = new Date(world.now * 1_000).toISOString();
      const session = { name: 'shed', hashRate: 1, bestDifficulty: '0.00', lastSeen };
      return { body: { workersCount: 1, workers: [session], bestDifficulty: ofAddress } };
    });
    expect(await world.pass(5)).toEqual([]);
    ofAddress = 2e9;
    expect(await world.pass(5)).toEqual([expect.stringMatching(/Shed has a better share/)]);
  });
});

describe('a block', () => {
  it('is told once, in one message with the best share', async () => {
    await world.watch(rig, 'best');
    await world.watch(rig, 'block');
    await world.pass(5);
    best = 150e12;
    const [said, ...others] = await texts(5);
    expect(await later(2 * DAY)).toEqual([]);
    expect(said).toMatch(/^Cellar has found a block! · Cellar has a better share than ever/);
    expect(said).toContain('the pool shows a share of **150.00 T**, and a block takes 140.00 T');
    expect(said).toContain('best share **150.00 T**; that is enough for a block');
    expect(others).toEqual([]);
  });

  it('is none that falls short, not even when the difficulty falls later', async () => {
    await world.watch(rig, 'block');
    await world.pass(5);
    best = 130e12;
    expect(await world.pass(10)).toEqual([]);
    world.reading = { ...MARKET, difficulty: { ...difficulty(), value: 120e12 } };
    expect(await later(60)).toEqual([]);
    best = 131e12;
    expect(await world.pass(5)).toEqual([expect.stringMatching(/Cellar has found a block!/)]);
  });

  it('is judged by the difficulty of its time, once that is known', async () => {
    await world.watch(rig, 'block');
    await world.pass(5);
    world.reading = { ...MARKET, difficulty: { ...difficulty(), state: 'stale' } };
    best = 139e12;
    expect(await world.pass(5)).toEqual([]);
    // The share came before the retarget, when a block took 138 T.
    const began = world.now;
    const marks = [{ height: 974_736 - 1_008, time: began }];
    const epoch = { value: { marks, previousDifficulty: 138e12 }, source: 'x', at: began };
    world.reading = { ...MARKET, epoch: { ...epoch, state: 'fresh' } };
    expect(await world.pass(5)).toHaveLength(1);
  });

  it('is none of a pool that counts in another unit', async () => {
    await world.watch(rig, 'block');
    await world.pass(5);
    best = 140e12 * 65_536;
    expect(await world.pass(10)).toEqual([]);
  });

  it('is all that its watchers hear of: no outage of the pool', async () => {
    await world.watch(rig, 'block');
    await world.pass(5);
    world.ckpool(() => ({ status: 500 }));
    expect(await world.pass(20)).toEqual([]);
  });
});

it('comes at the sample pool: a better share now and then, and a block in a month', async () => {
  world = new PoolWorld(await openDatabase('sqlite::memory:', { log }), samplePool);
  world.reading = { ...MARKET, origin: 'sample' };
  const bitaxe = await world.addRig('Bitaxe');
  await world.link(bitaxe, { pool: 'Sample pool', worker: 'sample-bitaxe' });
  await world.watch(bitaxe, 'best');
  await world.watch(bitaxe, 'block');
  await world.pass(3);
  const said: string[] = [];
  for (let day = 0; day < 31 * 3; day += 1) {
    world.now += 8 * 3_600 - 120;
    said.push(...(await world.pass(2)));
  }
  expect(said.filter((one) => one.includes('has found a block'))).toHaveLength(1);
  expect(said.length).toBeGreaterThan(5);
  expect(said.length).toBeLessThanOrEqual(32);
});

it('is kept of a machine in the house that forgets it, with when it came', () => {
  const answer = (bestShare: number) => ({ state: 'mining' as const, rates: {}, bestShare });
  const first = nextMachineReading(undefined, answer(5e6), NOON);
  expect(first).toMatchObject({ bestShare: 5e6, bestAt: undefined });
  const better = nextMachineReading(first, answer(6e6), NOON + 60);
  expect(better).toMatchObject({ bestShare: 6e6, bestAt: NOON + 60 });
  const anew = nextMachineReading(better, answer(10), NOON + 120);
  expect(anew).toMatchObject({ bestShare: 6e6, bestAt: NOON + 60 });
});

function difficulty() {
  if (!MARKET.difficulty) throw new Error('no difficulty');
  return MARKET.difficulty;
}
