import { describe, expect, it } from 'vitest';
import type { Market } from '../../../../src/market/market.port.ts';
import type { Reading } from '../../../../src/market/reading.ts';
import {
  sampleMarket,
  withSampleFallback,
} from '../../../../src/market/sources/sample/sample-network.ts';

const sample = sampleMarket();

describe('the sample network', () => {
  it('is marked as such, dated and complete', () => {
    const reading = sample.reading();
    expect(reading).toMatchObject({ origin: 'sample', at: 1_791_193_200, lastGoodAt: reading.at });
    expect(reading.difficulty?.value).toBeCloseTo(132_716_002_350_731.27, 1);
    for (const datum of [reading.tip, reading.meanFees, reading.price, reading.fx]) {
      expect(datum).toMatchObject({ source: 'sample network', state: 'fresh', at: reading.at });
    }
  });

  it('has an epoch that fits its tip and its difficulties', () => {
    const { tip, epoch, difficulty } = sample.reading();
    const marks = epoch?.value.marks ?? [];
    const timeOf = (height: number) => marks.find((mark) => mark.height === height)?.time ?? 0;
    expect(marks.at(-1)).toEqual(tip?.value);
    expect([...marks].sort((a, b) => a.height - b.height)).toEqual(marks);
    const span = timeOf(969_695) - timeOf(967_680);
    const ratio = (difficulty?.value ?? 0) / (epoch?.value.previousDifficulty ?? 1);
    expect(1_209_600 / span).toBeCloseTo(ratio, 6);
  });
});

describe('withSampleFallback', () => {
  const live = (change: Partial<Reading>): Market => ({
    ...sampleMarket(),
    reading: () => ({ ...sample.reading(), origin: 'live', ...change }),
  });

  it('says the live reading while it has tip, difficulty and price', () => {
    const market = withSampleFallback(live({ meanFees: undefined, fx: undefined }), sample);
    expect(market.reading().origin).toBe('live');
  });

  it.each(['tip', 'difficulty', 'price'])('says the sample reading without %s', (datum) => {
    const market = withSampleFallback(live({ [datum]: undefined }), sample);
    expect(market.reading()).toBe(sample.reading());
  });
});
