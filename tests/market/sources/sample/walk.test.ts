import { describe, expect, it } from 'vitest';
import {
  SIMULATION_START,
  simulatedMarket,
} from '../../../../src/market/sources/sample/simulated-network.ts';
import { walked } from '../../../../src/market/sources/sample/walk.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const walk = { seed: 1, perDay: 0.02, finest: HOUR, coarsest: 64 * DAY };

describe('a walk', () => {
  it('begins at nought, and is the same whenever it is asked', () => {
    expect(walked(walk, 0)).toBe(0);
    const once = [-3, -1, 1, 3].map((days) => walked(walk, days * DAY));
    expect([-3, -1, 1, 3].map((days) => walked(walk, days * DAY))).toEqual(once);
    expect(walked({ ...walk, seed: 2 }, DAY)).not.toBe(once[2]);
  });

  it('goes about as far as a random walk does in that time, without a jump', () => {
    const spread = (seconds: number) => {
      const steps = Array.from(
        { length: 2_000 },
        (_, at) => walked(walk, at * 7_919 + seconds) - walked(walk, at * 7_919),
      );
      return Math.sqrt(steps.reduce((sum, step) => sum + step ** 2, 0) / steps.length);
    };
    expect(spread(DAY)).toBeGreaterThan(0.01);
    expect(spread(DAY)).toBeLessThan(0.04);
    // Twice as far in four times the time.
    expect(spread(8 * DAY) / spread(2 * DAY)).toBeGreaterThan(1.5);
    expect(spread(8 * DAY) / spread(2 * DAY)).toBeLessThan(2.6);
    expect(spread(60)).toBeLessThan(0.002);
  });
});

describe('the price of the sample network', () => {
  it('stays near the sample’s, for as long as anybody skips time', () => {
    let now = SIMULATION_START;
    const market = simulatedMarket({ clock: () => now, priceFactor: () => 1 });
    const first = market.reading().price?.value.usd ?? 0;
    const days: number[] = [];
    for (; now < SIMULATION_START + 400 * DAY; now += 5 * HOUR) {
      const usd = market.reading().price?.value.usd ?? 0;
      days.push(Math.abs(usd / first - 1));
    }
    expect(Math.max(...days)).toBeLessThan(0.08);
    expect(Math.max(...days)).toBeGreaterThan(0.03);
  });
});
