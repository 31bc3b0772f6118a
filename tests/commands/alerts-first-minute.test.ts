import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertsDesk } from '../support/alerts-desk.ts';
import { textOf } from '../support/message-text.ts';
import { ADA } from '../support/sample-rows.ts';
import { WatchWorld } from '../support/watch-world.ts';

/** A bot that has read the market, but has not looked at it for alerts yet. */
let world: WatchWorld;
let desk: ReturnType<typeof alertsDesk>;
beforeEach(async () => {
  world = await WatchWorld.open();
  desk = alertsDesk(world);
});
afterEach(() => world.database.close());

/** In the minute after, what the outbox has anew. */
async function tickAt(second: number, price: number) {
  world.now += second;
  return (await world.tick({ price })).filter(({ createdAt }) => createdAt === world.now);
}
const below = (level: number) => desk.say('alerts add', { kind: 'price.below', level, hold: 0 });

describe('an alert of a new bot’s first minute', () => {
  it('is judged by the market that its owner is shown', async () => {
    const text = textOf(await below(80_000));
    expect(text).toContain('$85,000');
    expect(text).not.toContain('can’t judge');
    expect(await world.alerts.list(ADA)).toMatchObject([{ state: 'clear' }]);
    await world.tick();
    expect(await tickAt(10, 79_000)).toHaveLength(1);
  });

  it('rings for a crossing that the first tick of all finds', async () => {
    await below(80_000);
    await world.tick();
    expect(await tickAt(5, 79_000)).toHaveLength(1);
  });

  it.each([1, 10, 29, 45])('says that it is so already, %d s before the tick', async (second) => {
    expect(textOf(await below(90_000))).toContain('It is beyond that already');
    expect(await tickAt(second, 85_000)).toHaveLength(0);
    expect(await tickAt(60, 91_900)).toHaveLength(0);
    expect(await tickAt(60, 91_900)).toHaveLength(0);
    expect(await tickAt(900, 91_900)).toHaveLength(0);
    expect(await tickAt(60, 89_000)).toHaveLength(1);
  });

  it.each([1, 10, 29, 45])(
    'without a trusted market is judged by the first tick, %d s later',
    async (second) => {
      world.market = { sources: 1 };
      expect(textOf(await below(80_000))).toContain('I can’t judge yet how it stands');
      world.market = {};
      await world.tick();
      await tickAt(second, 85_000);
      expect(await world.alerts.list(ADA)).toMatchObject([
        { state: 'clear', waitsFor: 'price:BTC:USD:below' },
      ]);
      expect(await tickAt(5, 79_000)).toHaveLength(1);
    },
  );
});

describe('an alert that is set after a long pause of the market', () => {
  it('is judged by what it is now, not by what it was', async () => {
    await world.tick({ price: 95_000 });
    world.now += 3 * 86_400;
    world.market = { price: 85_000 };
    expect(textOf(await below(90_000))).toContain('It is beyond that already');
  });
});
