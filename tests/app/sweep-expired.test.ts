import { expect, it } from 'vitest';
import { sweepExpired } from '../../src/app/jobs.ts';

it('waits for the sweep, and fails with it', async () => {
  let swept = false;
  await sweepExpired(async () => {
    swept = true;
    return 7;
  }).run();
  expect(swept).toBe(true);
  await expect(sweepExpired(() => Promise.reject(new Error('locked'))).run()).rejects.toThrow();
});
