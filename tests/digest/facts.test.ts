import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestSections } from '../../src/digest/digest.ts';
import { digestFacts } from '../../src/digest/facts.ts';
import { shiftOf } from '../../src/digest/retarget.ts';
import { popularMachines, popularModels } from '../../src/rig/models.ts';
import { daily, digestQuestion, EPOCH, forecasts, registered } from '../support/digest-question.ts';
import { datum, NOW, nothing, reading } from '../support/readings.ts';
import { ADA, BOB } from '../support/sample-rows.ts';

/**
 * Difficulty 140 T, subsidy 3.125 and fees 0.02 BTC, bitcoin 100,000 dollars:
 * 10^15 · 86,400 / (140 · 10^12 · 2^32) = 0.000143690 blocks a day per PH/s
 * · 314,500,000 sats = 45,190.43 sats, · 0.001 dollars = 45.19043 dollars.
 */
const SATS = 45_190.43;
const USD = 45.19043;

const known = <T>(facts: T | 'unknown' | undefined): T => {
  if (facts === undefined || facts === 'unknown') throw new Error('nothing is known');
  return facts;
};

describe('the headline', () => {
  const headline = (changes: Parameters<typeof digestQuestion>[0] = {}) =>
    known(digestFacts(digestQuestion(changes)).headline);

  it('has hashprice in coins and money, the coin’s price, and the share of fees', () => {
    const facts = headline({ currency: 'EUR' });
    expect(facts.sats).toBeCloseTo(SATS, 0);
    // A dollar is 0.8 euros.
    expect(facts.hashprice).toBeCloseTo(USD * 0.8, 3);
    expect(facts.coinPrice).toBe(80_000);
    // 2,000,000 of 314,500,000.
    expect(facts.feeShare).toBeCloseTo(0.006_36, 5);
  });

  it('compares with a day, a week and 30 days ago', () => {
    const past = {
      hashprice: daily(31, (ago) => (ago === 1 ? USD * 2 : ago === 7 ? USD / 2 : USD / 4)),
      coinPrice: daily(10, () => 80_000),
    };
    const { changes, coinChanges } = headline({ past });
    const rounded = (list: typeof changes) =>
      list.map(({ days, ratio }) => [days, ratio && Number(ratio.toFixed(3))]);
    expect(rounded(changes)).toEqual([
      [1, -0.5],
      [7, 1],
      [30, 3],
    ]);
    // 100,000 against 80,000; of 30 days ago nothing is known.
    expect(rounded(coinChanges)).toEqual([
      [1, 0.25],
      [7, 0.25],
      [30, undefined],
    ]);
  });

  it('counts back from when an old price was fresh', () => {
    const at = NOW - 12 * 3_600;
    const past = { hashprice: [], coinPrice: [{ at: at - 86_400, value: 50_000 }] };
    const price = { ...known(reading.price), at, state: 'stale' as const };
    const { coinChanges } = headline({ past, reading: { ...reading, price } });
    expect(coinChanges[0]).toEqual({ days: 1, ratio: 1 });
  });

  it('compares nothing that is counted without fees', () => {
    const past = { hashprice: daily(31, () => USD), coinPrice: [] };
    const { changes, lowerBound, feeShare } = headline({
      past,
      reading: { ...reading, meanFees: undefined },
    });
    expect(lowerBound).toBe(true);
    expect(feeShare).toBeUndefined();
    expect(changes.every(({ ratio }) => ratio === undefined)).toBe(true);
  });
});

describe('the machines', () => {
  it('are six that are in the catalogue, of two makers', () => {
    expect(popularModels().map(({ model }) => model.name)).toEqual(Object.values(popularMachines));
    expect(popularModels()).toHaveLength(6);
    expect(new Set(popularModels().map(({ model }) => model.maker)).size).toBeGreaterThan(1);
  });

  it('have their profit and the power price up to which they pay, the most efficient first', () => {
    const { machines, currency } = known(digestFacts(digestQuestion()).machines);
    expect(currency).toBe('USD');
    const efficiencies = known(machines).map(({ efficiency }) => efficiency);
    expect(efficiencies).toEqual(efficiencies.toSorted((a, b) => a - b));
    const s21 = known(machines?.find(({ nickname }) => nickname === 'S21'));
    // 0.2 PH/s · 45.19043 · 0.98 = 8.85732; 84 kWh · 0.07 = 5.88.
    expect(s21.profit).toBeCloseTo(8.857_32 - 5.88, 3);
    expect(s21.breakEven).toBeCloseTo(8.857_32 / 84, 5);
    expect(s21.distance).toBeCloseTo(5.88 / 8.857_32 - 1, 4);
    expect(s21.efficiency).toBeCloseTo(17.5);
  });

  it('are counted in the tariff’s currency while there is no rate', () => {
    const facts = digestFacts(
      digestQuestion({ currency: 'EUR', reading: { ...reading, fx: undefined } }),
    );
    expect(known(facts.machines)).toMatchObject({ currency: 'USD' });
    expect(facts.machines?.machines).toHaveLength(6);
  });

  it('are unknown without a price', () => {
    const facts = digestFacts(digestQuestion({ reading: { ...reading, price: undefined } }));
    expect(known(facts.machines).machines).toBeUndefined();
  });
});

describe('the next retarget', () => {
  it('divides hashprice by what it makes of the difficulty', () => {
    const { forecast, after } = known(digestFacts(digestQuestion()).retarget);
    expect(after?.factor).toBeCloseTo(1 / forecast.ratio, 9);
    expect(after?.sats).toBeCloseTo(SATS / forecast.ratio, 0);
    expect(after?.money?.expected).toBeCloseTo(USD / forecast.ratio, 3);
    expect(after?.money?.worst).toBeCloseTo(USD / forecast.band90.high, 3);
    expect(after?.money?.best).toBeCloseTo(USD / forecast.band90.low, 3);
  });

  it('says whom it stops and whom it starts', () => {
    // Break-even 5 % above today's hashprice, at it, 2 % and 10 % below it; the last has no costs.
    const distances = [0.05, 0, -0.02, -0.1, undefined];
    expect(shiftOf(distances, 0.97)).toEqual({ stop: 2, start: 0 });
    expect(shiftOf(distances, 1)).toEqual({ stop: 0, start: 0 });
    expect(shiftOf(distances, 1.05)).toEqual({ stop: 0, start: 1 });
  });

  it('tells of machines and rigs where the digest does', () => {
    const fleet = { of: 'server', rigs: [registered()], named: new Set<string>() } as const;
    const of = (changes: Parameters<typeof digestQuestion>[0]) =>
      known(digestFacts(digestQuestion(changes)).retarget).shifts.map((shifts) => shifts.of);
    expect(of({ fleet })).toEqual(['machines', 'server']);
    expect(of({ sections: ['retarget', 'machines'] })).toEqual(['machines']);
    expect(of({ sections: ['retarget'], fleet })).toEqual([]);
  });

  it('stops a rig whose break-even lies between today’s hashprice and that after it', () => {
    const { forecast } = known(digestFacts(digestQuestion()).retarget);
    expect(forecast.band90.high).toBeGreaterThan(1.01);
    // Break-even = J/TH · 24 · tariff per PH/s a day: a rig of one PH/s at 1 dollar a kWh.
    const power = ((USD / 1.01) * 1_000) / 24;
    const rig = registered({
      hashrate: 1e15,
      power,
      tariff: { kind: 'flat', perKwh: 1, currency: 'USD' },
    });
    const fleet = { of: 'server', rigs: [rig], named: new Set<string>() } as const;
    const facts = digestFacts(digestQuestion({ sections: ['retarget', 'rigs'], fleet }));
    expect(known(facts.rigs)).toMatchObject({ paying: 1, losing: 0 });
    expect(known(facts.retarget).shifts).toEqual([
      { of: 'server', expected: expect.anything(), worst: { stop: 1, start: 0 } },
    ]);
  });

  it('is unknown without the times of blocks', () => {
    const facts = digestFacts(digestQuestion({ reading: { ...reading, epoch: undefined } }));
    expect(facts.retarget).toBe('unknown');
  });
});

describe('the rigs', () => {
  const free = { kind: 'flat', perKwh: 0, currency: 'USD' } as const;
  const dear = { kind: 'flat', perKwh: 1, currency: 'EUR' } as const;

  it('are counted, and named where their owner lets them', () => {
    const rigs = [
      registered({ id: 1, name: 'Attic', hashrate: 1e15, power: 1_000, tariff: free }),
      registered({ id: 2, name: 'Barn', hashrate: 1e15, power: 10_000, tariff: dear }),
      registered({ id: 3, name: 'Secret', userId: BOB, hashrate: 1e15, power: 1, tariff: free }),
    ];
    const fleet = { of: 'server', rigs, named: new Set([ADA]) } as const;
    const facts = known(digestFacts(digestQuestion({ fleet })).rigs);
    expect(facts).toMatchObject({ count: 3, paying: 2, losing: 1, unknown: 0 });
    // The deepest in a loss first.
    expect(facts.named.map(({ rig }) => rig.name)).toEqual(['Barn', 'Attic']);
    expect(facts.totals).toMatchObject({ hashrate: 3e15, power: 11_001, counted: 3 });
    // Three times 45.19043, less 240 kWh at 1 euro, which is 1.25 dollars.
    expect(facts.totals.profit).toBeCloseTo(3 * USD - 300, 2);
  });

  it('have no profit without a price, and then no names', () => {
    const fleet = { of: 'server', rigs: [registered()], named: new Set([ADA]) } as const;
    const facts = digestFacts(digestQuestion({ fleet, reading: { ...reading, price: undefined } }));
    expect(facts.rigs).toMatchObject({ count: 1, paying: 0, losing: 0, unknown: 1, named: [] });
    expect(facts.rigs?.totals.profit).toBeUndefined();
  });
});

describe('the scorecard', () => {
  it('sets what came beside what was forecast', () => {
    const scorecard = known(digestFacts(digestQuestion()).scorecard);
    expect(scorecard.height).toBe(EPOCH);
    // 140 T after 138 T.
    expect(scorecard.came).toBeCloseTo(1.014_49, 5);
    expect(scorecard.scores.map(({ share, inside }) => [share, inside])).toEqual([
      [0.25, true],
      [0.5, true],
      [0.75, false],
    ]);
  });

  it('leaves out forecasts of other epochs, and judges nothing it does not know', () => {
    const [first] = forecasts;
    const other = { ...known(first), height: EPOCH - 2_016 };
    const marks = known(reading.epoch).value.marks;
    const scorecard = known(
      digestFacts(
        digestQuestion({
          forecasts: [other, ...forecasts],
          reading: { ...reading, epoch: datum({ marks }, 'mempool.space') },
        }),
      ).scorecard,
    );
    expect(scorecard.came).toBeUndefined();
    expect(scorecard.scores.map(({ inside }) => inside)).toEqual(forecasts.map(() => undefined));
  });
});

describe('the halving', () => {
  it('is so many blocks of ten minutes away', () => {
    expect(digestFacts(digestQuestion({ sections: ['halving'] })).halving).toEqual({
      height: 1_050_000,
      blocksLeft: 75_264,
      at: NOW + 75_264 * 600,
      before: 312_500_000,
      after: 156_250_000,
    });
  });

  it('is left out while it is far, unless somebody asked for it', () => {
    const at = (height: number) => {
      const tip = reading.tip && { ...reading.tip, value: { ...reading.tip.value, height } };
      return digestFacts(digestQuestion({ reading: { ...reading, tip } })).halving;
    };
    const blocks = 90 * 144;
    expect(at(1_050_000 - blocks - 2)).toBeUndefined();
    expect(at(1_050_000 - blocks + 2)).toMatchObject({ height: 1_050_000 });
  });
});

describe('what changed since yesterday', () => {
  const yesterday = (value: number) => [{ at: NOW - 86_400, value }];
  const changesOf = (changes: Parameters<typeof digestQuestion>[0]) =>
    digestFacts(digestQuestion(changes)).changes;

  it('is nothing without a past, and nothing where all is as it was', () => {
    expect(changesOf({})).toBeUndefined();
    const past = { hashprice: [], coinPrice: yesterday(100_000), difficulty: yesterday(140e12) };
    expect(changesOf({ past })).toBeUndefined();
  });

  it('is each value before and after', () => {
    const past = {
      hashprice: [],
      coinPrice: yesterday(80_000),
      difficulty: yesterday(70e12),
      feeShare: yesterday(0.25),
    };
    const found = changesOf({ past });
    expect(found?.coinPrice).toEqual({ before: 80_000, after: 100_000, ratio: 0.25 });
    expect(found?.difficulty).toEqual({ before: 70e12, after: 140e12, ratio: 1 });
    expect(found?.feeShare?.before).toBeCloseTo(0.25);
    expect(found?.feeShare?.after).toBeCloseTo(0.02 / 3.145);
    expect(found?.hashprice).toBeUndefined();
  });

  it('says nothing of a difficulty that is old', () => {
    const past = { hashprice: [], coinPrice: [], difficulty: yesterday(70e12) };
    const difficulty = reading.difficulty && { ...reading.difficulty, state: 'stale' as const };
    expect(changesOf({ past, reading: { ...reading, difficulty } })).toBeUndefined();
  });

  it('is the rigs whose break-even lies between the hashprices of the two days', () => {
    // At 45.19 dollars a PH/s now, 24 kWh times this price a day for each PH/s.
    const rigAt = (id: number, breakEven: number, userId = ADA) =>
      registered({
        id,
        userId,
        name: `Rig ${id}`,
        hashrate: 1e15,
        power: 1_000,
        tariff: { kind: 'flat', perKwh: breakEven / 24, currency: 'USD' },
      });
    const rigs = [rigAt(1, 44), rigAt(2, 46), rigAt(3, 49), rigAt(4, 51), rigAt(5, 47, '2')];
    const fleet = { of: 'server', rigs, named: new Set([ADA]) } as const;
    const crossings = (hashprice: number) =>
      changesOf({ fleet, past: { hashprice: yesterday(hashprice), coinPrice: [] } })?.rigs;
    const fell = crossings(50);
    expect(fell?.stopped.map(({ rig }) => rig.id).toSorted()).toEqual([2, 3]);
    expect(fell).toMatchObject({ began: [], unnamed: { began: 0, stopped: 1 } });
    const rose = crossings(43);
    expect(rose?.began.map(({ rig }) => rig.id)).toEqual([1]);
    expect(rose).toMatchObject({ stopped: [], unnamed: { began: 0, stopped: 0 } });
    expect(crossings(45)).toBeUndefined();
  });
});

describe('sections', () => {
  it('that nobody asked for are absent, and those that were are there', () => {
    fc.assert(
      fc.property(fc.subarray([...digestSections]), fc.boolean(), (sections, silent) => {
        const facts = digestFacts(
          digestQuestion({ sections, ...(silent && { reading: nothing }) }),
        );
        const { isBrief, ...told } = facts;
        const names = Object.entries(told).flatMap(([name, fact]) => (fact ? [name] : []));
        // Where all is told, what is empty or no news is not: rigs, and the halving of 2028.
        const empty = ['chart', ...(isBrief ? ['rigs', 'hours', 'halving'] : [])];
        if (isBrief && silent) empty.push('scorecard');
        expect(names.toSorted()).toEqual(
          sections.filter((section) => !empty.includes(section)).toSorted(),
        );
      }),
    );
  });
});
