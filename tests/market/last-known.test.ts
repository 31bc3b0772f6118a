import { describe, expect, it } from 'vitest';
import { readingOf, withoutAhead } from '../../src/market/reading.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const then = 1_791_193_200;
const found = <T>(value: T) => ({ value, source: 'X', at: then });
const lastKnown = {
  tip: found({ height: 969_992, time: then - 600, bits: 0x17021ef0 }),
  meanFees: found(2_000_000),
  price: found({ usd: 86_000, sources: ['Kraken'], cut: [] }),
  fx: found({ perUsd: { USD: 1, EUR: 0.89 }, date: '2026-10-02' }),
  epoch: found({ marks: [{ height: 969_696, time: 1_791_011_796 }] }),
};
const stateAfter = (seconds: number) => {
  const { tip, difficulty, meanFees, price, fx, epoch } = readingOf(lastKnown, {
    coin: 'BTC',
    now: then + seconds,
    maxAge: 6 * HOUR,
  });
  return [tip, difficulty, meanFees, price, fx, epoch].map((datum) => datum?.state);
};

describe('lastKnown dated ahead, by a clock that was set back since', () => {
  it('make no reading, and no moment to come is that of the last good data', () => {
    const { lastGoodAt, ...reading } = readingOf(lastKnown, {
      coin: 'BTC',
      now: then - HOUR,
      maxAge: 6 * HOUR,
    });
    expect(reading).toEqual({ coin: 'BTC', at: then - HOUR, origin: 'live' });
    expect(lastGoodAt).toBeUndefined();
  });

  it('are dropped, each by itself; a clock that differs a little is forgiven', () => {
    const old = { ...lastKnown.fx, at: then - DAY };
    expect(withoutAhead({ ...lastKnown, fx: old }, then - HOUR)).toEqual({ fx: old });
    expect(withoutAhead(lastKnown, then - 200)).toEqual(lastKnown);
  });
});

describe('readingOf', () => {
  it('gives every datum with its source and time, and the difficulty of the bits', () => {
    expect(readingOf(lastKnown, { coin: 'BTC', now: then, maxAge: 6 * HOUR })).toEqual({
      coin: 'BTC',
      at: then,
      origin: 'live',
      tip: { value: { height: 969_992, time: then - 600 }, source: 'X', at: then, state: 'fresh' },
      difficulty: {
        value: expect.closeTo(132_716_002_350_731.27, 1),
        source: 'X',
        at: then,
        state: 'fresh',
      },
      meanFees: { ...lastKnown.meanFees, state: 'fresh' },
      price: { ...lastKnown.price, state: 'fresh' },
      fx: { ...lastKnown.fx, state: 'fresh' },
      epoch: { ...lastKnown.epoch, state: 'fresh' },
      lastGoodAt: then,
    });
  });

  it.each([
    // tip, difficulty, fees, price, rates of exchange, epoch
    [300, ['fresh', 'fresh', 'fresh', 'fresh', 'fresh', 'fresh']],
    [301, ['fresh', 'fresh', 'fresh', 'stale', 'fresh', 'fresh']],
    [601, ['stale', 'stale', 'fresh', 'stale', 'fresh', 'stale']],
    [HOUR + 1, ['stale', 'stale', 'stale', 'stale', 'fresh', 'stale']],
    [6 * HOUR, ['stale', 'stale', 'stale', 'stale', 'fresh', 'stale']],
    [6 * HOUR + 1, [undefined, undefined, undefined, undefined, 'fresh', undefined]],
    [5.25 * DAY + 1, [undefined, undefined, undefined, undefined, 'stale', undefined]],
    [5.25 * DAY + 6 * HOUR + 1, Array(6).fill(undefined)],
  ])('ages: after %d s', (seconds, states) => {
    expect(stateAfter(seconds)).toEqual(states);
  });

  it('still tells since when there is nothing', () => {
    const reading = readingOf(lastKnown, { coin: 'BTC', now: then + 10 * DAY, maxAge: 6 * HOUR });
    expect(reading).toEqual({ coin: 'BTC', at: then + 10 * DAY, origin: 'live', lastGoodAt: then });
  });

  it('has no last good time before chain and price were known both', () => {
    expect(
      readingOf({ ...lastKnown, price: undefined }, { coin: 'BTC', now: then, maxAge: HOUR })
        .lastGoodAt,
    ).toBeUndefined();
    const earlier = { ...lastKnown.price, at: then - 50 };
    expect(
      readingOf({ ...lastKnown, price: earlier }, { coin: 'BTC', now: then, maxAge: HOUR })
        .lastGoodAt,
    ).toBe(then - 50);
  });

  it('distrusts a chain without a block for two hours, though it is confirmed', () => {
    const value = { ...lastKnown.tip.value, time: then - 7_201 };
    const reading = readingOf(
      { ...lastKnown, tip: found(value) },
      { coin: 'BTC', now: then, maxAge: 6 * HOUR },
    );
    const { tip, difficulty, epoch, price } = reading;
    expect([tip, difficulty, epoch, price].map((datum) => datum?.state)).toEqual([
      'stale',
      'stale',
      'stale',
      'fresh',
    ]);
  });

  it('has nothing from a future that a wrong clock wrote', () => {
    expect(stateAfter(-10 * DAY)).toEqual(Array(6).fill(undefined));
  });

  it('is empty when nothing is known, never zero', () => {
    expect(readingOf({}, { coin: 'BTC', now: then, maxAge: HOUR })).toEqual({
      coin: 'BTC',
      at: then,
      origin: 'live',
    });
  });
});
