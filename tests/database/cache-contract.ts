import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openCache, sweepCache } from '../../src/database/cache.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { keyvAdapter } from '../../src/database/keyv-adapter.ts';
import { StoreError } from '../../src/database/store-error.ts';
import type { Logger } from '../../src/log/logger.port.ts';

/** Tests the cache on any engine. @param place - Gives the address of an empty database. */
export function cacheContract(place: () => Promise<string>): void {
  const NOON = Date.parse('2026-03-01T12:00:00Z');
  const errors: string[] = [];
  const log: Logger = {
    debug() {},
    info() {},
    warn() {},
    error: (_details, sentence) => errors.push(sentence),
  };
  let url: string;
  let database: Database;

  beforeEach(async () => {
    errors.length = 0;
    vi.useFakeTimers({ toFake: ['Date'], now: NOON });
    url = await place();
    database = await openDatabase(url, { log });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await database.close();
  });

  it('gives back what was set, and nothing for what was not', async () => {
    const cache = openCache(database, 'drafts', { log });
    await cache.set('a', { rig: '120TH 3000W', tags: ['x', null], deep: { n: 0.1 } }, 60);
    await cache.set('b', 0, 60);
    expect(await cache.get('a')).toEqual({
      rig: '120TH 3000W',
      tags: ['x', null],
      deep: { n: 0.1 },
    });
    expect(await cache.get('b')).toBe(0);
    expect(await cache.get('c')).toBeUndefined();
  });

  it('keeps the newest value and its lifetime', async () => {
    const cache = openCache(database, 'drafts', { log });
    await cache.set('a', 'old', 1);
    await cache.set('a', 'new', 100);
    vi.setSystemTime(NOON + 50_000);
    expect(await cache.get('a')).toBe('new');
  });

  it('forgets at the end of the lifetime, swept or not', async () => {
    const cache = openCache(database, 'drafts', { log });
    await cache.set('a', 1, 1.5);
    vi.setSystemTime(NOON + 1_499);
    expect(await cache.get('a')).toBe(1);
    vi.setSystemTime(NOON + 1_500);
    expect(await cache.get('a')).toBeUndefined();
    await cache.set('a', 2, 60);
    expect(await cache.get('a')).toBe(2);
  });

  it('deletes, also what is not there', async () => {
    const cache = openCache(database, 'drafts', { log });
    await cache.set('a', 1, 60);
    await cache.delete('a');
    await cache.delete('a');
    expect(await cache.get('a')).toBeUndefined();
  });

  it('keeps namespaces apart', async () => {
    const drafts = openCache(database, 'drafts', { log });
    const market = openCache(database, 'market', { log });
    await drafts.set('a', 1, 60);
    await market.set('a', 2, 60);
    await drafts.delete('a');
    expect(await drafts.get('a')).toBeUndefined();
    expect(await market.get('a')).toBe(2);
  });

  it('takes any key and any JSON value', async () => {
    const cache = openCache(database, 'drafts', { log });
    const key = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => !text.includes('\0'));
    await fc.assert(
      fc.asyncProperty(key, fc.jsonValue(), async (name, value) => {
        await cache.set(name, value, 60);
        expect(await cache.get(name)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 100 },
    );
  });

  it('refuses a lifetime that Keyv would take for ever, and an empty key', async () => {
    const cache = openCache(database, 'drafts', { log });
    for (const lifetime of [0, -1, Number.NaN]) {
      await expect(cache.set('a', 1, lifetime)).rejects.toThrow(RangeError);
    }
    await expect(cache.set('', 1, 60)).rejects.toThrow(RangeError);
  });

  it('outlives a restart', async () => {
    await openCache(database, 'market', { log }).set('reading', { height: 930_000 }, 60);
    if (url === 'sqlite::memory:') return;
    await database.close();
    database = await openDatabase(url, { log });
    expect(await openCache(database, 'market', { log }).get('reading')).toEqual({
      height: 930_000,
    });
  });

  it('rejects and logs when the store is broken, rather than say "not there"', async () => {
    const cache = openCache(database, 'drafts', { log });
    await cache.set('a', 1, 60);
    await database.kysely.schema.dropTable('cache').execute();
    await expect(cache.get('a')).rejects.toThrow(StoreError);
    await expect(cache.set('a', 1, 60)).rejects.toThrow('The cache "drafts" failed');
    await expect(cache.delete('a')).rejects.toThrow(StoreError);
    expect(errors).toEqual(['The cache failed', 'The cache failed', 'The cache failed']);
  });

  it('rejects a damaged value', async () => {
    const cache = openCache(database, 'drafts', { log });
    await cache.set('a', 1, 60);
    await database.kysely.updateTable('cache').set({ value: '{"value":' }).execute();
    await expect(cache.get('a')).rejects.toThrow(StoreError);
  });

  it('sweeps what has expired, in all namespaces, and nothing else', async () => {
    const count = 2_500;
    const entries = Array.from({ length: count }, (_, i) => ({ key: `k${i}`, value: '{}' }));
    const soon = NOON + 1_000;
    await keyvAdapter(database, 'a').setMany(entries.map((e) => ({ ...e, expires: soon })));
    await keyvAdapter(database, 'b').setMany([
      { key: 'past', value: '{}', expires: soon },
      { key: 'next', value: '{}', expires: soon + 1 },
      { key: 'ever', value: '{}' },
    ]);
    expect(await sweepCache(database, NOON / 1_000)).toBe(0);
    expect(await sweepCache(database, soon / 1_000)).toBe(count + 1);
    const left = await database.kysely.selectFrom('cache').select('key').orderBy('key').execute();
    expect(left).toEqual([{ key: 'ever' }, { key: 'next' }]);
  });

  it('does many at once in the order they were asked', async () => {
    const adapter = keyvAdapter(database, 'charts');
    const keys = Array.from({ length: 2_500 }, (_, i) => `k${i}`);
    await adapter.setMany(keys.map((key) => ({ key, value: `"${key}"` })));
    await adapter.setMany([
      { key: 'twice', value: '1' },
      { key: 'twice', value: '2' },
    ]);
    expect(await adapter.get('twice')).toBe('2');
    const asked = ['none', ...keys.toReversed()];
    expect(await adapter.getMany(asked)).toEqual([
      undefined,
      ...keys.toReversed().map((key) => `"${key}"`),
    ]);
    expect(await adapter.hasMany(['k1', 'none', 'k2'])).toEqual([true, false, true]);
    expect(await adapter.deleteMany(['k1', 'none'])).toEqual([true, false]);
    expect(await adapter.deleteMany(keys)).toEqual(keys.map((key) => key !== 'k1'));
    expect(await adapter.has('k2')).toBe(false);
  });

  it('clears one namespace', async () => {
    const [one, other] = [keyvAdapter(database, 'one'), keyvAdapter(database, 'other')];
    await one.set('a', '1');
    await other.set('a', '2');
    await one.clear();
    expect(await one.has('a')).toBe(false);
    expect(await other.get('a')).toBe('2');
  });

  it('walks through 40,000 keys, each once', async () => {
    const adapter = keyvAdapter(database, 'charts');
    const keys = Array.from({ length: 40_000 }, (_, i) => `${i}-ü'%_`);
    await adapter.setMany(keys.map((key) => ({ key, value: `"${key}"` })));
    await keyvAdapter(database, 'other').set('alien', '1');
    await adapter.set('expired', '1', NOON);
    const seen: string[] = [];
    for await (const [key, value] of adapter.iterator<string>()) {
      if (value !== `"${key}"`) throw new Error(`${key} has ${value}`);
      seen.push(key ?? '');
    }
    expect(seen.toSorted()).toEqual(keys.toSorted());
  });
}
