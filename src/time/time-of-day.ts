import { understood } from '../i18n/understood.ts';
import { isTooLong, MAX_TIME_TEXT } from '../text/limits.ts';
import { oneOf } from '../text/one-of.ts';

/** The time of day of a digest, as somebody wrote it. */
type TimeOfDay =
  | {
      readonly ok: true;
      /** Minutes after midnight, 0 to 1439. */
      readonly minute: number;
    }
  | { readonly ok: false; readonly problem: TimeProblem };

export interface TimeProblem {
  readonly kind:
    | 'not-a-time'
    /** The hour or the minute doesn't exist, such as 25:00 or 13 pm. */
    | 'out-of-range'
    /** The text names several times, such as "9 or 10". */
    | 'several';
  readonly text: string;
}

const NOON = 12 * 60;
const MIDNIGHT = 0;

const NAMED: ReadonlyMap<string, number> = new Map([
  ...understood(({ clock }) => clock.noon).map((word) => [word, NOON] as const),
  ...understood(({ clock }) => clock.midnight).map((word) => [word, MIDNIGHT] as const),
]);

const BEFORE = oneOf(understood(({ clock }) => clock.before));
const AFTER = oneOf(['h', ...understood(({ clock }) => clock.after)]);
const HOUR = oneOf(['h', ...understood(({ clock }) => clock.hour)]);

/** Words that may stand before and after a time, and say nothing. */
const AROUND = new RegExp(String.raw`^${BEFORE}\s+|\s*${AFTER}$`, 'g');

/**
 * A time: hours, minutes with or without something between, seconds of no account, and the half of
 * the day.
 */
const TIME = new RegExp(
  String.raw`^(?<hours>\d{1,2})(?:\s*(?:[:.]|${HOUR})\s*(?<minutes>\d{2})(?::00)?|(?<joined>\d{2})|\s*${HOUR})?\s*(?<half>am|pm|a|p)?$`,
);

const SEVERAL = [...understood(({ either }) => either), ...understood(({ joining }) => joining)];
const BETWEEN = new RegExp(String.raw`\s*(?:[,;/&]|\b${oneOf(SEVERAL)}\b)\s*`);

const halfBehind = (words: readonly string[]) => new RegExp(String.raw`\s*\b${oneOf(words)}$`);

const HALVES: readonly (readonly [RegExp, string])[] = [
  [/(?<=\b|\d)([ap])\.?\s?m\b\.?/, '$1m'],
  [halfBehind(understood(({ clock }) => clock.morning)), ' am'],
  [halfBehind(understood(({ clock }) => clock.afternoon)), ' pm'],
];

/** Reads `9`, `09:00`, `9am`, `9:30 pm`, `21h30`, `9 Uhr`, `9.30`, `0900`, `noon`, `midnight`. */
export function readTimeOfDay(text: string): TimeOfDay {
  if (isTooLong(text, MAX_TIME_TEXT)) {
    return { ok: false, problem: { kind: 'not-a-time', text: text.slice(0, MAX_TIME_TEXT) } };
  }
  const said = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const plain = HALVES.reduce((all, [half, short]) => all.replace(half, short), said)
    .replaceAll(AROUND, '')
    .trim();
  const named = NAMED.get(plain);
  if (named !== undefined) return { ok: true, minute: named };
  const found = TIME.exec(plain)?.groups;
  if (!found) {
    const parts = plain.split(BETWEEN);
    const isSeveral = parts.length > 1 && parts.every((part) => readTimeOfDay(part).ok);
    const kind = isSeveral ? 'several' : 'not-a-time';
    return { ok: false, problem: { kind, text } };
  }
  const hours = Number(found['hours']);
  const minutes = Number(found['minutes'] ?? found['joined'] ?? 0);
  const hour = hourOf(hours, found['half']);
  return hour === undefined || minutes > 59
    ? { ok: false, problem: { kind: 'out-of-range', text } }
    : { ok: true, minute: hour * 60 + minutes };
}

/**
 * Returns the hour from 0 to 23, or undefined for one that doesn't exist: 12 am is midnight, 12 pm
 * is noon.
 */
function hourOf(hours: number, half: string | undefined): number | undefined {
  if (half === undefined) return hours < 24 ? hours : undefined;
  if (hours < 1 || hours > 12) return undefined;
  return (hours % 12) + (half.startsWith('p') ? 12 : 0);
}
