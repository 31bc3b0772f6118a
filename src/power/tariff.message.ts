import type { I18n } from '../i18n/i18n.ts';
import { meanOfQuarters, pricedDays } from './day-prices.ts';
import type { Period } from './schedule.ts';
import { clockText, spansText } from './schedule-text.ts';
import { feePerDay, isSeasonal, meanPerKwh, type ScheduleTariff, type Tariff } from './tariff.ts';

/** How many periods are told; the rest is counted. */
const MOST_TOLD = 8;

/**
 * Writes a tariff for people, with its currency: "€0.28", or "€0.28, weekdays 17–22 €0.35"; what follows
 * says that it is per kWh.
 */
export function tariffText(tariff: Tariff, i18n: I18n): string {
  switch (tariff.kind) {
    case 'flat':
      return i18n.tariff(tariff.perKwh, tariff.currency);
    case 'schedule':
      return scheduleText(tariff, i18n);
  }
}

/** Writes the one price that a tariff is counted with: "€0.28", or "€0.2925 on average". */
export function meanText(tariff: Tariff, i18n: I18n): string {
  if (tariff.kind === 'flat') return tariffText(tariff, i18n);
  return averageText(tariff, i18n.rate(meanPerKwh(tariff), tariff.currency), i18n);
}

/** Says that a price is a tariff's mean, and over what where that is more than a week. */
export function averageText(tariff: ScheduleTariff, price: string, { t }: I18n): string {
  if (!isSeasonal(tariff)) return t('tariff.onAverage', { price });
  const { countedIn } = tariff;
  if (countedIn === undefined) return t('tariff.onYearlyAverage', { price });
  const month = t('tariff.months').split(', ')[countedIn - 1] ?? '';
  return t('tariff.onMonthlyAverage', { price, month });
}

function scheduleText(tariff: ScheduleTariff, i18n: I18n): string {
  const { t } = i18n;
  const { periods, currency, timeZone, taxShare, heatCreditPerKwh: heat } = tariff;
  const fee = feePerDay(tariff);
  const more = periods.length - MOST_TOLD;
  return [
    ...periods.slice(0, MOST_TOLD).map((period) => periodText(period, currency, i18n)),
    ...(more > 0 ? [t('tariff.morePrices', { count: more })] : []),
    ...(taxShare === undefined ? [] : [t('tariff.plusTax', { tax: i18n.exactPercent(taxShare) })]),
    ...(fee === 0 ? [] : [t('tariff.plusFee', { fee: i18n.money(fee, currency) })]),
    ...(heat === undefined ? [] : [t('tariff.heatWorth', { heat: i18n.tariff(heat, currency) })]),
    ...(timeZone === undefined ? [] : [timeZone]),
  ].join(', ');
}

function periodText(
  { perKwh, days, hours, months, holidays }: Period,
  currency: string,
  i18n: I18n,
): string {
  const { t } = i18n;
  const written = { to: '–', and: ', ' };
  return [
    ...(months ? [spansText(months, t('tariff.months').split(', '), written)] : []),
    ...(days ? [daysText(days, i18n)] : []),
    ...(holidays ? [t('tariff.onHolidays')] : []),
    ...(hours ? [hoursText([hours], i18n)] : []),
    i18n.tariff(perKwh, currency),
  ].join(' ');
}

function daysText(days: readonly number[], { t }: I18n): string {
  if (days.join('') === '12345') return t('tariff.workdays');
  return spansText(days, t('tariff.days').split(', '), { to: '–', and: ', ' });
}

/** Writes spans of the day: "0–17, 22–24". */
export function hoursText(
  spans: readonly { readonly from: number; readonly to: number }[],
  { t }: I18n,
): string {
  const hours = spans.map(({ from, to }) => `${clockText(from)}–${clockText(to)}`).join(', ');
  return t('tariff.hours', { hours });
}

interface TariffMoment {
  /** Unix seconds. */
  readonly at: number;
  /** IANA name, of whoever asks; absent where that is unknown. */
  readonly timeZone?: string | undefined;
}

/** Says what a tariff costs: as it was written, on average, and today; a line each. */
export function tariffFacts(
  tariff: Tariff,
  { at, timeZone = 'UTC' }: TariffMoment,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const lines = [`${tariffText(tariff, i18n)}/kWh`];
  if (tariff.kind === 'flat') return lines;
  const { currency } = tariff;
  const rate = (perKwh: number) => `${i18n.rate(perKwh, currency)}/kWh`;
  const [today] = pricedDays(tariff, { at, timeZone, count: 1 });
  if (!today) return lines;
  const { month } = today.date;
  const { countedIn: _, ...always } = tariff;
  const [inMonth, inYear] = [meanPerKwh(tariff, month), meanPerKwh(always)];
  const name = t('tariff.months').split(', ')[month - 1] ?? '';
  const prices = today.quarters.map(({ perKwh }) => perKwh);
  const [lowest, highest] = [Math.min(...prices), Math.max(...prices)];
  return [
    ...lines,
    inMonth === inYear
      ? t('tariff.mean', { mean: rate(inYear) })
      : t('tariff.meanOfMonth', { mean: rate(inMonth), month: name, year: rate(inYear) }),
    lowest === highest
      ? t('tariff.todayThroughout', { price: rate(lowest) })
      : t('tariff.todayCosts', {
          mean: rate(meanOfQuarters(today.quarters)),
          lowest: rate(lowest),
          highest: rate(highest),
        }),
  ];
}
