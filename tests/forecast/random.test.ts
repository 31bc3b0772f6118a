import { expect, it } from 'vitest';
import { mulberry32, seedOf } from '../../src/forecast/random.ts';
import { pastIndices } from '../../src/forecast/simulation.ts';

it('begins as mulberry32 does with seed 1', () => {
  const random = mulberry32(1);
  expect([random(), random(), random(), random(), random()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522, 0.9810509674716741,
    0.9683778982143849,
  ]);
});

it('starts the blocks of the first path where seed 1 says', () => {
  const next = pastIndices(mulberry32(1), { count: 71, block: 8 });
  const weeks = Array.from({ length: 48 }, next);
  expect(weeks.filter((_, at) => at % 8 === 0)).toEqual([44, 0, 37, 69, 68, 19]);
  // The fourth block goes round the end.
  expect(weeks.slice(24, 32)).toEqual([69, 70, 0, 1, 2, 3, 4, 5]);
});

it('has a seed for each question, the same each time', () => {
  expect(seedOf([120e12, 3_000, 'USD'])).toBe(seedOf([120e12, 3_000, 'USD']));
  expect(seedOf([120e12, 3_000, 'USD'])).not.toBe(seedOf([120e12, 3_000, 'EUR']));
  expect(seedOf([])).toBeGreaterThanOrEqual(0);
});
