import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profitLevels } from '../../src/alert/levels.ts';
import { watchMetrics } from '../../src/alert/metrics.ts';
import type { Metric, Watch } from '../../src/alert/types.ts';
import { conditionsOf, forecastOf } from '../../src/market/conditions.ts';
import { sampleMarket } from '../../src/market/sources/sample/sample-network.ts';
import { economics } from '../../src/mining/economics.ts';
import { outlook } from '../../src/rig/profit.ts';
import { basisOf } from '../../src/rig/registered.ts';
import { sampleRig } from '../support/sample-rows.ts';
import {
  EPOCH_START,
  HOUR,
  type MarketPicture,
  MINUTE,
  readingAt,
  START,
} from '../support/watch-world.ts';

function look(at: number, picture: Partial<MarketPicture> = {}, previous?: Watch) {
  const reading = readingAt(at, picture);
  const forecast = forecastOf(reading, at);
  const answer = watchMetrics({ reading, forecast, previous, minPriceSources: 2, now: at });
  if (!answer) throw new Error('not trusted');
  return answer;
}

describe('what was seen by a clock that has been set back since', () => {
  it.each([HOUR, 24 * HOUR])('%i s ago is what was just now, and jumps are confirmed', (back) => {
    const ahead = look(START + back).watch;
    const doubt = look(START + back + MINUTE, { price: 60_000 }, ahead).watch;
    expect(doubt.suspect?.at).toBe(START + back + MINUTE);
    const again = look(START, { price: 60_000 }, doubt);
    expect(again.tick.outage).toBeUndefined();
    expect(again.watch.last.at).toBe(START);
    expect(again.watch.suspect?.at).toBe(START);
    const sure = look(START + MINUTE, { price: 60_000 }, again.watch);
    expect(sure.tick.confirmed).toContain('price:BTC:USD');
  });
});

describe('metrics', () => {
  it('are those that commands answer with', () => {
    const { metrics } = look(START).tick;
    const answer = conditionsOf(readingAt(START), 'EUR');
    if (!answer.ok) throw new Error('no conditions');
    const { miner, terms } = basisOf(sampleRig());
    const { hashprice } = economics(miner, terms, answer.conditions);
    expect(metrics.get('hashprice:BTC:EUR')).toBeCloseTo(hashprice, 10);
    expect(metrics.get('price:BTC:EUR')).toBeCloseTo(76_500, 6);
    expect(metrics.get('epoch:BTC')).toBe(460);
  });

  it('hold a rig below its outlook exactly when its chance of a loss is that high', () => {
    const chances = fc.constantFrom(10, 20, 30, 40, 50, 60, 70, 80, 90);
    const picture = fc.record({
      price: fc.integer({ min: 60_000, max: 120_000 }),
      spacing: fc.integer({ min: 520, max: 680 }),
      height: fc.integer({ min: 260, max: 2_015 }).map((done) => EPOCH_START + done),
    });
    fc.assert(
      fc.property(picture, chances, (market, chance) => {
        const reading = readingAt(START, market);
        const answer = conditionsOf(reading, 'EUR');
        if (!answer.ok) throw new Error('no conditions');
        const rig = { ...sampleRig(), id: 1, revision: 1 };
        const forecast = forecastOf(reading, START);
        const { afterRetarget } = outlook({ ...basisOf(rig), ...answer, forecast });
        const chanceOfLoss = afterRetarget?.chanceOfLoss ?? Number.NaN;
        // The tail's approximation is good to 1e-7.
        fc.pre(Math.abs(chanceOfLoss - chance / 100) > 1e-6);
        const { metrics } = look(START, market).tick;
        const value = metrics.get(`next-hashprice:BTC:EUR:${chance}`) ?? Number.NaN;
        const { fire } = profitLevels(rig, { floor: 0, margin: 0 });
        expect(value < fire).toBe(chanceOfLoss > chance / 100);
      }),
      { numRuns: 500 },
    );
  });

  it('know no outlook before 250 blocks of an epoch', () => {
    const outlooks = (height: number) =>
      [...look(START, { height }).tick.metrics.keys()].filter((key) => key.startsWith('next'));
    expect(outlooks(EPOCH_START + 248)).toEqual([]);
    expect(outlooks(EPOCH_START + 249)).toHaveLength(18);
  });

  it('of the sample network are none', () => {
    const reading = { ...readingAt(START), origin: 'sample' as const };
    const question = { reading, forecast: undefined, previous: undefined, now: START };
    expect(watchMetrics({ ...question, minPriceSources: 1 })).toBeUndefined();
  });
});

it('trusts the sample network, with its one source, only where it is told to', () => {
  const reading = sampleMarket().reading();
  const question = { reading, forecast: undefined, previous: undefined, minPriceSources: 2 };
  const answer = watchMetrics({ ...question, now: reading.at, trustsSample: true });
  expect(answer?.tick.metrics.get('price:BTC:USD')).toBe(86_000);
  expect(watchMetrics({ ...question, now: reading.at })).toBeUndefined();
  const live = { ...reading, origin: 'live' as const };
  expect(
    watchMetrics({ ...question, reading: live, now: reading.at, trustsSample: true }),
  ).toBeUndefined();
});

describe('a jump', () => {
  const price: Metric = 'price:BTC:USD';
  const first = look(START).watch;

  it('is held back, remembered, and confirmed by a later price on the same side', () => {
    const jumped = look(START + MINUTE, { price: 60_000 }, first);
    expect(jumped.tick.metrics.has(price)).toBe(false);
    expect(jumped.tick.metrics.has('fees:BTC')).toBe(true);
    expect(jumped.watch.last.metrics.get(price)).toBe(85_000);
    expect(jumped.watch.suspect?.metrics.get(price)).toBe(60_000);
    const again = look(START + 2 * MINUTE, { price: 65_000 }, jumped.watch);
    expect(again.tick.metrics.get(price)).toBe(65_000);
    expect([...again.tick.confirmed]).toContain(price);
    expect(again.watch.suspect).toBeUndefined();
  });

  it('to the other side is a new doubt', () => {
    const jumped = look(START + MINUTE, { price: 60_000 }, first);
    const other = look(START + 2 * MINUTE, { price: 120_000 }, jumped.watch);
    expect(other.tick.metrics.has(price)).toBe(false);
    expect(other.watch.suspect?.metrics.get(price)).toBe(120_000);
  });

  it('is not confirmed by the very same price', () => {
    const jumped = look(START + MINUTE, { price: 60_000 }, first);
    expect(look(START + MINUTE, { price: 60_000 }, jumped.watch).tick.metrics.has(price)).toBe(
      false,
    );
  });

  it('is not confirmed by another process that looks a second later, but by the next minute', () => {
    const jumped = look(START + MINUTE, { price: 60_000 }, first);
    const other = look(START + MINUTE + 1, { price: 60_000 }, jumped.watch);
    expect(other.tick.metrics.has(price)).toBe(false);
    // However many there are: the doubt is as old as it is.
    const third = look(START + MINUTE + 25, { price: 60_000 }, other.watch);
    expect(third.tick.confirmed.size).toBe(0);
    const next = look(START + MINUTE + 30, { price: 60_000 }, third.watch);
    expect([...next.tick.confirmed]).toContain(price);
  });

  it('is one, though the metric was away for a reading', () => {
    const gap = look(START + MINUTE, { missing: 'fx' }, first);
    expect(gap.tick.metrics.has('hashprice:BTC:EUR')).toBe(false);
    const back = look(START + 2 * MINUTE, { eur: 0.2 }, gap.watch);
    expect(back.tick.metrics.has('hashprice:BTC:EUR')).toBe(false);
    expect(back.watch.suspect?.metrics.has('hashprice:BTC:EUR')).toBe(true);
  });

  it('is none from the outlook of one epoch to that of the next', () => {
    const outlook: Metric = 'next-hashprice:BTC:USD:50';
    const before = look(START, { height: EPOCH_START + 2_000, spacing: 500 });
    expect(before.watch.last.metrics.has(outlook)).toBe(true);
    const after = { height: EPOCH_START + 2_016 + 300, spacing: 700 };
    const next = look(START + MINUTE, after, before.watch);
    expect(next.tick.metrics.has(outlook)).toBe(true);
    const early = look(START + MINUTE, { height: EPOCH_START + 2_020 }, before.watch);
    expect(early.watch.last.metrics.has(outlook)).toBe(false);
  });

  it('is none over more than an hour, which is told instead', () => {
    const back = look(START + HOUR + 1, { price: 60_000 }, first);
    expect(back.tick.metrics.get(price)).toBe(60_000);
    expect(back.tick.outage).toEqual({ from: START, to: START + HOUR + 1 });
    expect(look(START + HOUR, {}, first).tick.outage).toBeUndefined();
  });
});

describe('a reading that nobody bears out', () => {
  it.each(['tip', 'difficulty', 'meanFees', 'price'] as const)('decides nothing: %s', (part) => {
    const reading = readingAt(START);
    const datum = reading[part];
    const unsure = { ...reading, [part]: datum && { ...datum, state: 'unconfirmed' as const } };
    const question = { forecast: undefined, previous: undefined, minPriceSources: 2, now: START };
    expect(watchMetrics({ ...question, reading })).toBeDefined();
    expect(watchMetrics({ ...question, reading: unsure })).toBeUndefined();
  });
});
