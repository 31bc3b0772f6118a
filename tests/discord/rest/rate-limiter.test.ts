import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRateLimiter } from '../../../src/discord/rest/rate-limiter.ts';

/** Milliseconds of a second. */
const SECOND = 1_000;
/** Requests that Discord allows in a second. */
const LIMIT = 50;

/**
 * Offers so many requests at once.
 *
 * @param stall - By how many milliseconds a wait is too long, as timers of a busy process are.
 * @returns When each request went, milliseconds.
 */
async function moments(count: number, stall: (now: number) => number): Promise<readonly number[]> {
  let now = 5_000;
  const went: number[] = [];
  const pace = createRateLimiter(48.2, {
    now: () => now,
    async wait(duration) {
      now += duration + stall(now);
    },
  });
  const go = async () => {
    await pace.turn();
    went.push(now);
  };
  await Promise.all(Array.from({ length: count }, go));
  return went;
}

/** Returns the most requests of any second, those a little longer on their way included. */
function most(went: readonly number[]): number {
  return Math.max(
    ...went.map((start) => went.filter((at) => at >= start && at < start + SECOND).length),
  );
}

it('keeps to its pace, whatever timers add', async () => {
  const went = await moments(4_800, () => 1.2);
  const seconds = ((went.at(-1) ?? 0) - (went[0] ?? 0)) / SECOND;
  expect(went.length / seconds).toBeGreaterThan(0.95 * LIMIT);
  expect(went.length / seconds).toBeLessThan(49);
});

it('makes up for a busy moment, and never breaks the limit', async () => {
  const stalls = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(stalls, async (stalls) => {
      let look = 0;
      const went = await moments(600, () => {
        look += 1;
        return look % 25 === 0 ? (stalls[(look / 25) % stalls.length] ?? 0) : 0.5;
      });
      expect(most(went)).toBeLessThan(LIMIT);
      const gaps = went.slice(1).map((at, index) => at - (went[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThan(12);
    }),
  );
  // The process is held up each second, which costs a little.
  const went = await moments(960, (now) => (Math.floor(now) % SECOND < 25 ? 150 : 0.5));
  const seconds = ((went.at(-1) ?? 0) - (went[0] ?? 0)) / SECOND;
  expect(went.length / seconds).toBeGreaterThan(0.93 * LIMIT);
});

it('lets nothing go while Discord wants to hear nothing', async () => {
  let now = 5_000;
  const pace = createRateLimiter(48.2, {
    now: () => now,
    async wait(duration) {
      now += duration;
    },
  });
  await pace.turn();
  pace.hold(700);
  await Promise.all([pace.turn(), pace.turn()]);
  expect(now).toBeGreaterThanOrEqual(5_700);
  expect(now).toBeLessThan(5_760);
});
