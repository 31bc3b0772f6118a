import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fairShare } from '../../../src/discord/interactions/fair-share.ts';

function shareAt({ burst = 3, every = 6, people = 100 } = {}) {
  let now = 0;
  const share = fairShare({ burst, every, people }, () => now);
  const pass = (seconds: number) => {
    now += seconds;
  };
  return { ...share, pass };
}

it('gives so many at once, and then says when there is one more', () => {
  const { take, pass } = shareAt();
  expect([take('a'), take('a'), take('a')]).toEqual([undefined, undefined, undefined]);
  expect(take('a')).toBe(6);
  pass(2);
  expect(take('a')).toBeCloseTo(4);
  pass(4);
  expect(take('a')).toBeUndefined();
  expect(take('a')).toBeCloseTo(6);
});

it('takes nothing from others, and is whole again after a while', () => {
  const { take, pass } = shareAt();
  for (const _ of [1, 2, 3, 4]) take('a');
  expect(take('b')).toBeUndefined();
  pass(1_000);
  expect([take('a'), take('a'), take('a')]).toEqual([undefined, undefined, undefined]);
  expect(take('a')).toBe(6);
});

it('remembers only so many people, those who took last', () => {
  const { take } = shareAt({ burst: 1, people: 2 });
  for (const person of ['a', 'b', 'c']) take(person);
  expect([take('b'), take('c')]).toEqual([6, 6]);
  expect(take('a')).toBeUndefined();
});

it('never gives more than the burst and one for each span', () => {
  const waits = fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { maxLength: 100 });
  fc.assert(
    fc.property(waits, (seconds) => {
      const { take, pass } = shareAt();
      let given = 0;
      for (const wait of seconds) {
        pass(wait);
        if (take('a') === undefined) given += 1;
      }
      const total = seconds.reduce((sum, wait) => sum + wait, 0);
      expect(given).toBeLessThanOrEqual(3 + total / 6 + 1e-6);
    }),
  );
});
