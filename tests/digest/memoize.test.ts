import { describe, expect, it } from 'vitest';
import { memoize } from '../../src/digest/memoize.job.ts';

describe('once', () => {
  it('makes it for the first who asks, and keeps as many as may be kept', async () => {
    const known = new Map<string, Promise<string>>();
    const made: string[] = [];
    const ask = (key: string) =>
      memoize(known, key, 2, async () => {
        made.push(key);
        return key;
      });
    await Promise.all(['a', 'a', 'b', 'a'].map(ask));
    expect(made).toEqual(['a', 'b']);
    expect(await ask('c')).toBe('c');
    // The oldest is gone.
    expect([...known.keys()]).toEqual(['b', 'c']);
    await ask('b');
    expect(made).toEqual(['a', 'b', 'c']);
  });

  it('forgets what failed, but not what came in its place', async () => {
    const known = new Map<string, Promise<string>>();
    const failing = memoize(known, 'a', 1, () => Promise.reject(new Error('out of reach')));
    const instead = Promise.resolve('there');
    known.set('a', instead);
    await expect(failing).rejects.toThrow('out of reach');
    expect(known.get('a')).toBe(instead);
    const again = memoize(known, 'b', 2, () => Promise.reject(new Error('out of reach')));
    await expect(again).rejects.toThrow();
    expect(known.has('b')).toBe(false);
  });
});
