import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { Reading } from '../market/reading.ts';
import { momentText } from '../message/moment.ts';
import { EARLY_BLOCKS } from '../mining/retarget.ts';
import { averageText, meanText } from '../power/tariff.message.ts';
import { hourlyLines, hourlyView } from './by-the-hour.message.ts';
import { mergedLines } from './merged.message.ts';
import type { ProfitReport } from './profit.ts';
import type { Rig } from './rig.ts';
import { leftOutLines, shareText, type TermsBasis } from './terms.message.ts';
import { rigDetails } from './words.message.ts';

interface ShortView {
  readonly rig: Rig;
  readonly report: ProfitReport;
  readonly basis: TermsBasis;
  readonly reading: Reading;
}

export const DAYS_A_MONTH = 30;

/**
 * Returns the short answer, a line each: the profit, the values it depends on, where they come from
 * and what comes next.
 */
export function shortLines(view: ShortView, i18n: I18n): readonly string[] {
  const { rig, report, basis } = view;
  const { t } = i18n;
  const hourly = hourlyView(report);
  const lines = [
    ...headline(view, i18n),
    ...rigDetails(rig, i18n).map(small),
    verdict(report, basis, i18n),
    ...(hourly ? hourlyLines(hourly, i18n) : []),
    flowsLine(view, i18n),
    ...mergedLines(report, i18n).map(small),
    retargetLine(view, i18n),
    ...(basis.shares ?? []).map((name) => small(shareText(name, report.terms, i18n))),
    ...leftOutLines(report, basis, i18n).map(small),
    report.lowerBound && report.economics.profit !== undefined && small(t('profit.atLeast')),
  ];
  return lines.filter((line) => typeof line === 'string');
}

export const small = (line: string) => `-# ${line}`;

function headline({ report, reading }: ShortView, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const { economics, currency } = report;
  const { profit, profitSats } = economics;
  if (profit === undefined || profitSats === undefined) return [`## ${t('profit.unknown')}`];
  const sats = i18n.signedBaseUnits(profitSats, coinOf(reading.coin));
  const month = i18n.signedMoney(profit * DAYS_A_MONTH, currency);
  return [
    `## ${t('profit.perDay', { profit: i18n.signedMoney(profit, currency) })}`,
    small(t('profit.short.month', { sats, month })),
  ];
}

/**
 * Says what keeps the rig from paying, or how much headroom it has, as a power price and as a coin
 * price.
 */
function verdict(
  { economics, terms, coin: { title: coin, hashpriceUnit }, currency }: ProfitReport,
  basis: TermsBasis,
  i18n: I18n,
): string | undefined {
  const { t } = i18n;
  const { profit, breakEvens } = economics;
  const price =
    breakEvens.coinPrice === undefined ? undefined : i18n.money(breakEvens.coinPrice, currency);
  if (profit === undefined) {
    if (price !== undefined) return t('profit.short.paysAbove', { coin, price });
    return breakEvens.hashprice === undefined
      ? undefined
      : t('profit.short.paysAboveHashprice', {
          hashprice: i18n.rate(breakEvens.hashprice, currency),
          unit: hashpriceUnit.text,
        });
  }
  const own = t(`profit.short.own.${basis.tariffOrigin}`, {
    tariff: basis.isMean
      ? t('tariff.onAverage', { price: i18n.rate(terms.tariff, currency) })
      : basis.tariff.currency === currency
        ? meanText(basis.tariff, i18n)
        : meanInAnother(basis.tariff, i18n.rate(terms.tariff, currency), i18n),
  });
  const tariff =
    breakEvens.tariff === undefined ? undefined : i18n.rate(breakEvens.tariff, currency);
  if (profit >= 0) {
    if (tariff === undefined) return undefined;
    return price === undefined
      ? t('profit.short.paysAtAnyPrice', { tariff, own, coin })
      : t('profit.short.pays', { tariff, own, coin, price });
  }
  if (tariff === undefined) {
    return price === undefined
      ? t('profit.short.neverPays', { coin })
      : t('profit.short.paysAtNoTariff', { coin, price });
  }
  return price === undefined
    ? t('profit.short.wouldPayBelow', { tariff, own })
    : t('profit.short.wouldPay', { tariff, own, coin, price });
}

/** The same for a price that was converted. */
const meanInAnother = (tariff: TermsBasis['tariff'], price: string, i18n: I18n) =>
  tariff.kind === 'flat' ? price : averageText(tariff, price, i18n);

/** Texts of the fee by who decided it: the caller's own word needs no mark. */
const FEE_TEXTS = {
  said: 'profit.short.fee',
  own: 'profit.short.fee',
  server: 'profit.short.feeServer',
  operator: 'profit.short.feeAssumed',
} as const;

/** Writes "Revenue $8.20 − power $5.04 − fee $0.16", with a mark at what is assumed. */
function flowsLine(
  { report: { economics, terms, currency }, basis, reading }: ShortView,
  i18n: I18n,
): string {
  const { t } = i18n;
  const { revenue, revenueSats, poolFee = 0, powerCost, fixedCost } = economics;
  const coin = coinOf(reading.coin);
  const isPriced = revenue !== undefined;
  const income = isPriced
    ? i18n.money(revenue, currency)
    : revenueSats !== undefined
      ? i18n.baseUnits(revenueSats, coin)
      : undefined;
  if (income === undefined) {
    const cost = i18n.signedMoney(-powerCost, currency);
    const fixed = i18n.signedMoney(-fixedCost, currency);
    return [
      t('profit.short.powerAlone', { cost }),
      ...(fixedCost === 0 ? [] : [t('profit.short.fixedCost', { cost: fixed })]),
    ].join(' · ');
  }
  const feeSats = (revenueSats ?? 0) * terms.poolFee;
  const fee = isPriced ? i18n.money(poolFee, currency, revenue) : i18n.baseUnits(feeSats, coin);
  const percent = i18n.exactPercent(terms.poolFee);
  const parts: readonly (readonly [number, string])[] = [
    [
      powerCost,
      t('profit.short.power', { cost: i18n.money(Math.abs(powerCost), currency, revenue) }),
    ],
    [isPriced ? poolFee : feeSats, t(FEE_TEXTS[basis.feeOrigin], { fee, percent })],
    [fixedCost, t('profit.short.fixedCost', { cost: i18n.money(fixedCost, currency, revenue) })],
  ];
  const flows = parts
    .filter(([cost]) => cost !== 0)
    // The sign stays with what it takes away.
    .map(([cost, text]) => ` ${cost > 0 ? '−' : '+'}\u00a0${text}`);
  const line = t('profit.short.revenue', { income }) + flows.join('');
  return terms.uptime === 1
    ? line
    : `${line} · ${t('terms.uptime', { uptime: i18n.exactPercent(terms.uptime) })}`;
}

function retargetLine(
  { report: { forecast, profitForecast, currency }, reading }: ShortView,
  i18n: I18n,
): string | undefined {
  if (!forecast) return undefined;
  const { t } = i18n;
  const when = momentText(reading.origin, i18n).relative(forecast.at);
  const change = i18n.signedPercent(forecast.ratio - 1);
  const after = profitForecast?.afterRetarget;
  if (!after) return t('profit.short.retargetAlone', { when, change });
  const profit = i18n.signedMoney(after.profit, currency);
  if (forecast.method === 'exact') {
    return t('profit.short.retargetSettled', { when, change, profit });
  }
  // The "<" of a chance stays with its number.
  const chance = i18n.chance(after.chanceOfLoss).replaceAll(' ', '\u00a0');
  const line = t('profit.short.retarget', { when, change, profit, chance });
  return forecast.blocksDone < EARLY_BLOCKS ? `${line} ${t('profit.short.early')}` : line;
}
