import type { I18n } from '../i18n/i18n.ts';
import type { Drawing } from '../message/message.ts';
import { pricedDays } from '../power/day-prices.ts';
import { pricesOfWeek } from '../power/schedule.ts';
import { tariffText } from '../power/tariff.message.ts';
import type { ScheduleTariff } from '../power/tariff.ts';
import { weekSvg } from './week.ts';

interface WeekView {
  readonly name: string;
  readonly tariff: ScheduleTariff;
  /** Unix seconds: the month whose prices are shown. */
  readonly at: number;
  /** IANA name, of whoever looks. */
  readonly timeZone?: string | undefined;
}

/** Draws the week of a power price in the present month, a row for each day. */
export function weekDrawing({ name, tariff, at, timeZone }: WeekView, i18n: I18n): Drawing {
  const { t } = i18n;
  const zone = tariff.timeZone ?? timeZone ?? 'UTC';
  const [today] = pricedDays(tariff, { at, timeZone: zone, count: 1 });
  const labels = t('tariff.days').split(', ');
  const title = t('chart.week', { name });
  const week = pricesOfWeek(tariff, today?.date.month ?? 1);
  return {
    name: 'week.png',
    svg: weekSvg({
      title,
      subtitle: t('chart.weekPer', { zone }),
      days: week.map((prices, index) => ({ label: labels[index] ?? '', prices })),
      priceText: (perKwh) => i18n.tariff(perKwh, tariff.currency),
    }),
    description: t('chart.weekAlt', { title, tariff: tariffText(tariff, i18n) }),
  };
}
