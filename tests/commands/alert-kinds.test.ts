import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Params, PoolAlertKind } from '../../src/alert/types.ts';
import { ada, alertsDesk } from '../support/alerts-desk.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { ADA } from '../support/sample-rows.ts';
import {
  HOUR,
  type MarketPicture,
  textOf as saidText,
  WatchWorld,
} from '../support/watch-world.ts';

interface Example {
  /** As typed to `/alerts add`. */
  readonly given: Readonly<Record<string, string | number>>;
  /** The market in which it is told. */
  readonly market: Partial<MarketPicture>;
  /** Hours that pass until it is told; one where nothing is said. */
  readonly hours?: number;
  /** A part of the notice. */
  readonly told: string;
  /** The rig it is about, where any would not do. */
  readonly rig?: Parameters<WatchWorld['addRig']>[0];
}

const inMode = (name: string, terahash: number, power: number) =>
  ({ name, hashrate: terahash * 1e12, power, figures: 'nominal' }) as const;

/**
 * An example of each kind: the type check misses that of a new one. Those that go by pools have a
 * world of their own.
 */
const EXAMPLES: Readonly<Record<Exclude<Params['kind'], PoolAlertKind>, Example>> = {
  unprofitable: { given: { kind: 'unprofitable' }, market: { price: 79_000 }, told: 'Cellar' },
  outlook: { given: { kind: 'outlook', chance: '10' }, market: { spacing: 450 }, told: 'Cellar' },
  threshold: {
    given: { kind: 'price.below', level: 80_000 },
    market: { price: 79_000 },
    told: 'Bitcoin',
  },
  mode: {
    given: { kind: 'mode' },
    market: { price: 77_500 },
    told: 'eco',
    rig: {
      hashrate: 120e12,
      power: 2_700,
      modes: [inMode('eco', 80, 1_700), inMode('std', 120, 2_700), inMode('max', 142, 3_350)],
      tariff: { kind: 'flat', perKwh: 0.07, currency: 'USD' },
    },
  },
  hourly: {
    given: { kind: 'hourly' },
    market: {},
    hours: 9,
    told: 'rest 17–22',
    rig: {
      hashrate: 120e12,
      power: 3_000,
      tariff: {
        kind: 'schedule',
        currency: 'USD',
        periods: [{ perKwh: 0.06 }, { perKwh: 0.12, hours: { from: 17 * 60, to: 22 * 60 } }],
      },
    },
  },
  retarget: {
    given: { kind: 'retarget' },
    market: { height: 2_016 * 461, difficulty: 130e12, previousDifficulty: 120e12 },
    told: 'hashprice',
  },
  halving: { given: { kind: 'halving' }, market: { height: 1_050_000 }, told: '1,050,000' },
};

let world: WatchWorld;

beforeEach(async () => {
  world = await WatchWorld.open();
  await world.tick({});
});
afterEach(() => world.database.close());

describe.each(Object.entries(EXAMPLES))(
  'an alert of the kind %s',
  (kind, { given, market, hours = 1, told, rig }) => {
    it.each(['en-US', 'de'])('can be added, listed, changed and told in %s', async (locale) => {
      const desk = alertsDesk(world);
      await world.addRig(rig);
      const caller = { ...ada, locale };
      expect(flawsOf(await desk.say('alerts add', given, caller))).toEqual([]);
      const alerts = await world.alerts.list(ADA);
      expect([...new Set(alerts.map(({ params }) => params.kind))]).toEqual([kind]);
      expect(textOf(await desk.say('alerts list', {}, caller))).toContain('#1');
      const said = (await world.pass(hours * HOUR, market)).map(saidText);
      const news = said.filter((text) => !/^(This is where|Hierher|Hier)/.test(text));
      expect(news).toHaveLength(1);
      if (locale === 'en-US') expect(news.join('').toLowerCase()).toContain(told.toLowerCase());
    });
  },
);
