import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../src/coin/bitcoin.ts';
import { dailyMeans, difficultyDays, mergedEpochs } from '../../src/market/daily.ts';

const DAY = 86_400;
const MIDNIGHT = 1_791_158_400;

describe('daily means', () => {
  it('are of days in UTC, in order, whatever the order of the values', () => {
    const samples = [
      { at: MIDNIGHT + DAY, value: 7 },
      { at: MIDNIGHT + DAY - 1, value: 4 },
      { at: MIDNIGHT, value: 2 },
      { at: MIDNIGHT + 3 * DAY + 5, value: 9 },
    ];
    expect(dailyMeans(samples)).toEqual([
      { at: MIDNIGHT, value: 3 },
      { at: MIDNIGHT + DAY, value: 7 },
      { at: MIDNIGHT + 3 * DAY, value: 9 },
    ]);
    expect(dailyMeans([])).toEqual([]);
  });

  it('count two values of one moment once', () => {
    const twice = { at: MIDNIGHT, value: 2 };
    expect(dailyMeans([twice, twice, { at: MIDNIGHT + 9, value: 8 }])).toEqual([
      { at: MIDNIGHT, value: 5 },
    ]);
  });
});

describe('difficulty by day', () => {
  const first = { height: 2_016, difficulty: 100, start: MIDNIGHT - 14 * DAY };
  const second = { height: 4_032, difficulty: 200, start: MIDNIGHT + DAY / 4 };
  const span = { coin: bitcoin, from: MIDNIGHT - DAY, to: MIDNIGHT + 2 * DAY };

  it('is the mean by time on the day of a retarget', () => {
    expect(difficultyDays([first, second], { ...span, tipHeight: 4_300 })).toEqual([
      { at: MIDNIGHT - DAY, height: 2_016 + 1_980, difficulty: 100 },
      { at: MIDNIGHT, height: 4_032 + 108, difficulty: 175 },
      { at: MIDNIGHT + DAY, height: 4_032 + 252, difficulty: 200 },
    ]);
  });

  it('is not known between epochs with others missing between them', () => {
    const later = { height: 8_064, difficulty: 300, start: MIDNIGHT + 40 * DAY + 1 };
    const days = difficultyDays([second, later], {
      coin: bitcoin,
      from: MIDNIGHT,
      to: MIDNIGHT + 60 * DAY,
      tipHeight: 20_000,
    });
    const offsets = days.map(({ at }) => (at - MIDNIGHT) / DAY);
    // Ten days at most of an epoch whose end isn't known, and no day in part.
    expect(offsets).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 41, 42, 43, 44, 45, 46, 47, 48, 49]);
  });

  it('goes on for as long as the epoch of the tip does, with heights that stay in it', () => {
    const days = difficultyDays([second], {
      coin: bitcoin,
      from: MIDNIGHT,
      to: MIDNIGHT + 30 * DAY,
      tipHeight: 6_047,
    });
    expect(days).toHaveLength(29);
    expect(days.at(-1)).toEqual({ at: MIDNIGHT + 29 * DAY, height: 6_047, difficulty: 200 });
    const past = { coin: bitcoin, from: MIDNIGHT, to: MIDNIGHT + 30 * DAY, tipHeight: 6_048 };
    expect(difficultyDays([second], past)).toHaveLength(9);
    expect(difficultyDays([], past)).toEqual([]);
  });

  it('lies between the difficulties of the epochs, and heights never fall', () => {
    const lengths = fc.array(fc.integer({ min: 3 * DAY, max: 50 * DAY }), { minLength: 1 });
    fc.assert(
      fc.property(lengths, (seconds) => {
        let start = MIDNIGHT - 10 * DAY;
        const epochs = seconds.map((length, index) => {
          const epoch = { height: index * 2_016, difficulty: 1 + (index % 5), start };
          start += length;
          return epoch;
        });
        const days = difficultyDays(epochs, { coin: bitcoin, from: MIDNIGHT, to: start });
        for (const [index, { difficulty = 0, height = -1 }] of days.entries()) {
          expect(difficulty).toBeGreaterThanOrEqual(1);
          expect(difficulty).toBeLessThanOrEqual(5);
          expect(height).toBeGreaterThanOrEqual(days[index - 1]?.height ?? 0);
        }
      }),
    );
  });

  it('is told by a provider before it is told by what we know', () => {
    const told = { ...second, start: second.start + 60 };
    expect(mergedEpochs([first, second], [told])).toEqual([first, told]);
    expect(mergedEpochs([second], [first])).toEqual([first, second]);
  });
});
