import type { Coin } from '../coin/coin.ts';

/** Binary digits of the fixed-point numbers that consensus reckons in. */
const RADIX = 16n;
const ONE = 1n << RADIX;

/**
 * Returns by what the target of the next block is multiplied when blocks took a time, to the digits of
 * consensus: a cubic in whole numbers stands for the power of two. Rule: aserti3-2d,
 * reference.cash/protocol/forks/2020-11-15-asert.
 *
 * @returns 2 for a target twice as high, which is half the difficulty; nothing for a coin with another
 *   rule.
 */
export function asertFactor(
  { retarget, spacing }: Pick<Coin, 'retarget' | 'spacing'>,
  {
    blocks,
    seconds,
  }: {
    readonly blocks: number;
    /** Whole seconds that the blocks took. */
    readonly seconds: number;
  },
): number | undefined {
  if (retarget.kind !== 'asert') return undefined;
  const late = BigInt(seconds - spacing * blocks);
  const exponent = (late * ONE) / BigInt(retarget.halfLife);
  const shifts = exponent >> RADIX;
  const fraction = exponent - (shifts << RADIX);
  const cubic =
    195_766_423_245_049n * fraction + 971_821_376n * fraction ** 2n + 5_127n * fraction ** 3n;
  const mantissa = ONE + ((cubic + (1n << 47n)) >> 48n);
  return (Number(mantissa) / Number(ONE)) * 2 ** Number(shifts);
}
