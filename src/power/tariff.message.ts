import type { I18n } from '../i18n/i18n.ts';
import { meanOfQuarters, pricedDays } from './day-prices.ts';
import type { Period } from './schedule.ts';
import { clockText, spansText } from './schedule-text.ts';
import { SAMPLE_PRICES, type SpotSeries } from './spot.ts';
import {
  feePerDay,
  type HourlyTariff,
  isConstant,
  isCountable,
  isSeasonal,
  meanPerKwh,
  type ScheduleTariff,
  type SpotTariff,
  type Tariff,
} from './tariff.ts';

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
    case 'spot':
      return spotText(tariff, i18n);
  }
}

/** Writes the one price that a tariff is counted with: "€0.28", or "€0.2925 on average". */
export function meanText(tariff: Tariff, i18n: I18n): string {
  // A price that nobody knows yet is told as it is written.
  if (tariff.kind === 'flat' || !isCountable(tariff)) return tariffText(tariff, i18n);
  return averageText(tariff, i18n.rate(meanPerKwh(tariff), tariff.currency), i18n);
}

/** Names who tells the prices of an exchange. */
export function spotSourceText(source: string, { t }: I18n): string {
  return source === SAMPLE_PRICES ? t('tariff.samplePrices') : source;
}

/** Says that a price is a tariff's mean, where it is any, and over what where that is more than a week. */
export function averageText(tariff: HourlyTariff, price: string, { t }: I18n): string {
  if (isConstant(tariff)) return price;
  if (tariff.kind === 'spot') return t('tariff.spotMean', { price, days: tariff.seen?.days ?? 0 });
  if (!isSeasonal(tariff)) return t('tariff.onAverage', { price });
  const { countedIn } = tariff;
  if (countedIn === undefined) return t('tariff.onYearlyAverage', { price });
  const month = t('tariff.months').split(', ')[countedIn - 1] ?? '';
  return t('tariff.onMonthlyAverage', { price, month });
}

function scheduleText(tariff: ScheduleTariff, i18n: I18n): string {
  const { periods, currency } = tariff;
  return [...periodTexts(periods, currency, i18n), ...besidesTexts(tariff, i18n)].join(', ');
}

/** Writes "spot DE-LU + €0.12, grid 17–20 €0.10, plus 19% tax". */
function spotText(tariff: SpotTariff, i18n: I18n): string {
  const { t } = i18n;
  const { zone, markup, grid, currency } = tariff;
  const price = i18n.tariff(Math.abs(markup), currency);
  const opening =
    markup === 0
      ? t('tariff.spot', { zone })
      : t(markup > 0 ? 'tariff.spotPlus' : 'tariff.spotLess', { zone, markup: price });
  return [
    opening,
    ...(grid ? [t('tariff.grid', { prices: periodTexts(grid, currency, i18n).join(', ') })] : []),
    ...besidesTexts(tariff, i18n),
  ].join(', ');
}

function periodTexts(periods: readonly Period[], currency: string, i18n: I18n): readonly string[] {
  const more = periods.length - MOST_TOLD;
  return [
    ...periods.slice(0, MOST_TOLD).map((period) => periodText(period, currency, i18n)),
    ...(more > 0 ? [i18n.t('tariff.morePrices', { count: more })] : []),
  ];
}

function besidesTexts(tariff: HourlyTariff, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const { currency, timeZone, taxShare, heatCreditPerKwh: heat } = tariff;
  const { rampMinutes, minimumHours } = tariff;
  const fee = feePerDay(tariff);
  return [
    ...(taxShare === undefined ? [] : [t('tariff.plusTax', { tax: i18n.exactPercent(taxShare) })]),
    ...(fee === 0 ? [] : [t('tariff.plusFee', { fee: i18n.money(fee, currency) })]),
    ...(heat === undefined ? [] : [t('tariff.heatWorth', { heat: i18n.tariff(heat, currency) })]),
    ...(rampMinutes === undefined ? [] : [t('tariff.ramp', { minutes: i18n.exact(rampMinutes) })]),
    ...(minimumHours === undefined
      ? []
      : [t('tariff.minimumRun', { hours: i18n.exact(minimumHours) })]),
    ...(timeZone === undefined ? [] : [timeZone]),
  ];
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
  /** The exchange's prices, for a tariff that follows them, where they are known. */
  readonly spot?: SpotSeries | undefined;
}

/** Says what a tariff costs: as it was written, on average, and today; a line each. */
export function tariffFacts(
  tariff: Tariff,
  { at, timeZone = 'UTC', spot }: TariffMoment,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const lines = [`${tariffText(tariff, i18n)}/kWh`];
  if (tariff.kind === 'flat') return lines;
  const { currency } = tariff;
  const rate = (perKwh: number) => `${i18n.rate(perKwh, currency)}/kWh`;
  const [today] = pricedDays(tariff, { at, timeZone, count: 1, spot });
  if (!today) return lines;
  const known = [...lines, ...meanLines(tariff, today.date.month, i18n)];
  const credit = spot
    ? [t('tariff.credit', { zone: spot.zone, source: spotSourceText(spot.source, i18n) })]
    : [];
  if (today.quarters.length === 0) return [...known, t('tariff.todayUnknown'), ...credit];
  const hours = i18n.exact(today.unknownHours);
  const prices = today.quarters.map(({ perKwh }) => perKwh);
  const [lowest, highest] = [Math.min(...prices), Math.max(...prices)];
  return [
    ...known,
    lowest === highest
      ? t('tariff.todayThroughout', { price: rate(lowest) })
      : t('tariff.todayCosts', {
          mean: rate(meanOfQuarters(today.quarters)),
          lowest: rate(lowest),
          highest: rate(highest),
        }),
    ...(today.unknownHours === 0 ? [] : [t('tariff.hoursUnknown', { hours })]),
    ...credit,
  ];
}

function meanLines(tariff: HourlyTariff, month: number, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const rate = (perKwh: number) => `${i18n.rate(perKwh, tariff.currency)}/kWh`;
  if (isConstant(tariff)) return [];
  if (tariff.kind === 'spot') {
    if (!isCountable(tariff)) return [];
    return [averageText(tariff, rate(meanPerKwh(tariff, month)), i18n)];
  }
  const { countedIn: _, ...always } = tariff;
  const [inMonth, inYear] = [meanPerKwh(tariff, month), meanPerKwh(always)];
  const name = t('tariff.months').split(', ')[month - 1] ?? '';
  return [
    inMonth === inYear
      ? t('tariff.mean', { mean: rate(inYear) })
      : t('tariff.meanOfMonth', { mean: rate(inMonth), month: name, year: rate(inYear) }),
  ];
}
