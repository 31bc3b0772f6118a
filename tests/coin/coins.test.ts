import { expect, it } from 'vitest';
import { epochNumber, epochStart, epochsOf } from '../../src/coin/coin.ts';
import { coinCalled, coinIds, coinOf, coinsOf } from '../../src/coin/coins.ts';

it.each(coinIds)('%s is found by its id, and its rules hold together', (id) => {
  const coin = coinOf(id);
  expect(coin.id).toBe(id);
  expect(coin.names[0]).toBe(coin.names[0].toLowerCase());
  expect(coin.title.toLowerCase()).toBe(coin.names[0]);
  expect(coinsOf(coin.algorithm)).toContain(id);
  for (const name of [...coin.names, coin.symbol, coin.title]) expect(coinCalled(name)).toBe(id);
  const next = coin.nextReduction(0);
  if (next) expect(coin.subsidyAt(next.height)).toBeLessThan(coin.subsidyAt(next.height - 1));
});

it.each(['BTC', 'LTC'] as const)('%s has epochs', (id) => {
  const retarget = epochsOf(coinOf(id));
  if (!retarget) throw new Error('no epochs');
  const first = 7 * retarget.blocks;
  expect(epochNumber(first - 1, retarget)).toBe(6);
  expect(epochNumber(first, retarget)).toBe(7);
  expect(epochStart(first + retarget.blocks - 1, retarget)).toBe(first);
});

it.each(['BCH', 'KAS'] as const)('%s has none', (id) => {
  expect(epochsOf(coinOf(id))).toBeUndefined();
});

it.each([
  ['Dogecoin', 'LTC'],
  ['doge', 'LTC'],
  [' bitcoin-cash ', 'BCH'],
  ['dash', undefined],
  ['', undefined],
] as const)('"%s" is %s', (text, id) => {
  expect(coinCalled(text)).toBe(id);
});

it('gives the usual coin of an algorithm first', () => {
  expect(coinsOf('SHA-256d')).toEqual(['BTC', 'BCH']);
  expect(coinsOf('Scrypt')).toEqual(['LTC']);
  expect(coinsOf('kHeavyHash')).toEqual(['KAS']);
});
