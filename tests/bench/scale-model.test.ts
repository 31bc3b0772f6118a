import { expect, it } from 'vitest';
import { forecastOf } from '../../bench/scale-model.ts';

const measured = {
  webCpu: 1_000,
  databaseCpu: 200,
  webMemory: 200,
  workerMemory: 150,
  storage: { rig: 700, digest: 400, notice: 500, claim: 200 },
  perSecond: 50,
};

it('reckons what a size takes by what was measured', () => {
  const plan = { servers: 1_000_000, rigs: 10_000_000, answers: 1_000, digests: 90_000 };
  expect(forecastOf(plan, measured)).toEqual({
    ...plan,
    shards: 1_000,
    // A second of CPU a second, at half a core each.
    webs: 2,
    databaseCores: 0.2,
    memory: 700,
    // Rigs 7 GB, digests, a week's notices of both, claims of two hours.
    database: 7 + 0.036 + (7 * (90_000 + 10_000_000 / 30) * 500) / 1e9 + 1.44,
    minutes: 30,
  });
});

it('has two processes for whatever little there is', () => {
  const plan = { servers: 1, rigs: 1, answers: 0.01, digests: 1 };
  expect(forecastOf(plan, measured)).toMatchObject({ webs: 2, shards: 1 });
});
