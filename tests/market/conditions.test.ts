import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ConditionsAnswer,
  conditionsOf,
  forecastOf,
  momentOf,
} from '../../src/market/conditions.ts';
import type { Datum, Reading } from '../../src/market/reading.ts';
import { convert } from '../../src/money/currency.ts';

/** 2025-12-11, 19:33:20 UTC. */
const AT = 1_765_481_600;

function datum<T>(value: T, source: string): Datum<T> {
  return { value, source, at: AT - 30, state: 'fresh' };
}

const tip = datum({ height: 927_361, time: AT - 400 }, 'mempool.space');
const reading = {
  coin: 'BTC',
  at: AT,
  origin: 'live',
  tip,
  difficulty: datum(140e12, 'mempool.space'),
  meanFees: datum(2_000_000, 'mempool.space'),
  price: datum({ usd: 100_000, sources: ['Kraken', 'Coinbase'], cut: [] }, 'Kraken, Coinbase'),
  fx: datum({ perUsd: { USD: 1, EUR: 0.9, JPY: 155 }, date: '2025-12-11' }, 'Frankfurter'),
  // The epoch before began at 925,344, this one at 927,360.
  epoch: datum(
    {
      marks: [
        { height: 925_344, time: AT - 1_210_000 },
        { height: 927_360, time: AT - 1_000 },
      ],
      previousDifficulty: 141e12,
    },
    'mempool.space',
  ),
} as const satisfies Reading;

function expectOk(answer: ConditionsAnswer) {
  if (!answer.ok) throw new Error(`missing: ${answer.missing.join(', ')}`);
  return answer;
}

describe('conditionsOf', () => {
  it('takes the price in dollars as it is', () => {
    const answer = expectOk(conditionsOf(reading, 'USD'));
    expect(answer).toMatchObject({
      conditions: { difficulty: 140e12, blockReward: 314_500_000, coinPrice: 100_000 },
      subsidy: 312_500_000,
      meanFees: 2_000_000,
      halving: { height: 1_050_000, blocksLeft: 122_639 },
      stale: false,
    });
    expect(answer.evidence).toEqual([
      { role: 'tip', datum: reading.tip },
      { role: 'difficulty', datum: reading.difficulty },
      { role: 'fees', datum: reading.meanFees },
      { role: 'price', datum: reading.price },
    ]);
  });

  it('takes the price in another currency by way of the dollar, and says so', () => {
    const answer = expectOk(conditionsOf(reading, 'EUR'));
    expect(answer.conditions.coinPrice).toBeCloseTo(90_000, 6);
    expect(answer.evidence.at(-1)).toEqual({ role: 'fx', datum: reading.fx });
  });

  it.each([
    [839_998, 625_000_000, 840_000, 2],
    // Block 840,000 comes next: it pays the lower subsidy, and the halving ahead is the one after.
    [839_999, 312_500_000, 1_050_000, 210_001],
    [840_000, 312_500_000, 1_050_000, 210_000],
  ])('at tip %i the next block creates %i sats', (height, subsidy, halvingHeight, blocksLeft) => {
    const answer = expectOk(
      conditionsOf({ ...reading, tip: datum({ height, time: AT }, 'mempool.space') }, 'USD'),
    );
    expect(answer.subsidy).toBe(subsidy);
    expect(answer.conditions.blockReward).toBe(subsidy + 2_000_000);
    expect(answer.halving).toEqual({ height: halvingHeight, blocksLeft });
  });

  it('needs neither price nor fx for a supposed price', () => {
    const { tip, difficulty, meanFees } = reading;
    const chain: Reading = { coin: 'BTC', at: AT, origin: 'live', tip, difficulty, meanFees };
    const answer = expectOk(conditionsOf(chain, 'EUR', { coinPrice: 75_000 }));
    expect(answer.conditions.coinPrice).toBe(75_000);
    expect(answer.evidence.map(({ role }) => role)).toEqual(['tip', 'difficulty', 'fees']);
    // Nor does it name them as evidence when they are there.
    expect(conditionsOf(reading, 'EUR', { coinPrice: 75_000 })).toEqual(answer);
  });

  it('supposes a change of difficulty', () => {
    const answer = expectOk(conditionsOf(reading, 'USD', { difficultyChange: 1.05 }));
    expect(answer.conditions.difficulty).toBeCloseTo(147e12, 0);
  });

  it('says exactly what is missing', () => {
    const parts = ['tip', 'difficulty', 'meanFees', 'price', 'fx'] as const;
    fc.assert(
      fc.property(
        fc.subarray([...parts]),
        fc.constantFrom('USD', 'EUR'),
        fc.constantFrom(undefined, 80_000),
        (gone, currency, coinPrice) => {
          const partial: Reading = {
            ...reading,
            ...Object.fromEntries(gone.map((part) => [part, undefined])),
          };
          const needed = gone
            .filter((part) => part !== 'price' || coinPrice === undefined)
            .filter((part) => part !== 'fx' || (coinPrice === undefined && currency === 'EUR'))
            .map((part) => (part === 'meanFees' ? 'fees' : part));
          const answer = conditionsOf(partial, currency, { coinPrice });
          expect(answer.ok ? [] : answer.missing).toEqual(needed);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('misses the fx for a currency the rates leave out', () => {
    expect(conditionsOf(reading, 'CHF')).toEqual({ ok: false, missing: ['fx'] });
  });

  it('without fees offers the subsidy alone, but only on demand', () => {
    const answer = conditionsOf({ ...reading, meanFees: undefined }, 'USD');
    expect(answer).toMatchObject({
      ok: false,
      missing: ['fees'],
      withoutFees: { conditions: { blockReward: 312_500_000 }, subsidy: 312_500_000 },
    });
  });

  it('offers nothing when more than the fees is missing', () => {
    const answer = conditionsOf({ ...reading, meanFees: undefined, price: undefined }, 'USD');
    expect(answer).toEqual({ ok: false, missing: ['fees', 'price'] });
  });

  it('is stale when a datum in it is, and not when one beside it is', () => {
    const stale = { ...reading, fx: { ...reading.fx, state: 'stale' } } as const;
    expect(expectOk(conditionsOf(stale, 'EUR')).stale).toBe(true);
    expect(expectOk(conditionsOf(stale, 'USD')).stale).toBe(false);
  });
});

describe('momentOf', () => {
  it('follows the clock for the real network', () => {
    expect(momentOf(reading, () => AT + 500)).toBe(AT + 500);
  });

  it('stands still for the sample network', () => {
    expect(momentOf({ ...reading, origin: 'sample' }, () => AT + 500)).toBe(AT);
  });
});

describe('forecastOf', () => {
  it('is the forecast of the running epoch', () => {
    expect(forecastOf(reading, AT)).toMatchObject({
      method: 'forecast',
      height: 929_376,
      blocksLeft: 2_015,
    });
  });

  it.each(['tip', 'difficulty', 'epoch'] as const)('is none without %s', (part) => {
    expect(forecastOf({ ...reading, [part]: undefined }, AT)).toBeUndefined();
  });

  it('does not take the silence after a stale tip for a wait', () => {
    const stale: Reading = { ...reading, tip: { ...tip, state: 'stale' } };
    expect(forecastOf(stale, AT + 20_000)).toEqual(forecastOf(reading, tip.at));
    expect(forecastOf(reading, AT + 20_000)).not.toEqual(forecastOf(reading, tip.at));
  });
});

describe('convert', () => {
  const fx = reading.fx.value;

  it.each([
    [100, 'USD', 'EUR', 90],
    [90, 'EUR', 'USD', 100],
    [9, 'EUR', 'JPY', 1_550],
    [7, 'EUR', 'EUR', 7],
  ])('%d %s in %s', (amount, from, to, expected) => {
    expect(convert(amount, from, to, fx)).toBeCloseTo(expected, 9);
  });

  it('needs no rates where nothing is to convert', () => {
    expect(convert(7, 'EUR', 'EUR', undefined)).toBe(7);
  });

  it.each([
    ['USD', 'CHF', fx],
    ['CHF', 'USD', fx],
    ['USD', 'EUR', undefined],
  ])('knows no rate from %s to %s', (from, to, rates) => {
    expect(convert(1, from, to, rates)).toBeUndefined();
  });
});
