import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { textOf } from '../support/message-text.ts';
import { ckpoolReply, PoolWorld, worker } from '../support/pool-world.ts';
import { ADA, NOON, sampleLink } from '../support/sample-rows.ts';
import { silent as log } from '../support/silent-log.ts';

const MINUTE = 60;
const TERA = 1e12;

let world: PoolWorld;
beforeEach(async () => {
  world = new PoolWorld(await openDatabase('sqlite::memory:', { log }));
});

async function watched(isOn: (minute: number) => boolean) {
  const rig = await world.addRig();
  await world.link(rig);
  await world.watch(rig, 'offline');
  await world.watch(rig, 'low');
  const shown = worker(isOn);
  world.ckpool((now) => ckpoolReply([shown(now)]));
  return rig;
}

describe('a rig', () => {
  it('that works is none of our business', async () => {
    await watched(() => true);
    expect(await world.pass(300)).toEqual([]);
  });

  it('that stops is told once, 10 to 15 minutes after its last share, and once when it is back', async () => {
    await watched((minute) => minute < 120 || minute >= 300);
    const told = await world.pass(600);
    expect(told).toEqual([
      expect.stringMatching(/^13[0-4]: Cellar is offline$/),
      expect.stringMatching(/^30[2-6]: Cellar is back$/),
    ]);
  });

  it('that stops is told once over restarts', async () => {
    await watched((minute) => minute < 20 || minute >= 60);
    const told: string[] = [];
    for (let minute = 0; minute < 120; minute += 1) {
      world.restart();
      told.push(...(await world.pass(1)));
      world.restart();
      told.push(...(await world.poll()).map(({ payload }) => `again: ${payload.content}`));
    }
    expect(told).toEqual([
      expect.stringMatching(/Cellar is offline$/),
      expect.stringMatching(/Cellar is back$/),
    ]);
  });

  it('that flaps is told at most twice a day', async () => {
    await watched((minute) => minute < 60 || minute % 5 < 2);
    const told = await world.pass(24 * 60);
    expect(told.length).toBeLessThanOrEqual(2);
    expect(told[0]).toMatch(/Cellar makes less than it should/);
  });

  it('that makes 70 % is told after half an hour, and not before it could rise', async () => {
    const rig = await world.addRig();
    await world.link(rig);
    await world.watch(rig, 'low');
    const low = (now: number) => ({
      name: 'cellar',
      fiveMinutes: 0.7 * 1.2 * TERA,
      hour: 0.7 * 1.2 * TERA,
      lastShareAt: now,
    });
    world.ckpool((now) => ckpoolReply([low(now)]));
    // An alert is silent about what is so already when it is set.
    expect(await world.pass(200)).toEqual([]);
    const whole = (now: number) => ({ ...low(now), fiveMinutes: 1.2e12, hour: 1.2e12 });
    world.ckpool((now) => ckpoolReply([whole(now)]));
    expect(await world.pass(60)).toEqual([expect.stringMatching(/^23[0-2]: Cellar is back$/)]);
    world.ckpool((now) => ckpoolReply([low(now)]));
    const told = await world.pass(3 * 60);
    expect(told).toEqual([expect.stringMatching(/Cellar makes less than it should$/)]);
  });

  it('is offline where its worker, or the address, is no longer there', async () => {
    await watched(() => true);
    const shown = worker(() => true, 'shed');
    await world.pass(5);
    world.ckpool((now) => ckpoolReply([shown(now)]));
    expect(await world.pass(20)).toEqual([expect.stringMatching(/^1[5-9]: Cellar is offline/)]);
    world.ckpool(() => ({ status: 404, body: 'gone' }));
    expect(await world.pass(60)).toEqual([]);
  });

  it('that works for one of two pools is not offline, nor one that moves', async () => {
    const rig = await watched((minute) => minute < 30);
    await world.link(rig, { pool: 'public-pool.io' });
    const shown = worker((minute) => minute >= 30);
    world.network.answer('https://public-pool.io:40557', () => {
      const { lastShareAt, fiveMinutes } = shown(world.now);
      const lastSeen = new Date(lastShareAt * 1_000).toISOString();
      const session = { name: 'cellar', hashRate: fiveMinutes, bestDifficulty: '1', lastSeen };
      return { body: { workersCount: 1, workers: [session] } };
    });
    expect(await world.pass(120)).toEqual([]);
  });

  it('says what the pool saw', async () => {
    await watched((minute) => minute < 20 || minute >= 60);
    const all = [];
    for (let minute = 0; minute < 80; minute += 1) {
      world.now += MINUTE;
      all.push(...(await world.poll()));
    }
    const [offline, back] = all.map(({ payload }) => textOf(payload));
    expect(offline).toMatch(/\*\*Cellar\*\*: the pool had its last share <t:\d+:R>/);
    expect(back).toMatch(
      /\*\*Cellar\*\* works again: \*\*[\d.]+ [GT]H\/s\*\* over the last minutes/,
    );
    expect(JSON.stringify(all)).not.toContain(sampleLink().address);
  });
});

describe('a pool that is down', () => {
  const failures = [
    ['HTTP 500', () => ({ status: 500 })],
    ['another schema', () => ({ body: { hello: 'world' } })],
    ['no connection', () => ({ error: new Error('broken') })],
  ] as const;

  it.each(failures)('for an hour is told once, for all rigs: %s', async (_, failure) => {
    const shed = await world.addRig('Shed');
    await world.link(shed, { worker: 'shed' });
    await world.watch(shed, 'offline');
    await watched((minute) => minute < 30 || minute > 95);
    const [cellar, other] = [worker(() => true), worker(() => true, 'shed')];
    const isDown = (now: number) => now >= NOON + 30 * MINUTE && now < NOON + 90 * MINUTE;
    // While it is down, nobody can hand in a share either.
    const stuck = { lastShareAt: NOON + 30 * MINUTE };
    world.ckpool((now) => {
      if (isDown(now)) return failure();
      const isOver = now >= NOON + 90 * MINUTE && now < NOON + 95 * MINUTE;
      return ckpoolReply([
        { ...cellar(now), ...(isOver && stuck) },
        { ...other(now), ...(isOver && stuck) },
      ]);
    });
    const told = await world.pass(300);
    expect(told).toEqual([expect.stringMatching(/^4\d: solo\.ckpool\.org doesn’t answer$/)]);
  });

  it('is one whose pages have stood still', async () => {
    const rig = await watched(() => true);
    const shown = worker(() => true);
    await world.pass(10);
    const old = world.now;
    world.network.answer('https://solo.ckpool.org', ({ path }) =>
      path === '/pool/pool.status' ? { body: `{"lastupdate": ${old}}` } : ckpoolReply([shown(old)]),
    );
    expect(await world.pass(60)).toEqual([
      expect.stringMatching(/solo\.ckpool\.org doesn’t answer/),
    ]);
    const [link] = await world.stores.poolLinks.ofRigs([rig.id]);
    expect(world.now - (link?.reading?.at ?? 0)).toBeGreaterThan(2_900);
  });

  it('names the rigs, in one message, to those who watch them', async () => {
    await watched(() => true);
    world.ckpool(() => ({ status: 500 }));
    const all = [];
    for (let minute = 0; minute < 30; minute += 1) {
      world.now += MINUTE;
      all.push(...(await world.poll()));
    }
    expect(all.map(({ recipient }) => recipient)).toEqual([`u:${ADA}`]);
    expect(textOf(all[0]?.payload ?? {})).toMatch(/No good answer since .*Cellar/s);
  });
});

describe('a pool', () => {
  const askedOf = () => world.network.asked.filter(({ path }) => path.startsWith('/users/'));

  it('is asked for an address at most once a minute, whoever subscribes it', async () => {
    world.ckpool((now) => ckpoolReply([worker(() => true)(now)]));
    for (const name of ['a', 'b', 'c']) await world.link(await world.addRig(name));
    await world.poll();
    expect(askedOf()).toHaveLength(0);
    await world.pass(10);
    expect(askedOf()).toHaveLength(10);
    await world.poll();
    expect(askedOf()).toHaveLength(10);
  });

  it('is not asked when nobody subscribes', async () => {
    await world.addRig();
    await world.pass(10);
    expect(world.network.asked).toEqual([]);
  });

  it('is asked within its budget, the oldest first', async () => {
    world.restart(1);
    world.ckpool((now) => ckpoolReply([worker(() => true)(now)]));
    const rigs = [];
    for (let name = 0; name < 5; name += 1) rigs.push(await world.addRig(`${name}`));
    for (const [index, rig] of [...rigs, ...rigs].entries()) {
      await world.link(rig, { address: `address${index}` });
    }
    await world.pass(3);
    const paths = askedOf().map(({ path }) => path);
    expect(new Set(paths).size).toBe(10);
    expect(paths).toHaveLength(30);
  });

  it('never finds an address in the log', async () => {
    await watched(() => true);
    world.ckpool(() => ({ status: 500, body: sampleLink().address }));
    await world.pass(10);
    world.ckpool(() => ({
      status: 301,
      headers: { location: `https://x.test/${sampleLink().address}` },
    }));
    await world.pass(10);
    expect(world.log.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(world.log.lines)).not.toContain(sampleLink().address);
  });

  it('leaves a history of what it said', async () => {
    const rig = await watched(() => true);
    await world.pass(30);
    const raw = await world.stores.poolLinks.history({
      rigId: rig.id,
      step: 'raw',
      from: NOON,
      to: world.now,
    });
    expect(raw).toHaveLength(6 + 1);
    expect(raw[0]?.hashrate).toBeCloseTo(1.2 * TERA, -9);
  });
});
