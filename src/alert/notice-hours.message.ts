import type { I18n } from '../i18n/i18n.ts';
import { colours } from '../message/button-row.ts';
import { planHours, planReasons } from '../rig/day-plan.message.ts';
import type { AlertEvent } from './decide.ts';
import { type NoticeSection, type NoticeView, nameOf } from './notice-rigs.message.ts';

type HoursEvent = Extract<AlertEvent, { readonly kind: 'hourly' }>;

/** Characters of the hours that a headline has room for. */
const LONGEST_HOURS = 50;

/** Words the section on the hours in which rigs are best run. */
export function hoursSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'hourly');
  const lines = events.flatMap(({ rig, which, day, breakEven }) => {
    if (!rig) return [];
    const said = { rig: nameOf(rig), day: t(`notice.hourly.day.${which}`) };
    const why = planReasons(day, { currency: rig.tariff.currency, breakEven }, i18n).join(' ');
    return [t('notice.hourly.line', { ...said, hours: planHours(day, i18n), why })];
  });
  if (lines.length === 0) return undefined;
  const zones = [...new Set(events.map(({ timeZone }) => timeZone))];
  const clocks = zones.map((zone) => `-# ${t('notice.hourly.clock', { zone })}`);
  return {
    colour: colours.neutral,
    title: titleOf(events, i18n),
    lines: [...lines, ...(clocks.length === 1 ? clocks : [])],
  };
}

function titleOf(events: readonly HoursEvent[], i18n: I18n): string {
  const { t } = i18n;
  const [first, ...others] = events;
  const changed = events.every((event) => event.changed) ? t('notice.hourly.changed') : '';
  const count = events.length;
  const isOneDay = others.every(({ which }) => which === first?.which);
  if (!first || !isOneDay) return `${changed}${t('notice.hourly.mixed', { count })}`;
  const hours = planHours(first.day, i18n);
  const title =
    first.rig && others.length === 0 && hours.length <= LONGEST_HOURS
      ? t(`notice.hourly.${first.which}.one`, { rig: nameOf(first.rig), hours })
      : t(`notice.hourly.${first.which}.many`, { count });
  return `${changed}${title}`;
}
