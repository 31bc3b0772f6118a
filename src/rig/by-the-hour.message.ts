import type { APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { hoursText, spotSourceText } from '../power/tariff.message.ts';
import { ENOUGH_HOURS, type HourlyDay, type HourlyReport } from './by-the-hour.ts';
import type { ProfitReport } from './profit.ts';

interface HourlyView {
  readonly report: HourlyReport;
  readonly currency: string;
  /** The power price at which the rig stops paying; absent where there is none. */
  readonly breakEven?: number | undefined;
}

/** Returns what there is to say of a rig whose power price hangs on the time; nothing of others. */
export function hourlyView({
  byTheHour,
  currency,
  economics,
}: ProfitReport): HourlyView | undefined {
  const { breakEvens } = economics;
  return byTheHour && { report: byTheHour, currency, breakEven: breakEvens.tariff };
}

/** Says when to run a rig and what that is worth, in a few lines. */
export function hourlyLines(view: HourlyView, i18n: I18n): readonly string[] {
  const { report } = view;
  return [
    ...todayLines(view, i18n),
    ...laterLines(view, i18n).map(small),
    small(clockNote(report, i18n)),
  ];
}

/** Says the same in a field of its own, with the break-even beside the prices. */
export function hourlyField(view: HourlyView, i18n: I18n): APIEmbedField {
  const { report, currency, breakEven } = view;
  const { t } = i18n;
  const prices = {
    lowest: priceText(report.lowest, view, i18n),
    highest: priceText(report.highest, view, i18n),
  };
  const lines = [
    ...todayLines(view, i18n),
    ...(report.lowest > report.highest
      ? []
      : [
          breakEven === undefined
            ? t('hourly.prices', prices)
            : t('hourly.breakEven', { ...prices, breakEven: i18n.rate(breakEven, currency) }),
        ]),
    ...laterLines(view, i18n),
    small(clockNote(report, i18n)),
  ];
  return { name: t('hourly.title'), value: lines.join('\n') };
}

/** As it was written, or as exactly as taxes and rates of exchange leave it; a market's to the usual digits. */
const priceText = (perKwh: number, { report, currency }: HourlyView, i18n: I18n) =>
  report.exchange
    ? i18n.rate(perKwh, currency)
    : i18n.tariff(Number(perKwh.toPrecision(4)), currency);

const small = (line: string) => `-# ${line}`;

function todayLines(view: HourlyView, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const { today, exchange } = view.report;
  if (!today) {
    const { zone, until } = exchange ?? { zone: '?' };
    const when = until === undefined ? '?' : i18n.date(until - 1);
    return [t('hourly.unknown', { zone, when })];
  }
  const lines = dayLines(today, view, i18n);
  if (today.unknownHours === 0) return lines;
  return [...lines, t('hourly.someUnknown', { hours: hoursOf(today.unknownHours, i18n) })];
}

function dayLines(today: HourlyDay, { currency }: HourlyView, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const mean = i18n.rate(today.mean, currency);
  const { plan } = today;
  if (!plan) return [t('hourly.meanAlone', { mean })];
  const always = i18n.signedMoney(plan.always, currency);
  const best = i18n.signedMoney(plan.best, currency);
  if (plan.hours === plan.ofHours) return [t('hourly.throughout', { mean, always })];
  const line = t('hourly.today', { mean, always, best });
  const hours = hoursOf(plan.hours, i18n);
  const all = hoursOf(plan.ofHours, i18n);
  if (plan.hours === 0) return [line, t('hourly.never')];
  // Somebody who would lose by running all day would rather not run at all.
  const otherwise = Math.max(plan.always, plan.resting);
  const gain = i18n.signedMoney(plan.best - otherwise, currency);
  const against = plan.resting > plan.always ? 'hourly.runOrRest' : 'hourly.run';
  return [line, t(against, { hours, all, gain, spans: hoursText(today.spans, i18n) })];
}

/** Says what is known of tomorrow at the exchange. */
function tomorrowLines(
  { report: { tomorrow }, currency }: HourlyView,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  // An hour may be known of the next day where its exchange keeps the clock of another place.
  if (!tomorrow || tomorrow.unknownHours > ENOUGH_HOURS) return [t('hourly.tomorrowUnknown')];
  const { plan, spans } = tomorrow;
  if (!plan) return [];
  const always = i18n.signedMoney(plan.always, currency);
  const best = i18n.signedMoney(plan.best, currency);
  const gain = t('hourly.tomorrowGain', { always, best });
  if (plan.hours === plan.ofHours) return [gain, t('hourly.tomorrowThroughout')];
  if (plan.hours === 0) return [gain, t('hourly.tomorrowNever')];
  return [gain, t('hourly.tomorrow', { spans: hoursText(spans, i18n) })];
}

function laterLines(view: HourlyView, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const { report, currency } = view;
  const { today, tomorrow, week, exchange } = report;
  if (exchange) return tomorrowLines(view, i18n);
  if (!week || !today || !tomorrow) return [];
  const isOther = hoursText(tomorrow.spans, i18n) !== hoursText(today.spans, i18n);
  return [
    ...(isOther
      ? [
          tomorrow.spans.length === 0
            ? t('hourly.tomorrowNever')
            : t('hourly.tomorrow', { spans: hoursText(tomorrow.spans, i18n) }),
        ]
      : []),
    t('hourly.week', {
      always: i18n.signedMoney(week.always, currency),
      best: i18n.signedMoney(week.best, currency),
      hours: hoursOf(week.hours, i18n),
      all: hoursOf(week.ofHours, i18n),
    }),
  ];
}

const MINUTES_PER_HOUR = 60;

function clockNote(
  { timeZone, isAnyClock, rampHours, minimumHours, exchange }: HourlyReport,
  i18n: I18n,
): string {
  const { t } = i18n;
  const minutes = i18n.count(Math.round(rampHours * MINUTES_PER_HOUR));
  const shortest = hoursOf(minimumHours, i18n);
  if (exchange) {
    const source = spotSourceText(exchange.source ?? '?', i18n);
    return t('hourly.noteSpot', { minutes, shortest, zone: timeZone, source });
  }
  return t(isAnyClock ? 'hourly.noteAnyClock' : 'hourly.note', {
    minutes,
    shortest,
    zone: timeZone,
  });
}

/** "19", "18.25". */
const hoursOf = (hours: number, i18n: I18n) => i18n.exact(Number(hours.toFixed(2)));
