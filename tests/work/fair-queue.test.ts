import { expect, it } from 'vitest';
import { fairQueue } from '../../src/work/fair-queue.ts';

const queue = (limits = {}) => fairQueue<string>({ ofOne: 100, ofAll: 1_000, ...limits });
const rest = ({ next, size }: ReturnType<typeof queue>) => Array.from({ length: size }, next);

it('lets clients take turns', () => {
  const waiting = queue();
  for (const item of ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2']) waiting.add(item.charAt(0), item);
  expect(waiting.next()).toBe('a1');
  waiting.add('d', 'd1');
  expect(rest(waiting)).toEqual(['b1', 'c1', 'a2', 'd1', 'b2', 'a3', 'a4']);
  expect(waiting.next()).toBeUndefined();
});

it('has room for so many of one, and of all', () => {
  const waiting = queue({ ofOne: 2, ofAll: 3 });
  expect([1, 2, 3].map((item) => waiting.add('a', `a${item}`))).toEqual([true, true, false]);
  expect([1, 2].map((item) => waiting.add('b', `b${item}`))).toEqual([true, false]);
  waiting.next();
  expect(waiting.add('b', 'b2')).toBe(true);
  expect(waiting.size).toBe(3);
});

it('puts back before all others, and gives all away at the end', () => {
  const waiting = queue({ ofAll: 2 });
  waiting.add('a', 'a1');
  waiting.add('b', 'b1');
  waiting.putBack(['x', 'y']);
  expect(waiting.next()).toBe('x');
  expect(waiting.drain()).toEqual(['y', 'a1', 'b1']);
  expect(waiting.size).toBe(0);
});
