import type { I18n } from '../i18n/i18n.ts';
import { clockText, spansText } from './schedule-text.ts';
import { feePerDay, meanPerKwh, type Period, type ScheduleTariff, type Tariff } from './tariff.ts';

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
  return i18n.t('tariff.onAverage', { price: i18n.rate(meanPerKwh(tariff), tariff.currency) });
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
