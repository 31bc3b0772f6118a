import type { I18n } from '../i18n/i18n.ts';
import { hoursText } from '../power/tariff.message.ts';
import { type HourlyDay, type HourlyQuarter, spansOf } from './by-the-hour.ts';

/** Says when to run and when to rest: "run 0–17, 22–24, rest 17–22". */
export function planHours(day: HourlyDay, i18n: I18n): string {
  const { t } = i18n;
  const { spans, quarters } = day;
  const rests = spansOf(quarters, ({ runs }) => !runs);
  if (rests.length === 0) return t('hours.runAllDay');
  if (spans.length === 0) return t('hours.restAllDay');
  return t('hours.run', { spans: hoursText(spans, i18n), rests: hoursText(rests, i18n) });
}

/** Says why, and what it earns beside running always. */
export function planReasons(
  day: HourlyDay,
  { currency, breakEven }: { readonly currency: string; readonly breakEven: number },
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const { plan, quarters, unknownHours } = day;
  const rate = (perKwh: number) => i18n.rate(perKwh, currency);
  const running = quarters.filter(({ runs }) => runs);
  const resting = quarters.filter(({ runs }) => !runs);
  const prices = quarters.map(({ perKwh }) => perKwh);
  const why =
    resting.length === 0
      ? t('hours.whyRun', { price: rate(Math.max(...prices)) })
      : running.length === 0
        ? t('hours.whyRest', { price: rate(Math.min(...prices)) })
        : t('hours.why', { run: rate(meanOf(running)), rest: rate(meanOf(resting)) });
  return [
    why,
    t('hours.pays', { breakEven: rate(breakEven) }),
    ...(plan ? [gainText(plan, currency, i18n)] : []),
    ...(unknownHours > 0 ? [t('hours.unknown', { hours: i18n.exact(unknownHours) })] : []),
  ];
}

function gainText(
  { always, best, hours, ofHours }: NonNullable<HourlyDay['plan']>,
  currency: string,
  i18n: I18n,
): string {
  const money = (amount: number) => i18n.signedMoney(amount, currency);
  if (hours === ofHours) return i18n.t('hours.earns', { best: money(best) });
  return i18n.t('hours.gain', {
    best: money(best),
    always: money(always),
    gain: money(best - always),
  });
}

function meanOf(quarters: readonly HourlyQuarter[]): number {
  let [sum, all] = [0, 0];
  for (const { perKwh, hours } of quarters) {
    sum += perKwh * hours;
    all += hours;
  }
  return sum / all;
}
