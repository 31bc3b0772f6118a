import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endingWithin, within } from '../../src/time/ending-within.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('gives what the work comes to', async () => {
  expect(await endingWithin(60, Promise.resolve(7))).toBe(7);
  await expect(endingWithin(60, Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});

it('gives up work that never ends, and minds nothing that comes of it later', async () => {
  const work = Promise.withResolvers<number>();
  const given = expect(endingWithin(60, work.promise)).rejects.toThrow('Given up after 60 s');
  await vi.advanceTimersByTimeAsync(60_000);
  await given;
  work.reject(new Error('too late'));
});

it('goes on with nothing where it may', async () => {
  expect(await within(60, Promise.resolve(7))).toBe(7);
  await expect(within(60, Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
  const given = within(60, Promise.withResolvers<number>().promise);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await given).toBeUndefined();
});
