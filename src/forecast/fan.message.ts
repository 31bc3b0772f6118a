import { fanSvg } from '../chart/fan.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { Reading } from '../market/reading.ts';
import type { Drawing } from '../message/message.ts';
import { DAY } from '../time/seconds.ts';
import { inHundred, roughMoney } from './forecast.message.ts';
import type { Forecast } from './forecast.ts';
import type { Simulation } from './simulation.ts';

const WEEK = 7 * DAY;

/** Falls of the reward that are marked. */
const MOST_CUTS = 2;

/** Returns the chart of what a rig's simulated futures earn, with the line at which it has paid for itself. */
export function fanDrawing(
  forecast: Forecast,
  { fan, sums, paidBack }: Simulation,
  origin: Reading['origin'],
  i18n: I18n,
): Drawing {
  const { t, axis } = i18n;
  const { plan, currency, now } = forecast;
  // Steps of every month would cover the fan.
  const cuts = forecast.cuts.length > MOST_CUTS ? [] : forecast.cuts;
  const { months, cost } = plan;
  const money = (value: number) => roughMoney(value, forecast, i18n);
  const points = [
    { at: now, low: 0, middle: 0, high: 0 },
    ...fan.map(({ week, ...spread }) => ({ at: now + week * WEEK, ...spread })),
  ];
  const to = points.at(-1)?.at ?? now;
  const title = t('chart.forecast', { months });
  const subtitle = t('chart.forecast.unit', { currency });
  const isSample = origin === 'sample';
  const share = inHundred(paidBack, i18n);
  const svg = fanSvg({
    title,
    badge: isSample ? t('chart.sample') : undefined,
    subtitle,
    value: t('chart.forecast.middle', { sum: money(sums.middle) }),
    valueTone: sums.middle >= cost ? 'good' : 'bad',
    note: { text: t('chart.forecast.note', { share }), tone: 'plain' },
    points,
    from: now,
    to,
    level: { value: cost, text: t('chart.forecast.cost', { cost: money(cost) }) },
    halvings: { at: cuts.map(({ at }) => at), word: t('chart.halving') },
    axisText: (value, step) => axis.money(value, currency, step),
    dateText: (at, detail) => (detail === 'day' ? axis.day(at) : axis.month(at)),
  });
  const { low, middle, high } = sums;
  const said = {
    title,
    unit: subtitle,
    to: i18n.date(to),
    ...{ low: money(low), middle: money(middle), high: money(high), cost: money(cost) },
  };
  const sentences = [
    t('chart.altForecast', said),
    ...cuts.map(({ at }) => t('chart.altHalving', { date: i18n.date(at) })),
    ...(isSample ? [t('chart.altSample')] : []),
  ];
  return { svg, name: 'forecast.png', description: sentences.join(' ') };
}
