import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { standIns } from '../support/pool-stand-ins.ts';
import { PoolWorld, worker } from '../support/pool-world.ts';
import type { Reply } from '../support/provider-network.ts';
import { NOON } from '../support/sample-rows.ts';
import { silent as log } from '../support/silent-log.ts';

const MINUTE = 60;

let world: PoolWorld;
beforeEach(async () => {
  world = new PoolWorld(await openDatabase('sqlite::memory:', { log }));
});

describe.each(Object.entries(standIns))('at %s', (_, { pool, origin, shows, gone }) => {
  /** Has the pool answer by the minute since noon. */
  const answer = (by: (minute: number) => Reply) =>
    world.network.answer(origin, ({ path }) =>
      path === '/pool/pool.status'
        ? { body: `{"lastupdate": ${Math.floor(world.now)}}` }
        : by(Math.floor((world.now - NOON) / MINUTE)),
    );

  async function watched(name = 'Cellar', of = 'cellar') {
    const rig = await world.addRig(name);
    await world.link(rig, { pool, worker: of });
    await world.watch(rig, 'offline');
  }

  it('a stop is told 10 to 15 minutes after the last share, and that it is back, each once', async () => {
    await watched();
    const cellar = worker((minute) => minute < 30 || minute >= 90);
    const shed = worker(() => true, 'shed');
    answer(() => shows([cellar(world.now), shed(world.now)], world.now));
    expect(await world.pass(150)).toEqual([
      expect.stringMatching(/^4[0-5]: Cellar is offline$/),
      expect.stringMatching(/^9[0-9]: Cellar is back$/),
    ]);
  });

  it('the stop of all of an address is told, and of it alone', async () => {
    await watched('Cellar', '');
    const cellar = worker((minute) => minute < 30);
    answer(() => shows([cellar(world.now)], world.now));
    expect(await world.pass(120)).toEqual([expect.stringMatching(/^4[0-5]: Cellar is offline$/)]);
  });

  it('an address that vanishes is offline', async () => {
    await watched();
    const cellar = worker(() => true);
    answer((minute) => (minute < 20 ? shows([cellar(world.now)], world.now) : gone));
    expect(await world.pass(90)).toEqual([expect.stringMatching(/^3[0-5]: Cellar is offline$/)]);
  });

  it('workers that come and go are no matter to the others', async () => {
    await watched();
    const cellar = worker(() => true);
    const guest = worker((minute) => minute % 40 < 20, 'guest');
    answer((minute) =>
      shows([cellar(world.now), ...(minute % 40 < 30 ? [guest(world.now)] : [])], world.now),
    );
    expect(await world.pass(160)).toEqual([]);
  });

  it.each([
    ['HTTP 500', { status: 500 }],
    ['another schema', { body: { hello: 'world' } }],
  ] as const)('an hour of %s is told once, and not as anything of its rigs', async (_, failure) => {
    await watched();
    await watched('Shed', 'shed');
    const workers = [worker(() => true), worker(() => true, 'shed')];
    answer((minute) =>
      minute >= 20 && minute < 80
        ? failure
        : shows(
            workers.map((one) => one(world.now)),
            world.now,
          ),
    );
    expect(await world.pass(150)).toEqual([
      expect.stringMatching(new RegExp(`^3\\d: ${pool} doesn’t answer$`)),
    ]);
  });
});

it('a rig moved from one pool to another is told of by neither', async () => {
  const [from, to] = [standIns['Ocean'], standIns['NiceHash']];
  if (!from || !to) throw new Error('no such pools');
  const rig = await world.addRig();
  await world.link(rig, { pool: from.pool });
  await world.link(rig, { pool: to.pool });
  await world.watch(rig, 'offline');
  const before = worker((minute) => minute < 40);
  const after = worker((minute) => minute >= 42);
  world.network.answer(from.origin, () => from.shows([before(world.now)], world.now));
  world.network.answer(to.origin, () => to.shows([after(world.now)], world.now));
  expect(await world.pass(150)).toEqual([]);
});
