import { describe, expect, it } from 'vitest';
import { headerProblem, heightProblem } from '../../src/market/tip-sanity.ts';

const now = 1_791_193_200;
const value = { height: 969_992, time: now - 180, bits: 0x17021ef0 };
const known = { value, source: 'X', at: now };

describe('heightProblem', () => {
  it.each([969_992, 969_993, 969_998, 969_991, 969_990])('believes %d after 969,992', (height) => {
    expect(heightProblem(height, known, now)).toBeUndefined();
  });

  it.each([
    [969_999, 'height jumps from 969992 to 969999'],
    [970_500, 'height jumps from 969992 to 970500'],
    [969_989, 'height falls from 969992 to 969989'],
    [0, 'height 0 does not fit the date (about 969998)'],
    // A Litecoin instance, and a testnet's.
    [3_190_000, 'height 3190000 does not fit the date (about 969998)'],
    [4_800_000, 'height 4800000 does not fit the date (about 969998)'],
  ])('does not believe %d', (height, problem) => {
    expect(heightProblem(height, known, now)).toBe(problem);
  });

  it('lets the height move on with time, so that an outage heals', () => {
    const later = now + 5 * 3_600;
    expect(heightProblem(969_992 + 30, known, later)).toBeUndefined();
    expect(heightProblem(969_992 + 55, known, later)).toBeUndefined();
    expect(heightProblem(969_992 + 60, known, later)).toMatch(/jumps/);
  });

  it('goes by the date alone when nothing is known', () => {
    expect(heightProblem(970_500, undefined, now)).toBeUndefined();
    expect(heightProblem(975_000, undefined, now)).toMatch(/does not fit the date/);
    expect(heightProblem(969_992, undefined, 0)).toMatch(/does not fit the date/);
    const tenYears = 10 * 365.25 * 86_400;
    expect(heightProblem(969_992 + 525_960 + 10_000, undefined, now + tenYears)).toBeUndefined();
  });
});

describe('headerProblem', () => {
  it('believes the next block', () => {
    const next = { ...value, height: 969_993, time: now };
    expect(headerProblem(next, { known }, now)).toBeUndefined();
    expect(headerProblem(next, {}, now)).toBeUndefined();
  });

  it('lets the clocks of miners be two hours ahead, no more', () => {
    expect(headerProblem({ ...value, time: now + 7_200 }, { known }, now)).toBeUndefined();
    expect(headerProblem({ ...value, time: now + 7_201 }, { known }, now)).toBe(
      'block 969992 is from the future',
    );
  });

  it('lets the difficulty change with the epoch, not within', () => {
    const other = { ...value, bits: 0x17021ec5 };
    expect(headerProblem({ ...other, height: 969_995 }, { known }, now)).toBe(
      'difficulty changes within the epoch',
    );
    expect(headerProblem({ ...other, height: 971_712 }, { known }, now)).toBeUndefined();
  });
});
