import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { edited, unmuted } from '../../src/alert/reevaluate.ts';
import { muted, snoozed, woken } from '../../src/alert/snooze.ts';
import type { Alert, Metric, Params } from '../../src/alert/types.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { runs } from '../support/depth.ts';
import { NaiveWatch } from '../support/naive-watch.ts';
import {
  HOUR,
  type MarketPicture,
  MINUTE,
  type Said,
  UNPROFITABLE,
  WatchWorld,
} from '../support/watch-world.ts';

const patience = {
  sustain: fc.constantFrom(0, 15 * MINUTE, HOUR),
  cooldown: fc.constantFrom(0, 6 * HOUR),
};
const CHANNEL = '700000000000000001';
const profitRules = fc.record({
  ...patience,
  floor: fc.constantFrom(0, -0.5, 0.25),
  margin: fc.constantFrom(0, 0.02, 0.1),
});
const thresholdRules = fc
  .record({
    ...patience,
    side: fc.constantFrom('below' as const, 'above' as const),
    level: fc.integer({ min: 70_000, max: 100_000 }),
    gap: fc.integer({ min: 0, max: 4_000 }),
  })
  .map(({ gap, ...rules }): Params & { kind: 'threshold' } => ({
    kind: 'threshold',
    metric: 'price:BTC:USD',
    ...rules,
    clearLevel: rules.side === 'below' ? rules.level + gap : rules.level - gap,
  }));
const person = fc.integer({ min: 1, max: 5 }).map((number) => `90000000000000000${number}`);
const rig = fc.record({
  userId: person,
  rules: profitRules,
  terms: fc.record({
    tariff: fc.record({
      kind: fc.constant('flat'),
      perKwh: fc.integer({ min: 80, max: 120 }).map((mills) => mills / 1_000),
      currency: fc.constantFrom('USD', 'EUR'),
    }),
    count: fc.integer({ min: 1, max: 3 }),
    power: fc.integer({ min: 3_000, max: 4_000 }),
    poolFee: fc.constantFrom(0, 0.02),
    uptime: fc.constantFrom(1, 0.95),
    fixedCost: fc.constantFrom(0, 0.4),
  }),
});

/** The place of an alert among all there are, however many. */
const which = fc.nat({ max: 100 });
const action = fc.oneof(
  fc.record({ what: fc.constant('snooze' as const), which, hours: fc.constantFrom(1, 24) }),
  fc.record({ what: fc.constant('mute' as const), which }),
  fc.record({ what: fc.constant('wake' as const), which }),
  fc.record({
    what: fc.constant('rename' as const),
    which,
    name: fc.integer({ min: 10, max: 99 }),
  }),
  fc.record({ what: fc.constant('move' as const), which, deliver: fc.constantFrom('dm', CHANNEL) }),
  fc.record({ what: fc.constant('patience' as const), which, ...patience }),
  fc.record({ what: fc.constant('gap' as const), which, margin: fc.constantFrom(0, 0.05) }),
  fc.record({ what: fc.constant('line' as const), which, by: fc.constantFrom(-2_500, 1_500) }),
  fc.record({
    what: fc.constant('edit' as const),
    which,
    perKwh: fc.integer({ min: 80, max: 120 }).map((mills) => mills / 1_000),
  }),
);
const step = fc.record({
  seconds: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(MINUTE, 5 * MINUTE, 20 * MINUTE) },
    { weight: 1, arbitrary: fc.constantFrom(HOUR, 2 * HOUR, 7 * HOUR) },
  ),
  market: fc.record({
    price: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 75_000, max: 92_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: 55_000, max: 120_000 }) },
      // Few values, so that a jump is often confirmed by the next reading.
      { weight: 1, arbitrary: fc.constantFrom(60_000, 64_000, 68_000) },
    ),
    difficulty: fc.constantFrom(120e12, 124e12),
    fees: fc.integer({ min: 1_000_000, max: 5_000_000 }),
    eur: fc.constantFrom(0.9, 0.93, 1.05),
    sources: fc.constantFrom(3, 3, 3, 3, 2, 1),
    stale: fc.constantFrom(undefined, undefined, undefined, undefined, 'price' as const),
  }),
  action: fc.option(action, { nil: undefined, freq: 4 }),
  /** Whether a wish comes after the due alerts were found, and before they are written. */
  late: fc.boolean(),
});

it('says what a loop over all rigs would say, for any readings, rigs and wishes', async () => {
  let messages = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(rig, { minLength: 1, maxLength: 8, size: 'max' }),
      // No person has two alerts that watch the same.
      fc.uniqueArray(fc.record({ userId: person, rules: thresholdRules }), {
        maxLength: 3,
        selector: ({ userId, rules }) => `${userId} ${rules.side} ${rules.level}`,
      }),
      fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }),
      async (rigs, thresholds, steps) => {
        const world = await WatchWorld.open();
        try {
          const naive = new NaiveWatch();
          const alerts: Alert[] = [];
          for (const [index, { userId, rules, terms }] of rigs.entries()) {
            const registered = await world.addRig({ userId, name: `R${index}`, ...terms });
            const params = { ...UNPROFITABLE, ...rules };
            const alert = await world.addAlert(params, { rig: registered });
            naive.add(alert.id, userId, params, registered);
            alerts.push(alert);
          }
          for (const { userId, rules } of thresholds) {
            const alert = await world.addAlert(rules, { userId });
            naive.add(alert.id, userId, rules, undefined);
            alerts.push(alert);
          }
          for (const { seconds, market, action: wish, late } of steps) {
            const granted = () => (wish ? grant(wish, { world, naive, alerts }) : undefined);
            // A late wish is judged by the reading before: only a mute means the same a tick later.
            if (late && wish?.what === 'mute') world.meanwhile = async () => granted();
            else await granted();
            world.now += seconds;
            const said = await world.tick(market satisfies Partial<MarketPicture>);
            const expected = naive.tick(world.reading(), world.now);
            expect(said.flatMap(contentsOf).sort()).toEqual(
              expected.map(({ userId, what }) => `${userId} ${inWords(what)}`).sort(),
            );
            // Each person gets one message at each place.
            const places = said.map(({ owner, recipient }) => `${owner} ${recipient}`);
            expect(new Set(places).size).toBe(said.length);
            messages += said.length;
          }
        } finally {
          await world.database.close();
        }
      },
    ),
    { numRuns: runs(150) },
  );
  // Silence on both sides would prove nothing.
  expect(messages).toBeGreaterThan(runs(50));
});

type Wish = typeof action extends fc.Arbitrary<infer W> ? W : never;

async function grant(
  wish: Wish,
  {
    world,
    naive,
    alerts,
  }: { readonly world: WatchWorld; readonly naive: NaiveWatch; readonly alerts: readonly Alert[] },
): Promise<void> {
  const chosen = alerts[wish.which % alerts.length];
  if (!chosen) return;
  const alert = await world.alert(chosen);
  const rigBefore =
    alert.rigId === undefined ? undefined : await world.rigs.get(alert.userId, alert.rigId);
  const before = { alert, rig: rigBefore };
  const metrics: ReadonlyMap<Metric, number> =
    (await world.alerts.watch())?.last.metrics ?? new Map();
  const snapshot = { now: world.now, metrics };
  switch (wish.what) {
    case 'snooze': {
      const until = world.now + wish.hours * HOUR;
      await world.alerts.save(snoozed(alert, until));
      return naive.snooze(alert.id, until);
    }
    case 'mute':
      await world.alerts.save(muted(alert));
      return naive.mute(alert.id);
    case 'wake': {
      const awake = alert.muted ? unmuted(alert, rigBefore, snapshot) : woken(alert, world.now);
      await world.alerts.save(awake);
      return naive.wake(alert.id, world.now);
    }
    case 'move':
      await world.alerts.save(edited(before, { deliver: wish.deliver }, snapshot));
      return;
    case 'patience': {
      const { sustain, cooldown } = wish;
      const { params } = alert;
      if (!('sustain' in params)) return;
      const rules = { ...params, sustain, cooldown };
      await world.alerts.save(edited(before, { params: rules }, snapshot));
      return naive.rewrite(alert.id, rules);
    }
    case 'gap': {
      const { params } = alert;
      if (!('sustain' in params)) return;
      const away = wish.margin * 50_000;
      const rules =
        params.kind === 'threshold'
          ? { ...params, clearLevel: params.level + (params.side === 'below' ? away : -away) }
          : { ...params, margin: wish.margin };
      await world.alerts.save(edited(before, { params: rules }, snapshot));
      return naive.rewrite(alert.id, rules);
    }
    case 'line': {
      const { params: old } = alert;
      if (old.kind !== 'threshold' && old.kind !== 'unprofitable') return;
      const params =
        old.kind === 'threshold'
          ? { ...old, level: old.level + wish.by, clearLevel: old.clearLevel + wish.by }
          : { ...old, floor: old.floor + wish.by / 10_000 };
      // The alert would become the same as another one.
      if ((await world.alerts.save(edited(before, { params }, snapshot))) === 'same') return;
      return naive.edit(alert.id, { rules: params }, world.now);
    }
    case 'rename':
    case 'edit': {
      if (!rigBefore) return;
      const rigNow =
        wish.what === 'edit'
          ? { ...rigBefore, tariff: { ...rigBefore.tariff, perKwh: wish.perKwh } }
          : { ...rigBefore, name: `R${alert.id}${wish.name}` };
      expect(await world.alerts.editRig(rigNow, [edited(before, { rig: rigNow }, snapshot)])).toBe(
        'saved',
      );
      return isDeepStrictEqual(rigNow.tariff, rigBefore.tariff)
        ? naive.rename(alert.id, rigNow)
        : naive.edit(alert.id, { rig: rigNow }, world.now);
    }
  }
}

/** Matches a line that says why: the price, difficulty, fees or block subsidy moved. */
const WHY = /^(?:Bitcoin|Difficulty|Fees|Block subsidy) \*\*[+−]/;

/** Returns the lines of a message, without their numbers. */
function contentsOf({ owner, payload }: Said): readonly string[] {
  const lines = payload.embeds?.flatMap(({ description = '' }) => description.split('\n')) ?? [];
  return lines.flatMap((line) => {
    if (line.startsWith('Data was away') || WHY.test(line)) return [];
    const name = /^\*\*(R\d+)\*\*/.exec(line)?.[1];
    const lasted = /It lasted (.+?)\.(?: |$)/.exec(line)?.[1];
    const again = line.includes('Still so.') ? ' again' : '';
    if (lasted) return [`${owner} recovered ${name} ${lasted}`];
    return [name ? `${owner} loss ${name}${again}` : `${owner} threshold${again}`];
  });
}

function inWords(what: string): string {
  const [kind, name, seconds] = what.split(' ');
  return kind === 'recovered'
    ? `${kind} ${name} ${i18nFor('en-US').duration(Number(seconds))}`
    : what;
}
