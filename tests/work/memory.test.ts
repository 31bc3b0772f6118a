import { describe, expect, it } from 'vitest';
import { memory } from '../../src/work/memory.ts';

/** Returns a question that answers with its key, and the keys that were asked. */
function asking() {
  const asked: string[] = [];
  const ask = (key: string) => async () => {
    asked.push(key);
    return key;
  };
  return { asked, ask };
}

describe('a memory', () => {
  it('asks once for all who want the same, and keeps as many as may be kept', async () => {
    const { asked, ask } = asking();
    const remember = memory<string>({ limit: 2 });
    const want = (key: string) => remember(key, ask(key));
    expect(await Promise.all(['a', 'a', 'b', 'a'].map(want))).toEqual(['a', 'a', 'b', 'a']);
    expect(asked).toEqual(['a', 'b']);
    // The answer that was asked for last stays.
    await want('c');
    await want('a');
    expect(asked).toEqual(['a', 'b', 'c']);
    await want('b');
    expect(asked).toEqual(['a', 'b', 'c', 'b']);
  });

  it('keeps nothing beyond its lifetime, by a clock that may be set back', async () => {
    const { asked, ask } = asking();
    let now = 1_000;
    const remember = memory<string>({ limit: 2, lifetime: { seconds: 60, clock: () => now } });
    const want = () => remember('a', ask('a'));
    await want();
    now += 59;
    await want();
    expect(asked).toHaveLength(1);
    now += 1;
    await want();
    expect(asked).toHaveLength(2);
    now -= 1;
    await want();
    expect(asked).toHaveLength(3);
  });

  it('forgets what failed, but not what came in its place', async () => {
    const { asked, ask } = asking();
    const remember = memory<string>({ limit: 1 });
    const failure = Promise.withResolvers<string>();
    const failing = remember('a', () => failure.promise);
    await remember('b', ask('b'));
    await remember('a', ask('a'));
    failure.reject(new Error('out of reach'));
    await expect(failing).rejects.toThrow('out of reach');
    await remember('a', ask('a'));
    expect(asked).toEqual(['b', 'a']);
    await expect(remember('c', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await remember('c', ask('c'));
    expect(asked).toEqual(['b', 'a', 'c']);
  });

  it('forgets what it is told not to keep', async () => {
    const remember = memory<string | undefined>({
      limit: 2,
      keeps: (answer) => answer !== undefined,
    });
    expect(await remember('a', async () => undefined)).toBeUndefined();
    expect(await remember('a', async () => 'there')).toBe('there');
    expect(await remember('a', async () => 'later')).toBe('there');
  });
});
