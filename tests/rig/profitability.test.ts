import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeName, ownRigNamed } from '../../src/rig/own-text.ts';
import { profitsOf, totalsOf } from '../../src/rig/profitability.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { nothing, reading } from '../support/readings.ts';
import { sampleRig } from '../support/sample-rows.ts';

const registered = (id: number, changes: Partial<RegisteredRig> = {}): RegisteredRig => ({
  ...sampleRig({ name: `Rig ${id}`, ...changes }),
  id,
  revision: 1,
});

const anyRig = fc
  .record({
    hashrate: fc.double({ min: 1e9, max: 1e16, noNaN: true }),
    power: fc.double({ min: 1, max: 1e6, noNaN: true }),
    count: fc.integer({ min: 1, max: 1_000 }),
    poolFee: fc.double({ min: 0, max: 0.99, noNaN: true }),
    uptime: fc.double({ min: 0.01, max: 1, noNaN: true }),
    fixedCost: fc.double({ min: 0, max: 1_000, noNaN: true }),
    perKwh: fc.double({ min: 0, max: 2, noNaN: true }),
    currency: fc.constantFrom('USD', 'EUR', 'JPY'),
  })
  .map(({ perKwh, currency, ...rig }) =>
    registered(1, { ...rig, tariff: { kind: 'flat', perKwh, currency } }),
  );

describe('the rigProfit of rigs', () => {
  it('has a loss where the hashprice is below the break-even, and only there', () => {
    fc.assert(
      fc.property(anyRig, (rig) => {
        const [rigProfit] = profitsOf([rig], reading);
        const { profit = Number.NaN, distance = -1 } = rigProfit ?? {};
        // Within rounding of nought either sign will do.
        if (Math.abs(distance) > 1e-9) expect(profit < 0).toBe(distance > 0);
      }),
    );
  });

  it('goes from the deepest in loss to the farthest from it', () => {
    fc.assert(
      fc.property(fc.array(anyRig, { maxLength: 20 }), (rigs) => {
        const distances = profitsOf(rigs, reading).map(({ distance }) => distance ?? -1);
        expect(distances).toEqual(distances.toSorted((a, b) => b - a));
      }),
    );
  });

  it('knows the break-even without a market', () => {
    const [rigProfit] = profitsOf([registered(1)], nothing);
    expect(rigProfit?.breakEven).toBeCloseTo(43.636, 3);
    expect(rigProfit?.profit).toBeUndefined();
    expect(rigProfit?.distance).toBeUndefined();
  });

  it('is summed with the fee per day of a power price once for each person', () => {
    const tariff = {
      kind: 'schedule',
      periods: [{ perKwh: 0.08 }],
      feePerDay: 3,
      currency: 'USD',
    } as const;
    const day = { ...tariff, name: 'Day rate' };
    const [one, other] = [registered(1, { tariff }), registered(2, { tariff: day })];
    const elsewhere = registered(3, { tariff: { ...tariff, feePerDay: 2 } });
    const bobs = registered(4, { tariff, userId: 'bob' });
    const total = (...rigs: readonly RegisteredRig[]) =>
      totalsOf(profitsOf(rigs, reading), 'USD', reading);
    const alone = total(one).profit ?? 0;
    expect(total(one).isFeeShared).toBe(false);
    expect(total(one, other).profit).toBeCloseTo(2 * alone + 3, 9);
    expect(total(one, other).isFeeShared).toBe(true);
    expect(total(one, other, elsewhere).profit).toBeCloseTo(3 * alone + 3 + 1, 9);
    expect(total(one, bobs)).toMatchObject({ isFeeShared: false });
    expect(total(one, bobs).profit).toBeCloseTo(2 * alone, 9);
    const euros = totalsOf(profitsOf([one, other], reading), 'EUR', reading);
    const rate = (euros.profit ?? 0) / (2 * alone + 3);
    expect(rate).toBeGreaterThan(0.5);
    expect(rate).toBeLessThan(1.5);
  });

  it('is summed in one currency, as far as rates are known', () => {
    const dollars = registered(1, { tariff: { kind: 'flat', perKwh: 0.05, currency: 'USD' } });
    const yen = registered(2, { tariff: { kind: 'flat', perKwh: 7.5, currency: 'JPY' } });
    const rigProfits = profitsOf([dollars, yen], reading);
    const [first = 0, second = 0] = rigProfits.map(({ rig, profit = 0 }) =>
      rig.tariff.currency === 'JPY' ? profit / 150 : profit,
    );
    const totals = totalsOf(rigProfits, 'USD', reading);
    expect(totals).toMatchObject({ counted: 2, hashrates: [800e12], power: 14_002 });
    expect(totals.profit).toBeCloseTo(first + second, 9);
    const { fx: _, ...withoutRates } = reading;
    const known = profitsOf([dollars, yen], withoutRates);
    expect(totalsOf(known, 'USD', withoutRates)).toMatchObject({ counted: 1, hashrates: [800e12] });
    expect(totalsOf(known, 'CHF', withoutRates)).toMatchObject({ counted: 0, profit: undefined });
  });
});

describe('names', () => {
  const rigs = ['Shed', 'Shed · north', 'S21'].map((name, id) => registered(id, { name }));

  it.each([
    ['SHED', 'Shed'],
    ['Shed · 120 TH/s · 3,000 W → +$0.27 a day', 'Shed'],
    ['Shed · north', 'Shed · north'],
    ['shed · North · 120 TH/s', 'Shed · north'],
    ['Shedd', undefined],
    ['S21 Pro', undefined],
    ['', undefined],
  ])('%s means %s', (text, name) => {
    expect(ownRigNamed(text, rigs)?.name).toBe(name);
  });

  it('are numbered until one is free', () => {
    expect(freeName('Rig', [])).toBe('Rig');
    expect(freeName('Rig', ['rig', 'RIG 2'])).toBe('Rig 3');
  });
});
