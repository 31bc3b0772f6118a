import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difficultyOfBits, retargetedBits } from '../../src/mining/compact-bits.ts';

describe('difficultyOfBits', () => {
  it.each([
    // Blocks 0, 32,256, 953,568 and 969,696 of the chain.
    [0x1d00ffff, 1],
    [0x1d00d86a, 1.1828995343128408],
    [0x170240c3, 124_932_866_006_548.16],
    [0x17021ef0, 132_716_002_350_731.27],
  ])('knows the difficulty of %i', (bits, difficulty) => {
    expect(difficultyOfBits(bits)).toBeCloseTo(difficulty, 2);
    expect((difficultyOfBits(bits) ?? 0) / difficulty).toBeCloseTo(1, 14);
  });

  it('gives the retarget between two epochs', () => {
    const ratio = (difficultyOfBits(0x17021ef0) ?? 0) / (difficultyOfBits(0x17021ec5) ?? 1);
    expect((ratio - 1) * 100).toBeCloseTo(-0.03093703, 8);
  });

  // mempool/mempool, backend/src/__tests__/api/difficulty-adjustment.test.ts.
  it.each([
    [0x1d000200, 0x1d000100, 100],
    [0x1d000400, 0x1d000100, 300],
    [0x1d000100, 0x1d000200, -50],
    [0x1d000100, 0x1d000400, -75],
    [0x1c000200, 0x1d000001, 100],
    [0x1c000100, 0x1d000002, -50],
    [0x1d000002, 0x1c000100, 100],
    [0x1d000001, 0x1c000200, -50],
  ])('from %i to %i changes by %d %', (before, after, percent) => {
    const ratio = (difficultyOfBits(after) ?? 0) / (difficultyOfBits(before) ?? 0);
    expect((ratio - 1) * 100).toBe(percent);
  });

  it.each([0, 0x1d000000, 0x1d800001, 0x207fffff, 0x02000001, -1, 1.5, 2 ** 32, Number.NaN])(
    'refuses %d',
    (bits) => {
      expect(difficultyOfBits(bits)).toBeUndefined();
    },
  );

  it('agrees with whole-number arithmetic on targets', () => {
    const highest = 0xffffn << 208n;
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 0x1c }),
        fc.integer({ min: 1, max: 0x7fffff }),
        (exponent, mantissa) => {
          const target = BigInt(mantissa) << BigInt(8 * (exponent - 3));
          const expected = Number((highest << 64n) / target) / 2 ** 64;
          const difficulty = difficultyOfBits(exponent * 2 ** 24 + mantissa) ?? 0;
          expect(Math.abs(difficulty / expected - 1)).toBeLessThan(1e-15);
        },
      ),
    );
  });
});

describe('retargetedBits', () => {
  // bitcoin/bitcoin, src/test/pow_tests.cpp.
  it.each([
    [0x1d00ffff, 1_262_152_739 - 1_261_130_161, 0x1d00d86a],
    [0x1d00ffff, 1_233_061_996 - 1_231_006_505, 0x1d00ffff],
    [0x1c05a3f4, 1_279_297_671 - 1_279_008_237, 0x1c0168fd],
    [0x1c387f6f, 1_269_211_443 - 1_263_163_443, 0x1d00e1fd],
  ])('from %i after %d seconds', (bits, span, after) => {
    expect(retargetedBits(bits, span)).toBe(after);
  });

  it('changes by no more than four times, and never below difficulty 1', () => {
    expect(retargetedBits(0x1b0404cb, 1)).toBe(retargetedBits(0x1b0404cb, 302_400));
    expect(retargetedBits(0x1b0404cb, 10 ** 8)).toBe(retargetedBits(0x1b0404cb, 4_838_400));
    expect(retargetedBits(0x1d00ffff, 4_838_400)).toBe(0x1d00ffff);
  });

  it('gives bits that a header can carry, of the difficulty asked for', () => {
    const bits = fc
      .tuple(fc.integer({ min: 0x10, max: 0x1b }), fc.integer({ min: 0x8000, max: 0x7fffff }))
      .map(([exponent, mantissa]) => exponent * 2 ** 24 + mantissa);
    fc.assert(
      fc.property(bits, fc.integer({ min: 302_400, max: 4_838_400 }), (before, span) => {
        const was = difficultyOfBits(before) ?? 0;
        const is = difficultyOfBits(retargetedBits(before, span)) ?? 0;
        expect(is / was / (1_209_600 / span)).toBeCloseTo(1, 3);
      }),
    );
  });
});
