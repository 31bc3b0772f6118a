import { beforeEach, describe, expect, it } from 'vitest';
import { snoozed } from '../../src/alert/snooze.ts';
import { openDatabase } from '../../src/database/database.ts';
import { HouseWorld, houseAlerts } from '../support/house-world.ts';
import { textOf } from '../support/message-text.ts';
import { ADA, BOB, NOON, sampleLink } from '../support/sample-rows.ts';
import { silent as log } from '../support/silent-log.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

let world: HouseWorld;
beforeEach(async () => {
  world = new HouseWorld(await openDatabase('sqlite::memory:', { log }));
});

describe('a machine', () => {
  it('that works is none of our business', async () => {
    await world.watched();
    expect(await world.pass(120, 4)).toEqual([]);
  });

  it.each(['closes early', 'nonsense', 'hangs'] as const)(
    'that %s is told once, and once when it is back',
    async (behaviour) => {
      if (behaviour === 'hangs') world.patience = 0.25;
      const { machine } = await world.watched();
      expect(await world.pass(5)).toEqual([]);
      machine.fake.behaviour = behaviour;
      expect(await world.pass(16, 2)).toEqual([
        expect.stringMatching(/^1[79]: Cellar is offline$/),
      ]);
      machine.fake.behaviour = 'well';
      expect(await world.pass(5)).toEqual([expect.stringMatching(/^2\d: Cellar is back$/)]);
    },
  );

  it('is told once over restarts', async () => {
    const { machine } = await world.watched();
    await world.pass(5);
    machine.fake.behaviour = 'closes early';
    const told: string[] = [];
    for (let minute = 0; minute < 40; minute += 1) {
      if (minute === 25) machine.fake.behaviour = 'well';
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

  it('that answers and makes nothing is offline as well', async () => {
    const { machine } = await world.watched();
    await world.pass(5);
    machine.says = { hashRate: 0 };
    expect(await world.pass(20)).toEqual([expect.stringMatching(/^1[67]: Cellar is offline$/)]);
  });

  it('that was paused is neither offline nor low, nor back', async () => {
    const { machine } = await world.watched();
    await world.pass(5);
    machine.says = { hashRate: 0, miningPaused: true };
    expect(await world.pass(120, 4)).toEqual([]);
    machine.fake.behaviour = 'closes early';
    expect(await world.pass(8)).toEqual([]);
    machine.fake.behaviour = 'well';
    machine.says = {};
    expect(await world.pass(30)).toEqual([]);
    machine.fake.behaviour = 'closes early';
    expect(await world.pass(20)).toEqual([expect.stringMatching(/Cellar is offline$/)]);
    machine.fake.behaviour = 'well';
    machine.says = { hashRate: 0, miningPaused: true };
    expect(await world.pass(30)).toEqual([]);
    machine.fake.behaviour = 'closes early';
    expect(await world.pass(30)).toEqual([]);
  });

  it('that rests after it was offline is not low when it works again', async () => {
    const { machine } = await world.watched();
    await world.pass(110, 5);
    machine.fake.behaviour = 'closes early';
    expect(await world.pass(120, 4)).toEqual([expect.stringMatching(/Cellar is offline$/)]);
    machine.fake.behaviour = 'well';
    machine.says = { hashRate: 0, miningPaused: true };
    expect(await world.pass(180, 5)).toEqual([]);
    machine.says = {};
    expect(await world.pass(180, 5)).toEqual([expect.stringMatching(/Cellar is back$/)]);
  });

  it('that works in one reading, and not in the next, is not back', async () => {
    const { machine } = await world.watched();
    await world.pass(5);
    machine.fake.behaviour = 'closes early';
    expect(await world.pass(20)).toEqual([expect.stringMatching(/Cellar is offline$/)]);
    for (let times = 0; times < 3; times += 1) {
      machine.fake.behaviour = 'well';
      expect(await world.pass(1)).toEqual([]);
      machine.fake.behaviour = 'closes early';
      expect(await world.pass(2)).toEqual([]);
    }
  });

  it('that makes 70 % is low after a while, and is over at 85 %', async () => {
    const { machine } = await world.watched();
    await world.pass(110, 5);
    machine.says = { hashRate: 840 };
    const [told, ...others] = await world.pass(200, 5);
    expect(told).toMatch(/: Cellar makes less than it should$/);
    expect(others).toEqual([]);
    machine.says = {};
    expect(await world.pass(200, 5)).toEqual([expect.stringMatching(/Cellar is back$/)]);
  });

  it('that starts anew is told so once, and is not offline meanwhile', async () => {
    const { machine } = await world.watched();
    await world.pass(5);
    machine.fake.behaviour = 'closes early';
    await world.pass(2);
    machine.fake.behaviour = 'well';
    machine.startedAt = world.now;
    machine.says = { hashRate: 2_300 };
    const told = [];
    for (let minute = 0; minute < 9; minute += 1) {
      world.now += MINUTE;
      told.push(...(await world.poll()));
    }
    expect(told.map(({ payload }) => payload.content)).toEqual(['Cellar has started anew']);
    expect(textOf(told[0]?.payload ?? {})).toContain(
      '**Cellar** has started anew; up 1 minute now.',
    );
    machine.says = {};
    expect(await world.pass(60)).toEqual([]);
  });

  it('that crashes all the time is told twice a day, with how often, and is offline', async () => {
    const { machine } = await world.watched();
    await world.pass(5);
    const titles: string[] = [];
    const texts: string[] = [];
    for (let minute = 0; minute < 14 * 60; minute += 3) {
      if (minute % 9 === 0) machine.startedAt = world.now + MINUTE;
      world.now += 3 * MINUTE;
      for (const { payload } of await world.poll()) {
        titles.push(payload.content ?? '');
        texts.push(textOf(payload));
      }
    }
    expect(titles.filter((title) => title.includes('started anew'))).toHaveLength(2);
    expect(titles.filter((title) => title.includes('offline'))).toHaveLength(1);
    expect(titles).toHaveLength(3);
    expect(texts.join('\n')).toMatch(/has started anew 80 times since I last said so/);
  });

  it('that was out of sight has started anew where it runs for less than that', async () => {
    const { machine } = await world.watched();
    await world.pass(5);
    machine.startedAt = world.now + HOUR;
    world.now += 3 * HOUR;
    world.restart();
    expect(await world.pass(1)).toEqual([expect.stringMatching(/Cellar has started anew$/)]);
  });

  it('that gets hot is told so, and when it has cooled down by 5 °C', async () => {
    const { machine } = await world.watched();
    await world.pass(5);
    machine.says = { temp: 70 };
    expect(await world.pass(5)).toEqual([]);
    machine.says = { temp: 71.5 };
    expect(await world.pass(1)).toEqual([]);
    world.now += MINUTE;
    const [hot] = await world.poll();
    expect(hot?.payload.content).toBe('Cellar is too hot');
    expect(textOf(hot?.payload ?? {})).toContain(
      '**Cellar**: **71.5 °C**, above 70 °C. It is over at 65 °C.',
    );
    machine.says = { temp: 66 };
    expect(await world.pass(60)).toEqual([]);
    machine.says = { temp: 64 };
    world.now += MINUTE;
    await world.poll();
    world.now += MINUTE;
    const [cool] = await world.poll();
    expect(cool?.payload.content).toBe('Cellar has cooled down');
    expect(textOf(cool?.payload ?? {})).toContain('**Cellar** is at **64 °C** again.');
  });

  it('that has stopped itself is too hot whatever it has cooled down to', async () => {
    const { machine } = await world.watched();
    await world.pass(5);
    machine.says = { hashRate: 0, temp: 40, overheat_mode: 1 };
    const told = [];
    for (let minute = 0; minute < 20; minute += 1) {
      world.now += MINUTE;
      told.push(...(await world.poll()));
    }
    expect(told.map(({ payload }) => payload.content)).toEqual([
      'Cellar is too hot',
      'Cellar is offline',
    ]);
    expect(textOf(told[0]?.payload ?? {})).toContain('so the machine has stopped itself');
  });

  it.each([{ temp: 65_535 }, { temp: -273 }, { temp: 'hot' }, { temp: undefined }])(
    'is not believed where it says %j',
    async (says) => {
      const { machine, rig } = await world.watched();
      await world.pass(5);
      machine.says = { ...says, power: 1e9, uptimeSeconds: -5 };
      expect(await world.pass(5)).toEqual([]);
      const [link] = await world.stores.poolLinks.ofRigs([rig.id]);
      const { temperature, power, uptime } = link?.reading?.machine ?? {};
      expect([temperature, power, uptime]).toEqual([undefined, undefined, undefined]);
    },
  );

  it('that is snoozed is told at the end of that, and not when it is muted', async () => {
    const { machine } = await world.watched();
    await world.pass(5);
    const all = await world.stores.alerts.list(ADA);
    for (const alert of all) {
      await world.stores.alerts.save(
        alert.params.kind === 'hot'
          ? { ...alert, muted: true }
          : snoozed(alert, world.now + 2 * HOUR),
      );
    }
    machine.says = { temp: 90 };
    machine.startedAt = world.now + 30;
    expect(await world.pass(60)).toEqual([]);
    machine.fake.behaviour = 'closes early';
    const told = await world.pass(90);
    expect(told).toEqual([
      expect.stringMatching(/^12[5-7]: Cellar is offline · Cellar has started anew$/),
    ]);
  });

  it('waits for the end of quiet hours', async () => {
    const { machine } = await world.watched();
    const quiet = { from: 11 * 60, to: 16 * 60 };
    await world.stores.settings.saveUser(ADA, () => ({ quiet, timeZone: 'UTC' }), NOON);
    await world.pass(5);
    machine.startedAt = world.now + 30;
    expect(await world.pass(3 * 60, 4)).toEqual([]);
    expect(await world.pass(3 * 60, 4)).toEqual([
      expect.stringMatching(/Cellar has started anew$/),
    ]);
  });

  it('is asked once a minute, whatever looks', async () => {
    const { machine } = await world.watched();
    for (let times = 0; times < 60; times += 1) {
      world.now += 10;
      await world.poll();
      await world.opened.look();
    }
    expect(machine.fake.asked).toHaveLength(10);
  });

  it('is asked for the operator alone, and not when it isn’t linked', async () => {
    const rig = await world.addRig();
    const [one, other] = [await world.addMachine('1'), await world.addMachine('2')];
    await world.link(rig, one);
    world.owners = [BOB];
    world.restart();
    await world.pass(3);
    expect(one.fake.asked).toEqual([]);
    world.owners = [ADA];
    world.restart();
    await world.pass(3);
    expect([one.fake.asked.length, other.fake.asked.length]).toEqual([3, 0]);
  });

  it('that pools hear of is judged by them, and not counted twice', async () => {
    const { rig, machine } = await world.watched();
    const added = await world.stores.poolLinks.add(sampleLink({ rigId: rig.id }), {
      at: world.now,
      hour: 1.1e12,
      fiveMinutes: 1.1e12,
      lastShareAt: world.now,
      upSince: NOON - HOUR,
    });
    expect(added.ok).toBe(true);
    await world.pass(2);
    machine.fake.behaviour = 'closes early';
    expect(await world.pass(30)).toEqual([]);
    const history = await world.stores.poolLinks.history({
      rigId: rig.id,
      step: 'raw',
      from: NOON,
      to: world.now,
    });
    expect(Math.max(...history.map(({ hashrate }) => hashrate))).toBe(1.1e12);
  });

  it('leaves a history of what it made', async () => {
    const { rig } = await world.watched();
    await world.pass(30);
    const question = { rigId: rig.id, step: 'raw', from: NOON, to: world.now } as const;
    const raw = await world.stores.poolLinks.history(question);
    expect(raw).toHaveLength(7);
    expect(raw[0]?.hashrate).toBe(1.2e12);
  });
});

describe('a rig of several machines', () => {
  async function three() {
    const rig = await world.addRig('Rack', 3);
    const machines = [];
    for (const name of ['1', '2', '3']) machines.push(await world.addMachine(name));
    for (const machine of machines) await world.link(rig, machine);
    await world.watch(rig, houseAlerts.offline);
    await world.watch(rig, houseAlerts.low);
    return machines;
  }

  it('is low when one of them is gone, and not offline', async () => {
    const [first] = await three();
    await world.pass(110, 5);
    if (first) first.fake.behaviour = 'closes early';
    expect(await world.pass(200, 5)).toEqual([
      expect.stringMatching(/: Rack makes less than it should$/),
    ]);
  });

  it('should make what those make that are linked', async () => {
    const rig = await world.addRig('Rack', 3);
    await world.link(rig, await world.addMachine());
    await world.watch(rig, houseAlerts.low);
    expect(await world.pass(200, 5)).toEqual([]);
  });
});

describe('a house where all is silent', () => {
  it('is told once, in one message, and none of its machines', async () => {
    const [cellar, attic] = [await world.watched('Cellar'), await world.watched('Attic')];
    await world.pass(10);
    for (const { machine } of [cellar, attic]) machine.fake.behaviour = 'closes early';
    const told = [];
    for (let minute = 0; minute < 60; minute += 1) {
      if (minute % 15 === 0) world.restart();
      world.now += MINUTE;
      told.push(...(await world.poll()));
    }
    expect(told.map(({ payload }) => payload.content)).toEqual(['No machine in the house answers']);
    expect(textOf(told[0]?.payload ?? {})).toMatch(/silent since .*Cellar.*Attic/s);
    for (const { machine } of [cellar, attic]) machine.fake.behaviour = 'well';
    expect(await world.pass(60)).toEqual([]);
  });

  it('is over when one answers: silence of the others counts from then', async () => {
    const [cellar, attic] = [await world.watched('Cellar'), await world.watched('Attic')];
    await world.pass(10);
    for (const { machine } of [cellar, attic]) machine.fake.behaviour = 'closes early';
    expect(await world.pass(30)).toEqual([expect.stringMatching(/No machine in the house/)]);
    cellar.machine.fake.behaviour = 'well';
    expect(await world.pass(9)).toEqual([]);
    expect(await world.pass(10)).toEqual([expect.stringMatching(/^5[1-3]: Attic is offline$/)]);
  });

  it('that ends does not bring back what was offline before', async () => {
    const [cellar, attic] = [await world.watched('Cellar'), await world.watched('Attic')];
    await world.pass(10);
    attic.machine.fake.behaviour = 'closes early';
    expect(await world.pass(20)).toEqual([expect.stringMatching(/Attic is offline$/)]);
    cellar.machine.fake.behaviour = 'closes early';
    await world.pass(20);
    cellar.machine.fake.behaviour = 'well';
    expect(await world.pass(30)).toEqual([]);
  });
});

describe('what is measured', () => {
  it('goes into the rig where that is wanted, and follows when it moves', async () => {
    const { rig, machine } = await world.watched();
    const other = await world.addRig('Attic');
    await world.link(other, await world.addMachine('Attic’s'));
    await world.stores.alerts.editRig({ ...rig, measured: {} }, []);
    machine.says = { hashRate: 1_100, power: 17 };
    await world.pass(1);
    const measured = async () => (await world.stores.rigs.get(ADA, rig.id))?.measured;
    expect(await measured()).toEqual({ hashrate: 1.1e12, power: 17 });
    const { revision } = (await world.stores.rigs.get(ADA, rig.id)) ?? {};
    machine.says = { hashRate: 1_105, power: 17.05 };
    await world.pass(30);
    expect((await world.stores.rigs.get(ADA, rig.id))?.revision).toBe(revision);
    machine.says = { hashRate: 1_000, power: 15 };
    await world.pass(4 * 60, 4);
    const { hashrate = 0, power = 0 } = (await measured()) ?? {};
    expect(hashrate / 1e12).toBeCloseTo(1, 1);
    expect(power).toBeCloseTo(15, 0);
    // A rest says nothing of what the machine makes and takes at work.
    machine.says = { hashRate: 0, power: 1, miningPaused: true };
    await world.pass(3 * 60, 4);
    expect(await measured()).toEqual({ hashrate, power });
    expect((await world.stores.rigs.get(ADA, other.id))?.measured).toBeUndefined();
  });
});
