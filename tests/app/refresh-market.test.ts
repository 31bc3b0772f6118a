import { expect, it } from 'vitest';
import { refreshMarket } from '../../src/app/jobs.ts';
import { sampleMarket } from '../../src/market/sources/sample/sample-network.ts';

it('refreshes the market', async () => {
  let refreshed = 0;
  const market = {
    ...sampleMarket(),
    refresh: async () => {
      refreshed += 1;
    },
  };
  await refreshMarket({ market }).run();
  expect(refreshed).toBe(1);
});
