import { bitcoin } from '../src/coin/bitcoin.ts';
import type { HistoryPoint } from '../src/market/history.ts';
import type { HistoryStore } from '../src/market/market.port.ts';

const HOUR = 3_600;
const DAY = 86_400;

/** Made-up days of three years, hours of 90 days and readings of 3 days, as a bot has after a while. */
export async function seedHistory(history: HistoryStore, now: number): Promise<void> {
  const days = pointsBetween(now - 3 * 365 * DAY, now, DAY);
  await history.fillDays(bitcoin.id, days);
  await history.saveRates(
    days.map(({ at }) => ({
      perUsd: { USD: 1, EUR: 0.9 + 0.02 * Math.sin(at / (90 * DAY)) },
      date: new Date(at * 1_000).toISOString().slice(0, 10),
    })),
  );
  for (const point of pointsBetween(now - 3 * DAY, now, HOUR))
    await history.record(bitcoin.id, point);
  await history.rollUp(now);
}

function pointsBetween(from: number, to: number, step: number): readonly HistoryPoint[] {
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) }, (_, index) => {
    const at = first + index * step;
    const blocksAgo = Math.floor((to - at) / bitcoin.spacing);
    return {
      at,
      height: 969_000 - blocksAgo,
      difficulty: 130e12 * (1 - blocksAgo / 400_000),
      meanFees: 2_000_000 + 500_000 * Math.sin(at / (7 * DAY)),
      usd: 85_000 + 9_000 * Math.sin(at / (40 * DAY)),
    };
  });
}
