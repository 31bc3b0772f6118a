import { describe, expect, it } from 'vitest';
import { pastWeeks } from '../../src/forecast/weeks.ts';

const DAY = 86_400;
const MIDNIGHT = 1_791_158_400;

/** The price doubles each week, difficulty stays. */
const days = (count: number, without: readonly number[] = []) =>
  Array.from({ length: count }, (_, day) => ({
    at: MIDNIGHT + day * DAY,
    usd: 100 * 2 ** (day / 7),
    difficulty: 5,
  })).filter((_, day) => !without.includes(day));

describe('past weeks', () => {
  it('are the bot’s own where it has those of a year', () => {
    const found = pastWeeks('BTC', days(52 * 7 + 3));
    expect(found).toMatchObject({
      origin: 'own',
      from: MIDNIGHT + 2 * DAY,
      to: MIDNIGHT + (52 * 7 + 2) * DAY,
    });
    expect(found?.weeks).toHaveLength(52);
    for (const { price, difficulty } of found?.weeks ?? []) {
      expect(price).toBeCloseTo(Math.LN2, 9);
      expect(difficulty).toBe(0);
    }
  });

  it('come with the bot where it has fewer, or none', () => {
    for (const few of [days(52 * 7), [], days(9)]) {
      expect(pastWeeks('BTC', few)).toMatchObject({
        origin: 'facts',
        from: Date.UTC(2024, 9, 3) / 1_000,
        to: Date.UTC(2026, 1, 12) / 1_000,
      });
    }
    expect(pastWeeks('BTC', [])?.weeks).toHaveLength(71);
  });

  it('leave out a week whose ends aren’t known', () => {
    const all = 60 * 7 + 1;
    expect(pastWeeks('BTC', days(all, [7]))?.weeks).toHaveLength(58);
    const priceless = days(all).map((day, at) => (at === 14 ? { ...day, usd: undefined } : day));
    expect(pastWeeks('BTC', priceless)?.weeks).toHaveLength(58);
  });
});
