import { bitcoin } from '../coin/bitcoin.ts';

/** Mantissa and exponent of the highest target, that of difficulty 1 (`0x1d00ffff`). */
const DIFFICULTY_1 = { mantissa: 0x00_ff_ff, exponent: 0x1d };

/** A mantissa with this bit set means a negative target, which no block header may carry. */
const SIGN = 0x80_00_00;

/**
 * Returns the difficulty that a block header's compact target stands for. It is exact to the last
 * bit of a double: mantissa and mantissa are divided once, the rest is a power of two.
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

/** Seconds that an epoch's intervals are compared with, by consensus. */
const TARGET_SPAN = bitcoin.retarget.blocks * bitcoin.spacing;
const MOST_CHANGE = bitcoin.retarget.mostChange;
const HIGHEST_TARGET = targetOf(0x1d_00_ff_ff);

/**
 * Returns the bits of the next epoch, as every node works them out: in whole numbers, with the
 * mantissa cut off to three bytes.
 *
 * @param bits - Bits of the epoch that ends, which {@link difficultyOfBits} knows.
 * @param span - Seconds from the epoch's first block to its last, by their headers.
 */
export function retargetedBits(bits: number, span: number): number {
  const limited = Math.min(Math.max(span, TARGET_SPAN / MOST_CHANGE), TARGET_SPAN * MOST_CHANGE);
  const wanted = (targetOf(bits) * BigInt(limited)) / BigInt(TARGET_SPAN);
  return compact(wanted < HIGHEST_TARGET ? wanted : HIGHEST_TARGET);
}

function targetOf(bits: number): bigint {
  const exponent = Math.floor(bits / 2 ** 24);
  return BigInt(bits % 2 ** 24) << BigInt(8 * (exponent - 3));
}

function compact(target: bigint): number {
  const bytes = Math.ceil(target.toString(16).length / 2);
  const mantissa = Number(target >> BigInt(8 * (bytes - 3)));
  // The sign bit stays clear: the target gets a byte more, and the mantissa loses its last one.
  return mantissa < SIGN ? bytes * 2 ** 24 + mantissa : (bytes + 1) * 2 ** 24 + (mantissa >> 8);
}
