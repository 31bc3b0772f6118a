import { describe, expect, it } from 'vitest';
import { forecastOf } from '../../../../src/market/conditions.ts';
import { sampleMarket } from '../../../../src/market/sources/sample/sample-network.ts';
import {
  SIMULATION_START,
  simulatedMarket,
} from '../../../../src/market/sources/sample/simulated-network.ts';
import { difficultyOfBits, retargetedBits } from '../../../../src/mining/compact-bits.ts';

const DAY = 86_400;
const EPOCH = 2_016;

function networkAt(start: number, factor = 1) {
  let now = start;
  const market = simulatedMarket({ clock: () => now, priceFactor: () => factor });
  return {
    market,
    at(moment: number) {
      now = moment;
      return market.reading();
    },
  };
}

describe('the simulated network', () => {
  it('begins as the sample', () => {
    expect(networkAt(SIMULATION_START).market.reading()).toEqual(sampleMarket().reading());
  });

  it('is the same whichever way one comes to a moment', () => {
    const end = SIMULATION_START + 40 * DAY;
    const walker = networkAt(SIMULATION_START);
    for (let at = SIMULATION_START; at < end; at += 7 * 3_600) walker.at(at);
    expect(walker.at(end)).toEqual(networkAt(end).market.reading());
  });

  it('finds a block about every ten minutes, each later than the one before', () => {
    const { at } = networkAt(SIMULATION_START);
    const first = at(SIMULATION_START).tip?.value;
    const last = at(SIMULATION_START + 60 * DAY).tip?.value;
    const blocks = (last?.height ?? 0) - (first?.height ?? 0);
    expect(blocks / (60 * 144)).toBeCloseTo(1, 1);
    expect(last?.time).toBeLessThanOrEqual(SIMULATION_START + 60 * DAY);
    const times = at(SIMULATION_START + 60 * DAY).epoch?.value.marks.map(({ time }) => time) ?? [];
    expect(times.toSorted((a, b) => a - b)).toEqual(times);
    expect(new Set(times).size).toBe(times.length);
  });

  it('adjusts its difficulty by the rule, at the moment it says, with marks for the forecast', () => {
    const { market, at } = networkAt(SIMULATION_START);
    const moment = market.nextRetarget();
    const before = at(moment - 1);
    const after = at(moment);
    expect(before.tip?.value.height).toBe(481 * EPOCH + EPOCH - 1);
    expect(after.tip?.value).toEqual({ height: 482 * EPOCH, time: moment });
    const first = before.epoch?.value.marks.find(({ height }) => height === 481 * EPOCH);
    const span = (before.tip?.value.time ?? 0) - (first?.time ?? 0);
    expect(after.difficulty?.value).toBe(difficultyOfBits(retargetedBits(0x17021ef0, span)));
    expect(after.difficulty?.value).not.toBe(before.difficulty?.value);
    expect(after.epoch?.value.previousDifficulty).toBe(before.difficulty?.value);
    expect(forecastOf(before, moment - 1)).toMatchObject({ method: 'exact' });
    expect(forecastOf(at(moment + DAY), moment + DAY)).toMatchObject({ method: 'forecast' });
    expect(market.nextRetarget()).toBeGreaterThan(moment + DAY);
  });

  it('wanders a little, with the price times its factor', () => {
    const at = SIMULATION_START + 3 * DAY;
    const [plain, fallen] = [networkAt(at).at(at), networkAt(at, 0.7).at(at)];
    const usd = plain.price?.value.usd ?? 0;
    expect(usd).not.toBe(86_000);
    expect(Math.abs(usd / 86_000 - 1)).toBeLessThan(0.02);
    expect(fallen.price?.value.usd).toBeCloseTo(usd * 0.7, -1);
    expect(plain.meanFees?.value).not.toBe(2_000_000);
  });

  it.each([
    ['Monday, October 5, 2026', SIMULATION_START, '2026-10-02'],
    ['the day after', SIMULATION_START + DAY, '2026-10-05'],
    ['a Sunday', SIMULATION_START + 6 * DAY, '2026-10-09'],
  ])('has rates of exchange of the last working day: %s', (_, at, date) => {
    expect(networkAt(at).at(at).fx?.value.date).toBe(date);
  });
});
