import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceConsensus } from '../../src/market/price-consensus.ts';

const now = 1_791_193_200;
const quotesOf = (prices: readonly number[], at = now) =>
  prices.map((usd, index) => ({ source: 'ABCDEFGH'[index] ?? '?', usd, at }));
const consensus = (...prices: readonly number[]) => priceConsensus(quotesOf(prices), now, 300);

describe('priceConsensus', () => {
  it('is the median of quotes that agree', () => {
    expect(consensus(86_010, 86_000, 85_990)).toEqual({
      price: { usd: 86_000, sources: ['A', 'B', 'C'], cut: [] },
      at: now,
    });
    expect(consensus(86_010, 86_000, 85_990, 86_020)?.price.usd).toBe(86_005);
  });

  it('cuts the outlier and says so', () => {
    expect(consensus(86_010, 8_600, 85_990)?.price).toEqual({
      usd: 86_000,
      sources: ['A', 'C'],
      cut: ['B'],
    });
  });

  it('believes one alone, which then stands alone in the sources', () => {
    expect(consensus(86_000)?.price).toEqual({ usd: 86_000, sources: ['A'], cut: [] });
  });

  it.each([
    [[], 'nobody'],
    [[86_000, 87_000], 'two that disagree'],
    [[86_000, 86_010, 90_000, 90_010], 'two camps'],
    [[80_000, 86_000, 92_000], 'three that disagree'],
  ])('has no price from %j: %s', (prices) => {
    expect(consensus(...prices)).toBeUndefined();
  });

  it('holds two to within one per cent of each other', () => {
    expect(consensus(100, 101)?.price.usd).toBe(100.5);
    expect(consensus(101.001, 100)).toBeUndefined();
  });

  it('leaves out what is old, from the future, or no price', () => {
    const quotes = [
      { source: 'old', usd: 80_000, at: now - 301 },
      { source: 'early', usd: 80_000, at: now + 61 },
      { source: 'zero', usd: 0, at: now },
      { source: 'unknown', usd: -1, at: now },
      { source: 'broken', usd: Number.NaN, at: now },
      { source: 'good', usd: 86_000, at: now - 299 },
    ];
    expect(priceConsensus(quotes, now, 300)).toEqual({
      price: {
        usd: 86_000,
        sources: ['good'],
        cut: ['old', 'early', 'zero', 'unknown', 'broken'],
      },
      at: now - 299,
    });
  });

  it('is as old as the oldest quote in it', () => {
    const quotes = [...quotesOf([86_000], now - 120), ...quotesOf([86_000], now - 5)];
    expect(priceConsensus(quotes, now, 300)?.at).toBe(now - 120);
  });

  it('lies among the quotes of a majority, whatever a minority says', () => {
    const near = fc.double({ min: 86_000, max: 86_400, noNaN: true });
    const wild = fc.double({ min: 0.01, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(near, { minLength: 3, maxLength: 4 }),
        fc.array(wild, { maxLength: 2 }),
        (good, bad) => {
          const usd = consensus(...bad, ...good)?.price.usd ?? 0;
          // A wild quote may happen to be within 1 % of the good ones.
          expect(usd).toBeGreaterThan(86_000 * 0.99);
          expect(usd).toBeLessThan(86_400 * 1.01);
        },
      ),
    );
  });
});
