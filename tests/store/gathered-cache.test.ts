import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Logger } from '../../src/ports.ts';
import { openCache, type StoredCache } from '../../src/store/cache.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { gatherWrites } from '../../src/store/gathered-cache.ts';

describe('gatherWrites', () => {
  const errors: string[] = [];
  const log: Logger = {
    debug() {},
    info() {},
    warn() {},
    error: (_details, sentence) => errors.push(sentence),
  };
  let database: Database;
  let stored: StoredCache;

  beforeEach(async () => {
    errors.length = 0;
    database = await openDatabase('sqlite::memory:', { log });
    stored = openCache(database, 'drafts', { log });
  });
  afterEach(() => database.close());

  it('gives back what it has not written yet, and writes it later', async () => {
    const cache = gatherWrites(stored);
    await cache.set('a', { rig: '120TH 3000W', fee: undefined }, 60);
    expect(await stored.get('a')).toBeUndefined();
    expect(await cache.get('a')).toStrictEqual({ rig: '120TH 3000W' });
    await cache.flush();
    expect(await stored.get('a')).toStrictEqual({ rig: '120TH 3000W' });
    expect(await cache.get('a')).toStrictEqual({ rig: '120TH 3000W' });
  });

  it('writes by itself after a moment', async () => {
    const cache = gatherWrites(stored);
    await cache.set('a', 1, 60);
    await expect.poll(() => stored.get('a')).toBe(1);
  });

  it('reads what was written before', async () => {
    await stored.set('a', 1, 60);
    expect(await gatherWrites(stored).get('a')).toBe(1);
  });

  it('loses nothing of many at once, and keeps the newest of a key', async () => {
    const cache = gatherWrites(stored);
    await Promise.all(Array.from({ length: 2_500 }, (_, n) => cache.set(`k${n % 2_000}`, n, 60)));
    const flushed = cache.flush();
    expect(await cache.get('k1')).toBe(2_001);
    await cache.set('later', true, 60);
    await flushed;
    await cache.flush();
    expect(await stored.get('k1')).toBe(2_001);
    expect(await stored.get('k1999')).toBe(1_999);
    expect(await stored.get('later')).toBe(true);
  });

  it('forgets what is deleted, written or not', async () => {
    const cache = gatherWrites(stored);
    await cache.set('a', 1, 60);
    await cache.delete('a');
    await cache.set('b', 1, 60);
    const flushed = cache.flush();
    await cache.delete('b');
    await flushed;
    await cache.flush();
    expect(await cache.get('a')).toBeUndefined();
    expect(await cache.get('b')).toBeUndefined();
  });

  it('refuses at once what could not be written', async () => {
    const cache = gatherWrites(stored);
    await expect(cache.set('a', 1, 0)).rejects.toThrow(RangeError);
    await expect(cache.set('', 1, 60)).rejects.toThrow(RangeError);
  });

  it('says so when the store is broken, and goes on', async () => {
    const cache = gatherWrites(stored);
    await cache.set('a', 1, 60);
    await database.close();
    await cache.flush();
    expect(errors).toEqual(['The cache failed']);
    await expect(cache.get('a')).rejects.toThrow();
    database = await openDatabase('sqlite::memory:', { log });
  });
});
