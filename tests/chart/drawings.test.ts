import { expect, it } from 'vitest';
import { hashpriceDrawing } from '../../src/chart/drawings.message.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import type { HistoryPoint } from '../../src/market/history.ts';
import { gapOf } from '../../src/market/series.ts';
import { DAY, HOUR } from '../../src/time/seconds.ts';

const NOON = Date.UTC(2026, 9, 5, 12) / 1_000;
const point = (at: number, usd: number): HistoryPoint => ({
  ...{ at, height: 969_992, difficulty: 140e12, usd, meanFees: 2_000_000 },
});

it('a chart begins with the mean of the hour in which its range begins, as a digest counts', () => {
  const from = NOON + HOUR / 2 - 30 * DAY;
  const points = [
    point(from - HOUR * 1.5, 50_000),
    // The hour that holds the beginning, and the one after it.
    point(from - HOUR / 2, 100_000),
    point(from + HOUR / 2, 80_000),
    point(from + 30 * DAY, 110_000),
  ];
  const history = { coin: 'BTC', points, rates: [], from, to: from + 30 * DAY } as const;
  const view = { history: { ...history, gap: gapOf.hour }, range: '30d', origin: 'live' } as const;
  const svg = hashpriceDrawing({ ...view, currency: 'USD' }, i18nFor('en-US'))?.svg;
  expect(svg).toContain('>+10.0% in 30 days<');
});
