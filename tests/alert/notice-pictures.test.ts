import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_PICTURES } from '../../src/alert/notice-pictures.job.ts';
import { watchAlerts } from '../../src/alert/watch-alerts.job.ts';
import { createCharts } from '../../src/chart/charts-process.ts';
import { recordHistory } from '../../src/market/record-history.job.ts';
import type { Charts } from '../../src/message/message.port.ts';
import type { Drawing } from '../../src/message/message.ts';
import { contentStore } from '../../src/outbox/contents.store.ts';
import { wholeMessage, withoutFiles } from '../../src/outbox/delivered.message.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { settingsStore } from '../../src/people/settings.store.ts';
import { memoryCache } from '../support/memory-cache.ts';
import { silent } from '../support/silent-log.ts';
import { HOUR, MINUTE, START, UNPROFITABLE, WatchWorld } from '../support/watch-world.ts';

const AT_ONCE = { ...UNPROFITABLE, sustain: 0 };
const LOSS = { price: 79_000 };
const GAIN = { price: 82_000 };

let world: WatchWorld;
let painted: Drawing[];
/** Paints nothing, but says what it was given. */
const easel: Charts = {
  async paint(drawing) {
    painted.push(drawing);
    const { name, description } = drawing;
    return { name, description, data: new Uint8Array([1, 2, painted.length]) };
  },
};

beforeEach(async () => {
  world = await WatchWorld.open();
  painted = [];
  // A week of which the hours are known.
  for (let hour = 168; hour > 0; hour -= 1) {
    world.now = START - hour * HOUR;
    const market = { reading: () => world.reading(), wanted: () => [] };
    await recordHistory({ ...world, clock: () => world.now, market }).run();
  }
  await world.history.rollUp(START);
  world.now = START;
  await world.tick({});
});
afterEach(() => world.database.close());

async function tick(market: WatchWorld['market'], charts: Charts | undefined = easel) {
  world.now += MINUTE;
  world.market = market;
  const ports = {
    ...{ alerts: world.alerts, rigs: world.rigs, history: world.history, charts, log: silent },
    market: { reading: () => world.reading() },
    clock: () => world.now,
  };
  await watchAlerts(ports, { minPriceSources: 2, people: 100 });
  const claim = { now: world.now, limit: 100_000, lease: 1 };
  const outbox = openOutbox(world.database);
  const notices = await outbox.claim(claim);
  for (const { id } of notices) await outbox.sent(id, '1', world.now);
  const store = contentStore(world.database);
  return Promise.all(
    notices.map(async ({ payload, content: id }) => {
      const content = id === undefined ? undefined : await store.find(id);
      return content ? wholeMessage(payload, content) : payload;
    }),
  );
}

async function watched(changes: Parameters<WatchWorld['addRig']>[0] = {}) {
  const rig = await world.addRig(changes);
  await world.addAlert(AT_ONCE, { rig });
  return rig;
}

describe('the picture of a notice', () => {
  it('is of seven days with the line, of a loss and of a recovery', async () => {
    await watched();
    const [loss] = await tick(LOSS);
    expect(loss?.embeds).toHaveLength(2);
    expect(loss?.embeds?.[1]).toEqual({ image: { url: 'attachment://hashprice.png' } });
    expect(loss?.files?.[0]?.description).toMatch(/7 days.*Break-even.*\$42\.00/su);
    const [gain] = await tick(GAIN);
    expect(gain?.content).toContain('pays again');
    expect(gain?.files).toHaveLength(1);
  });

  it('is painted by the process of the charts', async () => {
    await watched();
    const charts = createCharts({ cache: memoryCache(), log: silent });
    try {
      const [loss] = await tick(LOSS, charts);
      expect(
        Buffer.from(loss?.files?.[0]?.data ?? [])
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
    } finally {
      await charts.stop();
    }
  });

  it('speaks the language of the person', async () => {
    const rig = await watched();
    await settingsStore(world.database).noteLocale(rig.userId, 'de', world.now);
    const [loss] = await tick(LOSS);
    expect(loss?.files?.[0]?.description).toContain('7 Tage');
  });

  it('is left out where there is more than one rig, or no history', async () => {
    await watched();
    await watched({ name: 'Attic' });
    const [both] = await tick(LOSS);
    expect(both?.embeds).toHaveLength(1);
    expect(painted).toEqual([]);
    await world.database.kysely.deleteFrom('history').execute();
    await watched({ name: 'Barn', userId: '900000000000000002' });
    const [bare] = await tick({ price: 60_000 });
    expect(bare?.files).toBeUndefined();
  });

  it('neither fails a notice nor holds it up', async () => {
    await watched();
    const broken: Charts = { paint: () => Promise.reject(new Error('no paint')) };
    const [told] = await tick(LOSS, broken);
    expect(told?.content).toContain('no longer pays');
    await tick(GAIN, broken);
    const slow: Charts = { paint: () => new Promise(() => {}) };
    const [late] = await tick({ price: 60_000 }, slow).then(() => tick({ price: 60_100 }, slow));
    expect(late?.content).toContain('no longer pays');
    expect(late?.files).toBeUndefined();
  }, 30_000);

  it('goes without its embed where Discord takes no picture', async () => {
    await watched();
    const [loss] = await tick(LOSS);
    const plain = withoutFiles(loss ?? {});
    expect(plain.files).toBeUndefined();
    expect(plain.embeds).toHaveLength(1);
  });

  it('is shared by all with the same line, and painted for some of a crowd only', async () => {
    for (let number = 0; number < 300; number += 1) {
      const userId = `91000000000000${String(number).padStart(4, '0')}`;
      // A third of them are alike.
      const power = number % 3 === 0 ? 3_500 : 3_500 + number / 4;
      await watched({ userId, power });
    }
    const told = await tick({ price: 74_000 });
    expect(told).toHaveLength(300);
    expect(painted).toHaveLength(MOST_PICTURES);
    const drawn = told.filter(({ files }) => files !== undefined);
    expect(drawn.length).toBeGreaterThanOrEqual(100 + MOST_PICTURES - 1);
    const contents = await world.database.kysely.selectFrom('contents').selectAll().execute();
    expect(contents).toHaveLength(MOST_PICTURES);
  }, 60_000);
});
