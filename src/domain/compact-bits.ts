/** Mantissa and exponent of the highest target, that of difficulty 1 (`0x1d00ffff`). */
const DIFFICULTY_1 = { mantissa: 0x00_ff_ff, exponent: 0x1d };

/** A mantissa with this bit set means a negative target, which no block header may carry. */
const SIGN = 0x80_00_00;

/**
 * Difficulty that a block header's compact target stands for. Exact to the last bit of a double:
 * mantissa and mantissa are divided once, the rest is a power of two.
 *
 * @param bits - The header's field, e.g. `0x17021ef0`.
 * @returns Dimensionless, at least 1; undefined where no mainnet header could carry these bits.
 */
export function difficultyOfBits(bits: number): number | undefined {
  if (!Number.isInteger(bits) || bits < 0 || bits > 0xff_ff_ff_ff) return undefined;
  const exponent = Math.floor(bits / 2 ** 24);
  const mantissa = bits % 2 ** 24;
  if (mantissa === 0 || mantissa >= SIGN || exponent < 3) return undefined;
  const ratio = DIFFICULTY_1.mantissa / mantissa;
  const difficulty = ratio * 2 ** (8 * (DIFFICULTY_1.exponent - exponent));
  return difficulty >= 1 ? difficulty : undefined;
}
