import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { muted, snoozed } from '../../src/alert/snooze.ts';
import type { Alert } from '../../src/alert/types.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { ckpoolReply, PoolWorld, worker } from '../support/pool-world.ts';
import { ADA, NOON } from '../support/sample-rows.ts';
import { SenderWorld } from '../support/sender-world.ts';
import { silent as log } from '../support/silent-log.ts';

const MINUTE = 60;

let database: Database;
let world: PoolWorld;
beforeEach(async () => {
  database = await openDatabase('sqlite::memory:', { log });
  world = new PoolWorld(database);
});

/** A rig that is watched for silence. @param isOn - Whether it works, by the minute since noon. */
async function watched(isOn: (minute: number) => boolean): Promise<number> {
  const rig = await world.addRig();
  await world.link(rig);
  const shown = worker(isOn);
  world.ckpool((now) => ckpoolReply([shown(now)]));
  return world.watch(rig, 'offline');
}

async function change(id: number, to: (alert: Alert) => Alert) {
  const alert = await world.stores.alerts.find(ADA, id);
  if (!alert) throw new Error('no such alert');
  expect(await world.stores.alerts.save(to(alert))).toBe('saved');
}

const down = () => world.ckpool(() => ({ status: 500 }));
const quiet = (quietExcept?: 'rigs') =>
  // From noon on for two hours, in UTC.
  world.stores.settings.saveUser(ADA, () => ({ quiet: { from: 719, to: 840 }, quietExcept }), NOON);

describe('a snoozed alert', () => {
  it('is told at its end that the rig is still offline', async () => {
    const id = await watched((minute) => minute < 10);
    await world.pass(5);
    await change(id, (alert) => snoozed(alert, NOON + 60 * MINUTE));
    expect(await world.pass(54)).toEqual([]);
    expect(await world.pass(30)).toEqual([expect.stringMatching(/^6[0-2]: Cellar is offline$/)]);
  });

  it('says nothing at its end where the rig has been back for long', async () => {
    const id = await watched((minute) => minute < 10 || minute >= 30);
    await world.pass(5);
    await change(id, (alert) => snoozed(alert, NOON + 60 * MINUTE));
    expect(await world.pass(100)).toEqual([]);
  });

  it('says nothing of a pool that is down', async () => {
    const id = await watched(() => true);
    await world.pass(5);
    await change(id, (alert) => snoozed(alert, NOON + 300 * MINUTE));
    down();
    expect(await world.pass(60)).toEqual([]);
  });
});

describe('a muted alert', () => {
  it('says nothing of the rig, nor of its pool', async () => {
    const id = await watched((minute) => minute < 10);
    await world.pass(5);
    await change(id, muted);
    expect(await world.pass(40)).toEqual([]);
    down();
    expect(await world.pass(30)).toEqual([]);
  });
});

describe('in quiet hours', () => {
  it('nothing is told until their end', async () => {
    await watched((minute) => minute < 10);
    await quiet();
    expect(await world.pass(119)).toEqual([]);
    expect(await world.pass(20)).toEqual([expect.stringMatching(/^12\d: Cellar is offline$/)]);
  });

  it('rigs may be let through', async () => {
    await watched((minute) => minute < 10);
    await quiet('rigs');
    expect(await world.pass(60)).toEqual([expect.stringMatching(/^2\d: Cellar is offline$/)]);
  });

  it('the message on a pool waits until their end', async () => {
    await watched(() => true);
    await world.pass(2);
    await quiet();
    down();
    await world.pass(30);
    const outbox = openOutbox(database);
    const early = await outbox.claim({ now: world.now, limit: 9, lease: 60 });
    expect(early).toEqual([]);
    const late = await outbox.claim({ now: NOON + 121 * MINUTE, limit: 9, lease: 60 });
    expect(late).toHaveLength(1);
  });
});

describe('somebody whose direct messages are closed', () => {
  it('has what is told of a rig and of a pool kept, once each', async () => {
    const sender = await SenderWorld.open();
    onTestFinished(() => sender.close());
    world = new PoolWorld(sender.database);
    sender.discord.closeDms(ADA);
    await watched((minute) => minute < 10);
    const pass = async (minutes: number) => {
      await world.pass(minutes);
      sender.now = world.now;
      await sender.send();
      await sender.send();
    };
    await pass(40);
    down();
    await pass(30);
    const held = await sender.ports.outbox.held(ADA);
    expect(held.map(({ payload }) => payload.content)).toEqual([
      'Cellar is offline',
      'solo.ckpool.org doesn’t answer',
    ]);
    expect(sender.dm(ADA)).toEqual([]);
  });
});

describe('a process that is killed, again and again', () => {
  /** Work at which it dies, before it is done or right after. */
  const deaths = fc.array(
    fc.record({
      step: fc.constantFrom('saveReadings', 'record', 'advance', 'saveTrouble', 'put'),
      after: fc.boolean(),
      minute: fc.integer({ min: 10, max: 95 }),
    }),
    { minLength: 1, maxLength: 40 },
  );

  /** Has the steps die where that is due, each time once. */
  function dying(all: typeof deaths extends fc.Arbitrary<infer T> ? T : never) {
    const left = [...all];
    const minute = () => Math.round((world.now - NOON) / MINUTE);
    const wrap =
      <A extends readonly unknown[], R>(step: string, work: (...a: A) => Promise<R>) =>
      async (...given: A): Promise<R> => {
        const at = left.findIndex((one) => one.step === step && one.minute === minute());
        const [death] = at < 0 ? [] : left.splice(at, 1);
        if (death && !death.after) throw new Error('killed');
        const result = await work(...given);
        if (death) throw new Error('killed');
        return result;
      };
    const { poolLinks, alerts, outbox } = world.stores;
    poolLinks.saveReadings = wrap('saveReadings', poolLinks.saveReadings);
    poolLinks.record = wrap('record', poolLinks.record);
    poolLinks.saveTrouble = wrap('saveTrouble', poolLinks.saveTrouble);
    alerts.advance = wrap('advance', alerts.advance);
    outbox.put = wrap('put', outbox.put);
    world.restart();
  }

  /** Lives for some minutes: whenever it dies it comes back as from nothing. */
  async function livesFor(minutes: number): Promise<readonly string[]> {
    const told: string[] = [];
    for (let minute = 0; minute < minutes; minute += 1) {
      try {
        told.push(...(await world.pass(1)));
      } catch (error) {
        expect((error as Error).message).toBe('killed');
        world.restart();
      }
    }
    return told;
  }

  it('tells offline and back once each', () =>
    fc.assert(
      fc.asyncProperty(deaths, async (all) => {
        world = new PoolWorld(await openDatabase('sqlite::memory:', { log }));
        await watched((minute) => minute < 20 || minute >= 60);
        dying(all);
        const told = (await livesFor(130)).map((one) => one.replace(/^\d+: /u, ''));
        expect(told).toEqual(['Cellar is offline', 'Cellar is back']);
      }),
      { numRuns: 8 },
    ));

  it('tells that a pool is down once', () =>
    fc.assert(
      fc.asyncProperty(deaths, async (all) => {
        world = new PoolWorld(await openDatabase('sqlite::memory:', { log }));
        await watched(() => true);
        dying(all);
        await livesFor(5);
        down();
        const told = (await livesFor(125)).map((one) => one.replace(/^\d+: /u, ''));
        expect(told).toEqual(['solo.ckpool.org doesn’t answer']);
      }),
      { numRuns: 5 },
    ));
});
