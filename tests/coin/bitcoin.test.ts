import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../src/coin/bitcoin.ts';

describe('subsidyAt', () => {
  it.each([
    [0, 5_000_000_000],
    [209_999, 5_000_000_000],
    [210_000, 2_500_000_000],
    [419_999, 2_500_000_000],
    [630_000, 625_000_000],
    [839_999, 625_000_000],
    [840_000, 312_500_000],
    [1_050_000, 156_250_000],
    [2_100_000, 4_882_812], // rounded down from 4,882,812.5
    [6_929_999, 1],
    [6_930_000, 0],
    [1_000_000_000, 0],
  ])('block %i creates %i sats', (height, sats) => {
    expect(bitcoin.subsidyAt(height)).toBe(sats);
  });

  it('adds up to the known supply', () => {
    let sats = 0;
    for (let height = 0; bitcoin.subsidyAt(height) > 0; height += 210_000) {
      sats += bitcoin.subsidyAt(height) * 210_000;
    }
    expect(sats).toBe(2_099_999_997_690_000);
  });
});

describe('nextReduction', () => {
  it.each([
    [0, 210_000, 210_000],
    [839_999, 840_000, 1],
    [840_000, 1_050_000, 210_000],
    // The site of the 2024-11-13 row below counted 179,980 blocks then.
    [870_020, 1_050_000, 179_980],
  ])('of tip %i is %i, %i blocks ahead', (tip, height, blocksLeft) => {
    expect(bitcoin.nextReduction(tip)).toEqual({ height, blocksLeft });
  });

  it('is where the subsidy halves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000 }), (tip) => {
        const { height, blocksLeft } = bitcoin.nextReduction(tip);
        expect(tip + blocksLeft).toBe(height);
        expect(bitcoin.subsidyAt(height - 1)).toBe(bitcoin.subsidyAt(tip));
        expect(bitcoin.subsidyAt(height)).toBe(Math.floor(bitcoin.subsidyAt(tip) / 2));
      }),
    );
  });
});
