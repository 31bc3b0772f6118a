import { expect, it } from 'vitest';
import { rollUpHistory } from '../../src/app/jobs.ts';
import { memoryStores } from '../support/memory-stores.ts';

const MIDNIGHT = 1_772_323_200;

it('rolls history up as of now', async () => {
  const { history } = await memoryStores();
  await history.record('BTC', { at: MIDNIGHT, usd: 1 });
  const eightDaysOn = MIDNIGHT + 8 * 86_400;
  await rollUpHistory({ history, clock: () => eightDaysOn }).run();
  const always = { from: 0, to: 2 ** 40 };
  expect(await history.range({ coin: 'BTC', step: 'day', ...always })).toEqual([
    { at: MIDNIGHT, usd: 1 },
  ]);
  expect(await history.range({ coin: 'BTC', step: 'raw', ...always })).toEqual([]);
});
