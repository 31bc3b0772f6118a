import { beforeEach, describe, expect, it } from 'vitest';
import { forecastOf } from '../../src/market/conditions.ts';
import type { HistoryStore } from '../../src/market/market.port.ts';
import type { Reading } from '../../src/market/reading.ts';
import { recordHistory } from '../../src/market/record-history.job.ts';
import { sampleMarket } from '../../src/market/sources/sample/sample-network.ts';
import { fakeMarket } from '../support/command-ports.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { datum, NOW, nothing, reading } from '../support/readings.ts';

const ALWAYS = { coin: 'BTC', step: 'raw', from: 0, to: 2 ** 40 } as const;

let history: HistoryStore;
beforeEach(async () => {
  ({ history } = await memoryStores());
});

const jobFor = (market: ReturnType<typeof fakeMarket>, now = NOW) =>
  recordHistory({ market, history, clock: () => now });
const record = (of: Reading) => jobFor(fakeMarket(of)).run();

/** One market whose reading changes. */
function changingMarket(first: Reading) {
  let present = first;
  const market = { ...fakeMarket(first), reading: () => present };
  const show = (next: Reading) => {
    present = next;
  };
  return { market, show };
}

describe('a reading', () => {
  const point = {
    at: NOW,
    height: 974_736,
    difficulty: 140e12,
    meanFees: 2_000_000,
    usd: 100_000,
  };

  it('is written down with its minute', async () => {
    await record({ ...reading, at: NOW + 59.7 });
    expect(await history.range(ALWAYS)).toEqual([point]);
  });

  it('is written down once a minute, also by several processes', async () => {
    await record(reading);
    await record({ ...reading, at: NOW + 30 });
    await record({ ...reading, at: NOW + 60 });
    expect((await history.range(ALWAYS)).map(({ at }) => at)).toEqual([NOW, NOW + 60]);
  });

  it('is written down without what is stale or not known', async () => {
    const stalePrice = datum({ usd: 1, sources: [], cut: [] }, 'Kraken', 3_600, 'stale');
    await record({ ...reading, price: stalePrice, meanFees: undefined });
    expect(await history.range(ALWAYS)).toEqual([{ at: NOW, height: 974_736, difficulty: 140e12 }]);
  });

  it('is no news when nothing in it is fresh', async () => {
    await record(nothing);
    const staleTip = datum({ height: 974_736, time: NOW - 9e3 }, 'mempool.space', 9_000, 'stale');
    await record({ ...nothing, tip: staleTip });
    expect(await history.range(ALWAYS)).toEqual([]);
  });

  it('of the sample network is nobody’s history', async () => {
    await jobFor(sampleMarket()).run();
    expect(await history.range(ALWAYS)).toEqual([]);
    expect(await history.rates(0, 2 ** 33)).toEqual([]);
  });
});

describe('rates of exchange', () => {
  it('are written down by their day, when they are new', async () => {
    const { market, show } = changingMarket(reading);
    const job = jobFor(market);
    await job.run();
    const thursday = { perUsd: { USD: 1, EUR: 0.81, JPY: 151 }, date: '2026-11-05' };
    const later = datum(thursday, 'Frankfurter');
    show({ ...reading, fx: later });
    await job.run();
    await job.run();
    expect(await history.rates(0, 2 ** 33)).toEqual([reading.fx?.value, thursday]);
  });

  it('are not written down when they are stale', async () => {
    const fx = datum(
      { perUsd: { USD: 1, EUR: 1 }, date: '2026-10-01' },
      'Frankfurter',
      1e6,
      'stale',
    );
    await record({ ...reading, fx });
    expect(await history.rates(0, 2 ** 33)).toEqual([]);
  });
});

describe('the forecast of a retarget', () => {
  const start = 973_728;
  const next = start + 2_016;
  const marks = Array.from({ length: 15 }, (_, index) => ({
    height: start + index * 144,
    time: NOW - 60 - (2_015 - index * 144) * 590,
  }));
  /** With so many blocks of the epoch in. */
  const epochWith = (blocksDone: number): Reading => {
    const height = start + blocksDone - 1;
    const time = NOW - 60 - (2_016 - blocksDone) * 590;
    const known = marks.filter((mark) => mark.height <= height);
    return {
      ...reading,
      tip: datum({ height, time }, 'mempool.space'),
      epoch: datum({ marks: known, previousDifficulty: 138e12 }, 'mempool.space'),
    };
  };
  const shares = async () => (await history.forecasts('BTC', next)).map(({ share }) => share);

  it.each([
    [503, []],
    [504, [0.25]],
    [576, [0.25]],
    [577, []],
    [1_007, []],
    [1_008, [0.5]],
    [1_512, [0.75]],
    [1_584, [0.75]],
    [1_585, []],
    [2_016, []],
  ])('with %i blocks done is kept for %j', async (blocksDone, kept) => {
    await record(epochWith(blocksDone));
    expect(await shares()).toEqual(kept);
  });

  it('is the one that commands show, with its 90 % band', async () => {
    const present = epochWith(1_020);
    await record(present);
    const forecast = forecastOf(present, NOW);
    expect(await history.forecasts('BTC', next)).toEqual([
      {
        height: next,
        share: 0.5,
        ratio: forecast?.ratio,
        low: forecast?.band90.low,
        high: forecast?.band90.high,
        at: NOW,
      },
    ]);
  });

  it('is kept as it was first, also through a restart, and at each mark', async () => {
    const { market, show } = changingMarket(epochWith(504));
    const job = jobFor(market);
    for (const blocksDone of [504, 505, 570, 700, 1_008, 1_512]) {
      show(epochWith(blocksDone));
      await job.run();
    }
    const [first, ...others] = await history.forecasts('BTC', next);
    expect(others).toHaveLength(2);
    await jobFor(fakeMarket(epochWith(560)), NOW + 9).run();
    expect(await history.forecasts('BTC', next)).toEqual([first, ...others]);
  });

  it('isn’t made of what is stale, or without the epoch’s first block', async () => {
    const whole = epochWith(504);
    const { tip } = whole;
    await record({ ...whole, tip: tip && { ...tip, state: 'stale' } });
    await record({ ...whole, difficulty: datum(140e12, 'mempool.space', 9_000, 'stale') });
    await record({ ...whole, epoch: undefined });
    await record({ ...whole, epoch: datum({ marks: [] }, 'mempool.space') });
    expect(await shares()).toEqual([]);
  });
});
