import { describe, expect, it } from 'vitest';
import type { HistoryPoint } from '../../../../src/market/history.ts';
import type { HistoryStore } from '../../../../src/market/market.port.ts';
import { withSampleHistory } from '../../../../src/market/sources/sample/sample-history.ts';
import { SIMULATION_START } from '../../../../src/market/sources/sample/simulated-network.ts';

const DAY = 86_400;
const TODAY = SIMULATION_START - (SIMULATION_START % DAY);
/** Epochs 470 and 473; the sample's own is 481. */
const EPOCHS = [
  { height: 470 * 2_016, difficulty: 100e12, start: SIMULATION_START - 150 * DAY },
  { height: 473 * 2_016, difficulty: 133.1e12, start: SIMULATION_START - 108 * DAY },
  { height: 481 * 2_016, difficulty: 132.7e12, start: 1_791_011_796 },
];

/** A store that has these days; nothing else is asked of it. */
function historyOf(days: readonly HistoryPoint[], sample = true): HistoryStore {
  const nothing = async () => undefined;
  return withSampleHistory(
    {
      record: async () => {},
      range: async ({ from, to }) => days.filter(({ at }) => at >= from && at < to),
      rollUp: async () => {},
      fillDays: async () => 0,
      rates: async () => [],
      saveRates: async () => {},
      saveForecast: async () => {},
      forecasts: async () => [],
      progress: nothing,
      saveProgress: async () => {},
    },
    { epochs: EPOCHS, isSample: () => sample },
  );
}

const everything = { from: 0, to: SIMULATION_START + 400 * DAY };

describe('the history of the sample network', () => {
  it.each([
    ['day', 1_095, DAY],
    ['hour', 90 * 24, 3_600],
    ['raw', 7 * 144, 600],
  ] as const)('has points of each %s, and ends with the sample', async (step, count, every) => {
    const points = await historyOf([]).range({ coin: 'BTC', step, ...everything });
    expect(Math.abs(points.length - count)).toBeLessThanOrEqual(1);
    expect(points.every(({ at }, index) => at === (points[0]?.at ?? 0) + index * every)).toBe(true);
    const last = points.at(-1);
    expect((last?.usd ?? 0) / 86_000).toBeCloseTo(1, 1);
    expect(last?.difficulty).toBe(132.7e12);
    expect(last?.height).toBeLessThanOrEqual(969_992);
  });

  it('has the real difficulties where they are known, and equal steps between', async () => {
    const points = await historyOf([]).range({ coin: 'BTC', step: 'day', ...everything });
    const difficulties = [...new Set(points.map(({ difficulty }) => difficulty))];
    const ratios = difficulties.slice(2, 4).map((one, index) => {
      return (one ?? 0) / (difficulties[index + 1] ?? 1);
    });
    expect(difficulties.slice(0, 2)).toEqual([undefined, 100e12]);
    for (const ratio of ratios) expect(ratio).toBeCloseTo(1.1, 6);
    const heights = points.flatMap(({ height = [] }) => height);
    expect(heights.toSorted((a, b) => a - b)).toEqual(heights);
  });

  it('goes on with what is stored, which counts more on the day they meet', async () => {
    const stored = [
      { at: TODAY - DAY, usd: 1 },
      { at: TODAY, usd: 2 },
      { at: TODAY + DAY, usd: 3 },
    ];
    const points = await historyOf(stored).range({ coin: 'BTC', step: 'day', ...everything });
    expect(points.slice(-2)).toEqual(stored.slice(1));
    expect(points.at(-3)?.usd).toBeGreaterThan(80_000);
  });

  it('is the same for every question about a moment', async () => {
    const history = historyOf([]);
    const all = await history.range({ coin: 'BTC', step: 'hour', ...everything });
    const from = TODAY - 10 * DAY + 1;
    const part = await history.range({ coin: 'BTC', step: 'hour', from, to: TODAY });
    expect(part).toEqual(all.filter(({ at }) => at >= from && at < TODAY));
  });

  it('has rates of exchange', async () => {
    const rates = await historyOf([]).rates(0, SIMULATION_START);
    expect(rates).toMatchObject([{ perUsd: { EUR: 0.89 }, date: '2026-10-02' }]);
  });

  it('is nothing beside live data', async () => {
    const stored = [{ at: TODAY - DAY, usd: 1 }];
    const history = historyOf(stored, false);
    expect(await history.range({ coin: 'BTC', step: 'day', ...everything })).toEqual(stored);
    expect(await history.rates(0, 1)).toEqual([]);
  });
});
