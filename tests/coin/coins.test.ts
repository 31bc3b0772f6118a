import { expect, it } from 'vitest';
import { epochNumber, epochStart } from '../../src/coin/coin.ts';
import { coinIds, coinOf } from '../../src/coin/coins.ts';

it.each(coinIds)('%s is found by its id, and its rules hold together', (id) => {
  const coin = coinOf(id);
  expect(coin.id).toBe(id);
  expect(coin.names[0]).toBe(coin.names[0].toLowerCase());
  const { retarget } = coin;
  const first = 7 * retarget.blocks;
  expect(epochNumber(first - 1, retarget)).toBe(6);
  expect(epochNumber(first, retarget)).toBe(7);
  expect(epochStart(first + retarget.blocks - 1, retarget)).toBe(first);
  const next = coin.nextReduction(0);
  if (next) expect(coin.subsidyAt(next.height)).toBeLessThan(coin.subsidyAt(next.height - 1));
});
