import { describe, expect, it } from 'vitest';
import listed from '../../src/mining/difficulty-epochs.json' with { type: 'json' };
import { difficultyAt, epochsBetween } from '../../src/mining/difficulty-epochs.ts';

const ALL = epochsBetween(0, 2 ** 40);

describe('difficulty from the facts at hand', () => {
  it.each([
    [0, 1],
    [32_255, 1],
    [32_256, 1.18289953],
    [699_999, 18_415_156_832_118.24],
    [878_976, 110_451_907_374_649.52],
    [953_568, 124_932_866_006_548.16],
    [969_695, 132_757_073_449_487.52],
    [969_992, 132_716_002_350_731.27],
  ])('of block %i is %f', (height, difficulty) => {
    expect((difficultyAt(height) ?? 0) / difficulty).toBeCloseTo(1, 7);
  });

  it.each([955_584, 967_679, 971_712, -1])('of block %i is not known', (height) => {
    expect(difficultyAt(height)).toBeUndefined();
  });

  it('has each epoch once, in order', () => {
    expect(ALL).toHaveLength(476);
    for (const [index, { height, difficulty, start }] of ALL.entries()) {
      expect(height % 2_016).toBe(0);
      expect(difficulty).toBeGreaterThanOrEqual(1);
      expect(height).toBeGreaterThan(ALL[index - 1]?.height ?? -1);
      expect(start).toBeGreaterThan(ALL[index - 1]?.start ?? 0);
    }
  });

  it('gives those that began from one moment on until before another', () => {
    // Epochs 429 to 431.
    const heights = (from: number, to: number) =>
      epochsBetween(from, to).map(({ height }) => height);
    expect(heights(1_728_456_399, 1_730_759_288)).toEqual([864_864, 866_880]);
    expect(heights(1_728_456_400, 1_730_759_289)).toEqual([866_880, 868_896]);
    expect(heights(1_728_456_400, 1_728_456_401)).toEqual([]);
  });
});

describe('the start of an epoch', () => {
  const known = listed.runs[0]?.starts.join(' ').split(' ').map(Number) ?? [];
  /** By which the change of difficulty tells it wrong, from the start before; seconds. */
  const errors = known.slice(1).flatMap((start, index) => {
    const [epoch, next] = [ALL[index], ALL[index + 1]];
    // Before that, the change was limited: by difficulty 1, and once by the limit of ×4.
    if (!epoch || !next || epoch.height < 70_560) return [];
    const ratio = next.difficulty / epoch.difficulty;
    return [epoch.start + (1_209_600 / ratio) * (2_016 / 2_015) - start];
  });

  it('is the known one where there is one', () => {
    expect(ALL.slice(0, known.length).map(({ start }) => start)).toEqual(known);
    expect(ALL.at(-1)?.start).toBe(1_791_011_796);
  });

  it('follows from the change of difficulty as exactly as we say', () => {
    expect(errors.length).toBeGreaterThan(400);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(72 * 60);
    const square = errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length;
    expect(Math.sqrt(square)).toBeLessThan(11 * 60);
    for (let first = 0; first + 44 <= errors.length; first += 1) {
      const sum = errors.slice(first, first + 44).reduce((total, error) => total + error, 0);
      expect(Math.abs(sum)).toBeLessThan(2.5 * 3_600);
    }
  });

  it('is reckoned where it is not known', () => {
    // Epoch 473 in June 2026; 480 two weeks before 481, whose difficulty is nearly the same.
    expect(ALL[473]?.start).toBeGreaterThan(Date.UTC(2026, 5, 1) / 1_000);
    expect(ALL[473]?.start).toBeLessThan(Date.UTC(2026, 6, 1) / 1_000);
    expect((ALL[475]?.start ?? 0) - (ALL[474]?.start ?? 0)).toBeCloseTo(1_209_600, -4);
  });
});
