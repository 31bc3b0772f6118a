import * as z from 'zod';
import { difficulty, height, numeric, unixSeconds } from '../../../http/numeric.ts';
import type { Provider } from '../../../http/provider.ts';
import { difficultyOfBits } from '../../../mining/compact-bits.ts';
import type { BlockHeader } from '../../reading.ts';

/** Headers in descending order of height, at least one. */
export type Headers = readonly [BlockHeader, ...BlockHeader[]];

/** A view of the chain. Methods throw SourceError; the caller runs them in `provider.attempt`. */
export interface ChainSource {
  readonly provider: Provider;
  /**
   * Whether it checks every block by itself, and is the operator's own: nobody else has to bear it
   * out.
   */
  readonly validates?: boolean;
  /** Returns the tip's height, the cheapest question: it is asked each minute. */
  tipHeight(): Promise<number>;
  /** Returns the header at a height, and as many right below it as come in the same answer. */
  headers(height: number): Promise<Headers>;
  /**
   * Returns the mean fees per block of the last 144 up to the tip, in satoshi, without the subsidy.
   * It is absent where the provider doesn't tell.
   */
  readonly meanFees?: (tipHeight: number) => Promise<number>;
}

/** Blocks over which fees are averaged: a day of them. */
export const FEE_WINDOW = 144;

/** Ratio by which a stated difficulty may be off: it may be rounded to a whole number. */
const DIFFICULTY_TOLERANCE = 1e-6;

const Blocks = z.array(
  z.object({
    height,
    timestamp: unixSeconds,
    bits: numeric,
    difficulty,
    /** A block that the chain has left behind; only mempool lists such. */
    stale: z.boolean().optional(),
  }),
);

/**
 * Returns the headers of blocks as esplora lists them, and mempool after it.
 *
 * @param path - The list that starts at this height and goes down.
 */
export async function listedHeaders(
  provider: Provider,
  path: string,
  height: number,
): Promise<Headers> {
  const blocks = await provider.getJson(`${path}/${height}`, Blocks);
  const [first, ...rest] = blocks
    .filter(({ stale }) => stale !== true)
    .map(({ height, timestamp, bits, difficulty }) =>
      checkedHeader({ height, time: timestamp, bits }, difficulty, provider),
    );
  if (first?.height !== height) {
    throw provider.error(`asked for block ${height}, got ${first?.height ?? 'none'}`);
  }
  return [first, ...rest];
}

/**
 * Checks a header against its stated difficulty.
 *
 * @param stated - The difficulty that came with the bits.
 * @throws SourceError where it isn't the one of the bits.
 */
export function checkedHeader(
  header: BlockHeader,
  stated: number,
  provider: Provider,
): BlockHeader {
  const difficulty = difficultyOfBits(header.bits);
  if (difficulty === undefined) throw provider.error(`bits ${header.bits} make no difficulty`);
  if (Math.abs(stated / difficulty - 1) > DIFFICULTY_TOLERANCE) {
    throw provider.error(`difficulty ${stated} disagrees with the header's bits`);
  }
  return header;
}
