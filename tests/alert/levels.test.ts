import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastHalvingMark, nextHalvingMark } from '../../src/alert/halving-marks.ts';
import { levelsOf, profitLevels, usualClearLevel } from '../../src/alert/levels.ts';
import { selectAlerts, selection, selectionOf } from '../../src/alert/selection.ts';
import type { Alert } from '../../src/alert/types.ts';
import { bitcoin } from '../../src/coin/bitcoin.ts';
import { economics } from '../../src/mining/economics.ts';
import { basisOf } from '../../src/rig/registered.ts';
import { sampleAlert, sampleRig } from '../support/sample-rows.ts';

const registered = { ...sampleRig(), id: 1, revision: 1 };

it('fires where profit is at the floor, clears where it has gained the margin', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      (floor, margin) => {
        const { miner, terms } = basisOf(registered);
        const { fire, clear } = profitLevels(registered, { floor, margin });
        // A market whose hashprice is a level: it is proportional to the coin price.
        const market = { coin: bitcoin, difficulty: 120e12, blockReward: 314e6, coinPrice: 80_000 };
        const { hashprice, powerCost } = economics(miner, terms, market);
        const profitAt = (level: number) =>
          economics(miner, terms, { ...market, coinPrice: (80_000 * level) / hashprice }).profit;
        expect(profitAt(fire)).toBeCloseTo(floor, 8);
        expect(profitAt(clear)).toBeCloseTo(floor + margin * powerCost, 8);
      },
    ),
  );
});

it('looks at the outlook by the chance that was asked for', () => {
  const levels = levelsOf({ kind: 'outlook', floor: 0, chance: 70 }, registered);
  expect(levels?.metric).toBe('next-hashprice:BTC:EUR:70');
  expect(levels?.fire).toBe(profitLevels(registered, { floor: 0, margin: 0 }).fire);
});

it('never lets a threshold clear on the side that fires', () => {
  const { params } = sampleAlert();
  if (params.kind !== 'threshold') throw new Error('not a threshold');
  const levels = levelsOf({ ...params, clearLevel: 40_000 }, undefined);
  expect(levels).toMatchObject({ fire: 50_000, clear: 50_000 });
});

it.each([
  ['price:BTC:USD', 'below', 50_000, 51_000],
  ['price:BTC:USD', 'above', 50_000, 49_000],
  ['forecast:BTC', 'above', 0, -0.002],
  ['forecast:BTC', 'below', -0.05, -0.048],
] as const)('clears %s %s %f at %f', (metric, side, level, clear) => {
  expect(usualClearLevel(metric, side, level)).toBeCloseTo(clear, 12);
});

it.each([
  [1_045_679, 840_000, 0, 1_045_680],
  [1_045_680, 1_050_000, 30, 1_048_992],
  [1_048_992, 1_050_000, 7, 1_049_856],
  [1_049_856, 1_050_000, 1, 1_050_000],
  [1_049_999, 1_050_000, 1, 1_050_000],
  [1_050_000, 1_050_000, 0, 1_255_680],
] as const)('at height %i the last mark is of %i, %i days', (tip, height, days, next) => {
  expect(lastHalvingMark(tip, bitcoin)).toEqual({ height, days });
  expect(nextHalvingMark(tip, bitcoin)).toBe(next);
});

it('finds the alerts of a message again, few or many', () => {
  const id = fc.integer({ min: 1, max: 50_000_000 });
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 60 }), fc.array(id), (ids, more) => {
      const at = (one: number, notifiedAt: number): Alert => ({
        ...sampleAlert({ notifiedAt }),
        id: one,
        revision: 1,
      });
      const told = ids.map((one) => at(one, 1_772_366_400.123));
      const others = more.filter((one) => !ids.includes(one)).map((one) => at(one, 1_772_366_340));
      const text = selection.write(selectionOf(told));
      expect(text.length).toBeLessThanOrEqual(40);
      const chosen = selection.read(text);
      expect(chosen && selectAlerts(chosen, [...told, ...others])).toEqual(told);
    }),
  );
});

it.each(['', '!?', '@', '1.', '1..2', 'z'.repeat(41)])('is no selection: %j', (text) => {
  expect(selection.read(text)).toBeUndefined();
});
