import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { levelsOf } from '../../src/alert/levels.ts';
import { usualModes, usualUnprofitable } from '../../src/alert/params.ts';
import { settingsStore } from '../../src/people/settings.store.ts';
import type { Modes } from '../../src/power/mode.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { ada, alertsDesk } from '../support/alerts-desk.ts';
import { runs } from '../support/depth.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { ADA } from '../support/sample-rows.ts';
import { HOUR, MINUTE, START, textOf as saidText, WatchWorld } from '../support/watch-world.ts';

const mode = (name: string, terahash: number, power: number) =>
  ({ name, hashrate: terahash * 1e12, power, figures: 'nominal' }) as const;
const MODES: Modes = [mode('eco', 80, 1700), mode('std', 120, 2700), mode('max', 142, 3350)];

/**
 * At 7 cents std is best with hashprice from 42 to 49.64, which is bitcoin from $79,663 to $94,147 in
 * the calm market; an alert fires 2 % beyond: below $78,070 and above $96,030.
 */
const RIG = {
  userId: ADA,
  name: 'Cellar',
  hashrate: 120e12,
  power: 2_700,
  modes: MODES,
  tariff: { kind: 'flat', perKwh: 0.07, currency: 'USD' },
} as const;
const [LOW, HIGH] = [77_500, 97_000];

let world: WatchWorld;
let rig: RegisteredRig;

beforeEach(async () => {
  world = await WatchWorld.open();
  await world.tick({});
  rig = await world.addRig(RIG);
});
afterEach(() => world.database.close());

const watched = async (sustain?: number) => {
  const alerts = [];
  for (const params of usualModes(sustain)) alerts.push(await world.addAlert(params, { rig }));
  return alerts;
};
const told = async (seconds: number, price: number) =>
  (await world.pass(seconds, { price })).map(saidText);

describe('an alert on the best mode', () => {
  it('waits at the cut-offs on both sides of the present mode', async () => {
    const [below, above] = usualModes().map((params) => levelsOf(params, rig));
    expect(below).toMatchObject({ side: 'below', clear: expect.closeTo(42, 6) });
    expect(below?.fire).toBeCloseTo(42 * 0.98, 6);
    expect(above).toMatchObject({ side: 'above', clear: expect.closeTo(49.636364, 6) });
    expect(above?.fire).toBeCloseTo(49.636364 * 1.02, 5);
    const stored = await watched();
    expect(stored.map(({ waitsFor }) => waitsFor)).toEqual([
      'hashprice:BTC:USD:below',
      'hashprice:BTC:USD:above',
    ]);
  });

  it('counts the fee, and takes "off" for the mode below the last', () => {
    const last = { ...rig, hashrate: 80e12, power: 1_700, poolFee: 0.02 };
    const levels = usualModes().map((params) => levelsOf(params, last));
    expect(levels[0]?.clear).toBeCloseTo((0.07 * 24 * 21.25) / 0.98, 6);
    expect(levels[1]?.clear).toBeCloseTo((0.07 * 24 * 25) / 0.98, 6);
  });

  it('has nothing to wait for beyond the last mode, or without modes', async () => {
    const [, above] = usualModes();
    expect(levelsOf(above, { ...rig, hashrate: 142e12, power: 3_350 })).toBeUndefined();
    expect(levelsOf(above, { ...rig, modes: undefined, model: undefined })).toBeUndefined();
    rig = await world.addRig({ ...RIG, name: 'Last', hashrate: 142e12, power: 3_350 });
    const [, idle] = await watched();
    expect(idle).toMatchObject({ state: 'clear', waitsFor: undefined, dueAt: undefined });
    expect(await told(2 * HOUR, 110_000)).toEqual([]);
  });

  it('tells once that another mode is best, when it has been so for a while', async () => {
    await watched();
    expect(await told(14 * MINUTE, LOW)).toEqual([]);
    const [news, ...others] = await told(HOUR, LOW);
    expect(news).toContain('Cellar: another mode earns more now');
    expect(news).toMatch(
      /\*\*eco\*\* \(80 TH\/s, 1,700 W\), \*\*\+\$0\.0\d+ a day\*\* beside how it runs/,
    );
    expect(others).toEqual([]);
    // Back at the present mode nothing is said; it is armed anew.
    expect(await told(8 * HOUR, 85_000)).toEqual([]);
    const [up] = await told(HOUR, HIGH);
    expect(up).toContain('**max** (142 TH/s, 3,350 W)');
  });

  it('needs two readings in a row, however impatient', async () => {
    await watched(0);
    expect(await told(MINUTE, LOW)).toEqual([]);
    expect(await told(MINUTE, 85_000)).toEqual([]);
    expect(await told(MINUTE, LOW)).toEqual([]);
    expect(await told(MINUTE, LOW)).toHaveLength(1);
  });

  it('is judged anew, in silence, when the rig runs in another mode', async () => {
    await watched(0);
    expect(await told(10 * MINUTE, LOW)).toHaveLength(1);
    const desk = alertsDesk(world);
    await desk.say('rig edit', { rig: 'Cellar', mode: 'eco' });
    const alerts = await world.alerts.list(ADA);
    expect(alerts.map(({ state }) => state)).toEqual(['clear', 'clear']);
    expect(await told(8 * HOUR, LOW)).toEqual([]);
    expect((await told(HOUR, 85_000)).join()).toContain('**std** (120 TH/s, 2,700 W)');
  });

  it('keeps quiet in the hours of the person', async () => {
    await settingsStore(world.database).saveUser(
      ADA,
      () => ({ timeZone: 'Europe/Berlin', quiet: { from: 22 * 60, to: 7 * 60 } }),
      START,
    );
    await watched(0);
    const [evening, morning] = [START + 9 * HOUR, START + 18 * HOUR];
    await world.pass(evening - world.now, { every: 10 * MINUTE });
    expect(
      await world.pass(morning - 10 * MINUTE - world.now, { every: 10 * MINUTE, price: LOW }),
    ).toEqual([]);
    expect((await told(30 * MINUTE, LOW)).join()).toContain('**eco**');
  });

  it('says in both languages how it stands', async () => {
    const desk = alertsDesk(world);
    const set = await desk.say('alerts add', { kind: 'mode', rig: 'Cellar' });
    expect(flawsOf(set)).toEqual([]);
    expect(textOf(set)).toContain('Alert set: Cellar: a mode with less power earns more');
    expect(textOf(set)).toContain('Alert set: Cellar: a mode with more power earns more');
    expect(textOf(set)).toContain('Hashprice $44.81/PH/s/day, fires at $41.16');
    expect(await world.alerts.list(ADA)).toHaveLength(2);
    await expect(desk.say('alerts add', { kind: 'mode', rig: 'Cellar' })).rejects.toThrow(
      'already',
    );
    const [below] = await world.alerts.list(ADA);
    await world.alerts.remove(ADA, below?.id ?? 0);
    const again = await desk.say('alerts add', { kind: 'mode', rig: 'Cellar' });
    expect(again.embeds).toHaveLength(1);
    expect(await world.alerts.list(ADA)).toHaveLength(2);
    const german = await desk.say('alerts list', {}, { ...ada, locale: 'de' });
    expect(textOf(german)).toContain('Cellar: ein Modus mit weniger Leistung bringt mehr');
    expect(textOf(german)).toContain('meldet sich bei 41,16');
  });

  it('greets once for both of them', async () => {
    await alertsDesk(world).say('alerts add', { kind: 'mode', rig: 'Cellar' });
    const greetings = (await world.tick({})).map(saidText);
    expect(greetings).toEqual([expect.stringContaining('This is where I tell you')]);
  });

  it('says so where there is room for one of the two alone', async () => {
    for (let floor = 1; floor < 500; floor += 1) {
      await world.addAlert(usualUnprofitable(-floor), { rig });
    }
    const set = await alertsDesk(world).say('alerts add', { kind: 'mode', rig: 'Cellar' });
    expect(textOf(set)).toContain('Alert set: Cellar: a mode with less power earns more');
    expect(set.content).toContain('500 alerts');
  });

  it('needs a rig with modes', async () => {
    await world.addRig({ ...RIG, name: 'Plain', modes: undefined });
    const desk = alertsDesk(world);
    await expect(desk.say('alerts add', { kind: 'mode', rig: 'Plain' })).rejects.toThrow(
      'I know no modes of this rig.',
    );
    await expect(desk.say('alerts add', { kind: 'mode', rig: 'Cellar', level: 4 })).rejects.toThrow(
      'hold',
    );
  });
});

/**
 * A rig whose cut-offs are so near each other that prices around both are no jumps: it is undone at
 * $78,525 and $82,105, and fires below $76,954 and above $83,747.
 */
const NARROW = {
  ...RIG,
  modes: [mode('eco', 80, 1700), mode('std', 120, 2700), mode('max', 142, 3275)],
  tariff: { kind: 'flat', perKwh: 0.069, currency: 'USD' },
} as const;

it('does not flap, whatever the price does', async () => {
  let messages = 0;
  const price = fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 76_000, max: 79_000 }) },
    { weight: 2, arbitrary: fc.integer({ min: 81_500, max: 84_500 }) },
    { weight: 1, arbitrary: fc.integer({ min: 79_000, max: 81_500 }) },
  );
  const steps = fc.array(
    fc.record({ price, seconds: fc.constantFrom(MINUTE, 5 * MINUTE, 30 * MINUTE, 3 * HOUR) }),
    { minLength: 5, maxLength: 40, size: 'max' },
  );
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom(0, 15 * MINUTE), async (walk, sustain) => {
      const other = await WatchWorld.open();
      try {
        await other.tick({});
        const own = await other.addRig(NARROW);
        for (const params of usualModes(sustain)) await other.addAlert(params, { rig: own });
        const beyond = { below: (at: number) => at < 76_956, above: (at: number) => at > 83_740 };
        const past: { readonly at: number; readonly price: number }[] = [];
        const last: Partial<Record<'below' | 'above', number>> = {};
        for (const { price: now, seconds } of walk) {
          // An hour without data would be a new beginning.
          for (let left = seconds; left > 0; left -= 30 * MINUTE) {
            other.now += Math.min(left, 30 * MINUTE);
            const said = (await other.tick({ price: now })).map(saidText);
            const before = past.at(-1);
            past.push({ at: other.now, price: now });
            for (const news of said) {
              messages += 1;
              const side = news.includes('**max**') ? 'above' : 'below';
              // Two readings in a row; no two are so far apart that one has to be confirmed.
              expect(beyond[side](now)).toBe(true);
              expect(before && beyond[side](before.price)).toBe(true);
              const since = last[side];
              if (since !== undefined) {
                expect(other.now - since).toBeGreaterThanOrEqual(6 * HOUR);
                const between = past.filter(({ at }) => at > since);
                const isUndone = side === 'below' ? 78_520 : 82_110;
                expect(
                  between.some((one) =>
                    side === 'below' ? one.price > isUndone : one.price < isUndone,
                  ),
                ).toBe(true);
              }
              last[side] = other.now;
            }
          }
        }
      } finally {
        await other.database.close();
      }
    }),
    { numRuns: runs(30) },
  );
  expect(messages).toBeGreaterThan(0);
});
