import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { identifyThrottle } from '../../src/discord/gateway/identify-throttle.ts';
import { silent as log } from '../support/silent-log.ts';

it('asks before each session but the first whether there are any left, however long ago that was', async () => {
  let asked = 0;
  const throttle = identifyThrottle({
    async sessionLimit() {
      asked += 1;
      return { remaining: 1, resetAfter: 0, atOnce: 1 };
    },
    shards: () => ({ atOnce: 1, count: 1 }),
    onWait: () => {},
    log,
    // With this haste, a session counts as recent for six milliseconds only.
    haste: 100_000,
  });
  const identify = () => throttle.waitForIdentify(0, new AbortController().signal);
  await identify();
  expect(asked).toBe(0);
  await sleep(20);
  await identify();
  expect(asked).toBe(1);
});
