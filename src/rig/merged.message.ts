import type { I18n } from '../i18n/i18n.ts';
import type { ProfitReport } from './profit.ts';

/** Writes an income in coins: "0.0201 LTC + 76.635 DOGE". */
export function incomeInCoins(
  { economics: { revenueSats, mergedRevenue }, coin }: Pick<ProfitReport, 'economics' | 'coin'>,
  i18n: I18n,
): string | undefined {
  if (revenueSats === undefined) return undefined;
  const own = i18n.baseUnits(revenueSats, coin);
  return mergedRevenue ? `${own} + ${i18n.coins(mergedRevenue.amount, mergedRevenue.coin)}` : own;
}

/**
 * Tells the two parts of an income where there are two, or that one of them isn't known; or that some
 * of it may not come.
 */
export function mergedLines(report: ProfitReport, i18n: I18n): readonly string[] {
  const { coin, currency, economics, market } = report;
  const { t } = i18n;
  if (!market) return [];
  if (coin.hasRedBlocks) return [t('profit.redBlocks')];
  if (!coin.merged) return [];
  const { revenue, revenueSats, mergedRevenue } = economics;
  if (!mergedRevenue)
    return [t('profit.partAlone', { coin: coin.title, other: coin.merged.title })];
  if (revenue === undefined || revenueSats === undefined) return [];
  return [
    t('profit.parts', {
      own: i18n.baseUnits(revenueSats, coin),
      ownValue: i18n.money(revenue - mergedRevenue.value, currency, revenue),
      other: i18n.coins(mergedRevenue.amount, mergedRevenue.coin),
      otherValue: i18n.money(mergedRevenue.value, currency, revenue),
    }),
  ];
}
