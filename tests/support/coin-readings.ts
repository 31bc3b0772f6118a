import type { CoinId } from '../../src/coin/coins.ts';
import type { Datum, Reading } from '../../src/market/reading.ts';

/** The market of a coin besides Bitcoin, as a test sets it. */
export interface CoinPicture {
  readonly height: number;
  readonly difficulty: number;
  /** US dollars per coin. */
  readonly usd: number;
  /** Seconds per block since the running epoch began. */
  readonly spacing?: number;
  readonly stale?: boolean;
  readonly merged?: { readonly difficulty: number; readonly usd: number } | undefined;
}

/** Markets on the numbers of our notes: vectors C1, C2 and C5. */
export const PICTURES = {
  BCH: { height: 972_125, difficulty: 0.9e12, usd: 500 },
  LTC: {
    height: 2_016 * 1_488 + 1_000,
    difficulty: 1e8,
    usd: 100,
    spacing: 150,
    merged: { difficulty: 4.2e7, usd: 0.2 },
  },
  KAS: { height: 444_829_996, difficulty: 2.05615e16, usd: 0.05 },
} as const satisfies Partial<Record<CoinId, CoinPicture>>;

/** @param at - Unix seconds. */
export function coinReadingAt(
  coin: keyof typeof PICTURES,
  at: number,
  changes: Partial<CoinPicture> = {},
): Reading {
  const picture: CoinPicture = { ...PICTURES[coin], ...changes };
  const { height, difficulty, usd, spacing, merged } = picture;
  const datum = <T>(value: T): Datum<T> => ({
    value,
    source: 'Test',
    at,
    state: picture.stale ? 'stale' : 'fresh',
  });
  const price = (dollars: number) =>
    datum({ usd: dollars, sources: ['Kraken', 'Coinbase'], cut: [] });
  const start = height - (height % 2_016);
  return {
    coin,
    at,
    origin: 'live',
    tip: datum({ height, time: at - 30 }),
    difficulty: datum(difficulty),
    price: price(usd),
    fx: datum({ perUsd: { USD: 1, EUR: 0.9 }, date: '2026-02-27' }),
    ...(spacing !== undefined && {
      epoch: datum({
        marks: [
          { height: start - 1, time: at - 30 - (height - start + 1) * spacing },
          { height, time: at - 30 },
        ],
        previousDifficulty: 0.95e8,
      }),
    }),
    ...(merged && {
      merged: {
        tip: datum({ height: 6_480_000, time: at - 30 }),
        difficulty: datum(merged.difficulty),
        price: price(merged.usd),
      },
    }),
    lastGoodAt: at,
  };
}
