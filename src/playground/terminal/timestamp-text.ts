import { justNow } from '../../i18n/just-now.ts';
import { DAY, HOUR } from '../../time/seconds.ts';

export interface TimestampPlace {
  /** Unix seconds. */
  readonly now: number;
  readonly locale: string;
  /** IANA name; where it is absent, the machine's own time zone counts. */
  readonly timeZone?: string | undefined;
}

const shapes: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

/**
 * Returns the text that Discord shows for `<t:at:style>`.
 *
 * @param at - Unix seconds.
 */
export function timestampText(at: number, style: string, place: TimestampPlace): string {
  if (style === 'R') return relativeText(at, place);
  const date = new Date(at * 1000);
  if (Number.isNaN(date.getTime())) return `<t:${at}:${style}>`;
  const { locale, timeZone } = place;
  return new Intl.DateTimeFormat(locale, { ...shapes[style], timeZone }).format(date);
}

const UNITS = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', 60],
  ['second', 1],
] as const;

function relativeText(at: number, { now, locale }: TimestampPlace): string {
  const seconds = at - now;
  if (Math.abs(seconds) < 1) return justNow(locale);
  const [unit, size] =
    UNITS.find(([, one]) => Math.abs(seconds) >= one) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(
    Math.round(seconds / size),
    unit,
  );
}
