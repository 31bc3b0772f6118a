import { understood } from '../i18n/understood.ts';
import { tariffLimit } from '../money/currency.ts';
import { MAX_TARIFF_TEXT } from '../text/limits.ts';
import { oneOf } from '../text/one-of.ts';
import { type Found, type Token, tokenize, writeNumeral } from '../text/quantity.ts';
import { readTimeZone } from '../time/zones.ts';
import { type Besides, isWhole, type Period } from './schedule.ts';
import {
  AND,
  DAYS,
  HEAT,
  HOLIDAYS,
  MONTHS,
  OCLOCK,
  RAMP,
  RUN,
  readElement,
  STANDING,
  TO,
} from './schedule-words.ts';
import type { WrittenTariff } from './tariff.ts';

/** The reason that a text is no schedule; `part` is where it lies. */
export interface ScheduleProblem {
  readonly kind: 'schedule';
  readonly why: /** "8-10": hours, or prices. */
    | 'unclear-range'
    /** A price at some times, and none at others. */
    | 'no-rest'
    /** Times without a price. */
    | 'no-price'
    /** "0.10 17-22 0.15": either price may be that of the hours. */
    | 'unclear-order'
    /** Two prices without times. */
    | 'several-rests'
    /** Other than quarter hours. */
    | 'odd-minutes'
    | 'no-such-time'
    | 'empty-hours'
    /** Summer is at another time elsewhere. */
    | 'season'
    /** Nobody said which days those are. */
    | 'no-holidays'
    | 'not-a-date'
    | 'unknown-word'
    | 'two-currencies'
    | 'too-many-periods'
    /** A fee by the day below zero, or more than any. */
    | 'fee-limit'
    /** A start that takes longer than any. */
    | 'ramp-limit'
    /** A run that is longer than any, or shorter than a quarter hour. */
    | 'run-limit'
    /** A price that follows an exchange, and nobody knows which. */
    | 'no-zone'
    | 'unknown-zone'
    /** Other prices in another currency than the exchange's, which is the part. */
    | 'spot-currency';
  readonly part: string;
}

type WrittenSchedule = Extract<WrittenTariff, { readonly kind: 'schedule' }>;

type ScheduleReading =
  | { readonly ok: true; readonly tariff: WrittenSchedule }
  /** A price in it was refused: as for a price by itself. */
  | { readonly ok: false; readonly problem: ScheduleProblem | PriceRefusal };

interface PriceRefusal {
  readonly kind: 'price';
  readonly text: string;
}

/** How a price alone is read: by whoever reads flat tariffs. */
export type PriceReader = (
  tokens: readonly Token[],
  at: number,
  assumed: string | undefined,
) =>
  | Found<{
      readonly text: string;
      readonly price:
        | { readonly perKwh: number; readonly currency?: string | undefined }
        | undefined;
      readonly hasCents: boolean;
    }>
  | undefined;

/** Nobody has more prices, and each costs time wherever it is counted. */
export const MOST_PERIODS = 24;

const MINUTES_PER_DAY = 1_440;
const MINUTES_PER_HOUR = 60;

class Refused extends Error {
  readonly problem: ScheduleProblem | PriceRefusal;

  constructor(why: ScheduleProblem['why'] | 'price', part: string) {
    super(why);
    this.problem =
      why === 'price'
        ? { kind: 'price', text: part }
        : { kind: 'schedule', why, part: part.trim() };
  }
}

/**
 * Reads a power price that hangs on the time: "0.10; 17-22 0.15; sat,sun 0.08", "peak 4pm-9pm weekdays
 * $0.35, else 11c", "HT 28,5 ct 6-22 NT 22 ct".
 *
 * @param text - Tidied.
 * @returns Nothing for a text that says nothing of times.
 */
export function readSchedule(
  text: string,
  assumed: string | undefined,
  readPrice: PriceReader,
): ScheduleReading | undefined {
  if (text.length > MAX_TARIFF_TEXT) return undefined;
  try {
    const tariff = scheduleIn(text, assumed, readPrice);
    return tariff && { ok: true, tariff };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

/**
 * Takes what is no price at a time off a text, and tells what it was.
 *
 * @param currency - ISO 4217: all amounts have to be in it.
 */
export function readExtras(
  text: string,
  currency: string,
  readPrice: PriceReader,
):
  | { readonly ok: true; readonly text: string; readonly extras: Extras }
  | { readonly ok: false; readonly problem: ScheduleProblem | PriceRefusal } {
  try {
    const { rest, extras, named } = withoutExtras(normalized(text), currency, readPrice);
    if (named.some((one) => one !== currency)) throw new Refused('spot-currency', currency);
    return { ok: true, text: rest, extras };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Everything that stands beside the prices in a part of its own. */
interface Extras {
  timeZone?: string;
  holidays?: readonly string[];
  feePerDay?: number;
  heatCreditPerKwh?: number;
  rampMinutes?: number;
  minimumHours?: number;
  taxShare?: number;
}

function scheduleIn(
  text: string,
  assumed: string | undefined,
  readPrice: PriceReader,
): WrittenSchedule | undefined {
  const read = withoutExtras(normalized(text), assumed, readPrice);
  const { rest: plain, extras } = read;
  const says = Object.keys(extras).length > 0;
  const parts: (readonly [readonly Piece[], string])[] = [];
  for (const hard of plain.split(';')) {
    if (hard.trim() === '') continue;
    const pieces = piecesOf(hard, assumed, readPrice);
    if (pieces === undefined) return undefined;
    if (pieces.length > 0) parts.push([pieces, hard]);
  }
  const items = parts.flatMap(([pieces]) => pieces.flatMap((piece) => piece.items));
  if (items.length === 0 || !(says || items.some(({ kind }) => kind !== 'price'))) return undefined;
  if (items.length === 1 && items[0]?.kind === 'hours') throw new Refused('unclear-range', text);
  return assembled(
    parts.flatMap(([pieces, hard]) => clausesOf(pieces, hard)),
    read,
    text,
  );
}

/** In one notation, a line for a part, and times that can't be taken for prices. */
function normalized(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[\r\n|]+/g, ';')
      // "4 p.m."
      .replace(/(\d)\s*([ap])\.?\s?m\b\.?/g, '$1$2m')
      // "6.30 Uhr", "17.30–22.00 Uhr"
      .replace(/\b(\d{1,2})\.(\d{2})(?=\s*(?:[-–]|bis)\s*\d{1,2}[.:]\d{2}\s*uhr)/g, '$1:$2')
      .replace(/\b(\d{1,2})\.(\d{2})(?=\s*uhr)/g, '$1:$2')
      // "0.10,17-22 0.15"
      .replace(/(\d\.\d+),(?=\d{1,2}(?::\d{2})?\s*(?:am|pm|h|uhr)?\s*[-–])/g, '$1, ')
      // "P1 punta", and the names of other parts.
      .replace(/(?<![\p{L}\d.,])p[1-6](?=[\s:])/gu, ' peak ')
      // "17 -22" is a span as well.
      .replace(/(?<![\d.,])(\d{1,2})\s+[-–](?=\d{1,2}(?![\d.,]))/g, '$1-')
  );
}

const ZONE =
  /(?<![\p{L}\d/])[a-z]+(?:\/[a-z_+-]+){1,2}(?:\/[a-z_]+)?(?![\p{L}\d/])|(?<![\p{L}\d])utc(?![\p{L}\d+-])/giu;
const HOLIDAY_DATES = new RegExp(String.raw`(${oneOf(HOLIDAYS)})\s*[:=]?\s*\(([^()]*)\)`, 'giu');
const CURRENCY = String.raw`[^\s\d;,]{0,5}`;
const A_DAY = String.raw`\s*(?:/|${oneOf(understood(({ per }) => per))}|am|a)\s*${oneOf(understood(({ spans }) => spans.day))}`;
const FEE = new RegExp(
  String.raw`[;,+]?\s*(?:${oneOf(['+', ...STANDING])}\s*[:=]?)?\s*(${CURRENCY}\s*\d+(?:[.,]\d+)?\s*${CURRENCY})${A_DAY}(?![\p{L}])`,
  'iu',
);
const HEAT_CREDIT = new RegExp(
  String.raw`[;,]?\s*(?<![\p{L}])${oneOf(HEAT.toSorted((a, b) => b.length - a.length))}\s*[:=]?\s*([^;,]*\d[^;]*?)(?=;|$)`,
  'iu',
);
const NUMBER = String.raw`(\d+(?:[.,]\d+)?)`;
const MINUTES = 'min(?:ut(?:es?|en?))?s?|m';
const HOURS = 'h|hrs?|hours?|std|stunden?';
const timed = (words: readonly string[]) =>
  new RegExp(
    String.raw`[;,]?\s*(?<![\p{L}])${oneOf(words.toSorted((a, b) => b.length - a.length))}\s*[:=]?\s*${NUMBER}\s*(?:(${MINUTES})|(?:${HOURS}))?(?![\p{L}\d.,:-])`,
    'iu',
  );
const RAMP_TIME = timed(RAMP);
const RUN_TIME = timed(RUN);
/** Minutes. */
const MOST_RAMP = 240;
/** Hours. */
const [LEAST_RUN, MOST_RUN] = [0.25, 8];
/** Per day, as much as any fixed cost can be. */
const MOST_FEE = 1e6;
const TAX_SHARE = /[;,]?\s*(?<![\p{L}])tax\s+(\d{1,2}(?:\.\d+)?)%/iu;

interface ExtrasRead {
  /** The text without them. */
  readonly rest: string;
  readonly extras: Extras;
  /** ISO 4217 codes of the currencies that their amounts name. */
  readonly named: readonly string[];
}

/** Takes what is no price at a time off a text. */
function withoutExtras(
  text: string,
  assumed: string | undefined,
  readPrice: PriceReader,
): ExtrasRead {
  const extras: Extras = {};
  const named: string[] = [];
  const amountIn = (written: string): number => {
    const tokens = tokenize(written.trim(), { decimalMark: '.', spaceGroups: false });
    const read = readPrice(tokens, 0, assumed);
    if (!read?.found.price || read.next !== tokens.length)
      throw new Refused('price', written.trim());
    const { perKwh: amount, currency } = read.found.price;
    if (currency !== undefined) named.push(currency);
    return amount;
  };
  const dates: string[] = [];
  const rest = text
    .replace(HOLIDAY_DATES, (_, word: string, list: string) => {
      dates.push(
        ...list
          .split(/[,\s]+/)
          .filter((date) => date !== '')
          .map(dateOf),
      );
      extras.holidays = [...new Set(dates)].toSorted();
      return ` ${word} `;
    })
    .replace(ZONE, (name) => {
      const zone = readTimeZone(name);
      if (!zone.ok || DAYS.has(name.split('/')[0] ?? '')) return name;
      extras.timeZone = zone.timeZone;
      return ' ';
    })
    .replace(TAX_SHARE, (_, percent: string) => {
      extras.taxShare = Number((Number(percent) / 100).toPrecision(6));
      return ';';
    })
    .replace(FEE, (_, amount: string) => {
      const fee = amountIn(amount);
      if (fee < 0 || fee > MOST_FEE) throw new Refused('fee-limit', amount);
      extras.feePerDay = fee;
      return ';';
    })
    .replace(RUN_TIME, (written, amount: string, minutes: string | undefined) => {
      const hours = numberIn(amount) / (minutes === undefined ? 1 : MINUTES_PER_HOUR);
      const isFitting = Number.isInteger(hours * QUARTERS_PER_HOUR);
      if (!isFitting || hours < LEAST_RUN || hours > MOST_RUN)
        throw new Refused('run-limit', written.replace(/^[;,\s]+/u, ''));
      extras.minimumHours = hours;
      return ';';
    })
    .replace(RAMP_TIME, (written, amount: string, minutes: string | undefined) => {
      // A bare number is in minutes, which are short for a start that takes hours.
      const isHours = minutes === undefined && /\d\s*(?:h|s)/iu.test(written);
      const ramp = numberIn(amount) * (isHours ? MINUTES_PER_HOUR : 1);
      if (ramp > MOST_RAMP) throw new Refused('ramp-limit', written.replace(/^[;,\s]+/u, ''));
      extras.rampMinutes = ramp;
      return ';';
    })
    .replace(HEAT_CREDIT, (_, amount: string) => {
      const credit = amountIn(amount);
      if (Math.abs(credit) > tariffLimit(named.at(-1) ?? assumed))
        throw new Refused('price', amount);
      extras.heatCreditPerKwh = credit;
      return '';
    });
  return { rest, extras, named };
}

const QUARTERS_PER_HOUR = 4;
const numberIn = (text: string) => Number(text.replace(',', '.'));

const DATES = [
  /^(?:(?<year>\d{4})-)?(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})?$/,
];

function dateOf(text: string): string {
  const parts = DATES.map((form) => form.exec(text)?.groups).find((groups) => groups);
  const [year, month, day] = [parts?.['year'], Number(parts?.['month']), Number(parts?.['day'])];
  // A leap year, for those that have one day more.
  const date = new Date(Date.UTC(Number(year ?? 2_000), month - 1, day));
  if (!parts || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    throw new Refused('not-a-date', text);
  }
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year === undefined ? '' : `${year}-`}${two(month)}-${two(day)}`;
}

type Hours = NonNullable<Period['hours']> | 'all-day';

type Item =
  | {
      readonly kind: 'price';
      readonly perKwh: number;
      readonly currency?: string | undefined;
      readonly hasCents: boolean;
      readonly text: string;
    }
  | { readonly kind: 'hours'; readonly hours: readonly Hours[] }
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'months'; readonly months: readonly number[] }
  | { readonly kind: 'holidays' }
  | { readonly kind: 'rest' }
  | { readonly kind: 'label' };

/** A text between two commas. */
interface Piece {
  readonly items: readonly Item[];
  readonly text: string;
}

/** Cuts a part at its commas. @returns Nothing for what isn't about prices and times. */
function piecesOf(
  part: string,
  assumed: string | undefined,
  readPrice: PriceReader,
): readonly Piece[] | undefined {
  const tokens = withDays(tokenize(part, { decimalMark: '.', spaceGroups: false }));
  const texts = tokens.map(({ text }) => text);
  const pieces: { items: Item[]; text: string }[] = [];
  let items: Item[] = [];
  let opened = 0;
  const close = (at: number) => {
    if (items.length > 0) pieces.push({ items, text: part.slice(opened, at) });
    items = [];
    opened = at + 1;
  };
  let isAboutTime = false;
  const unknown: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    if (token.text === ',') {
      close(token.start);
      at += 1;
      continue;
    }
    const condition = readHours(tokens, at) ?? readNumbered(tokens, at);
    if (condition) {
      isAboutTime = true;
      items.push(condition.found);
      at = condition.next;
      continue;
    }
    const price = readPrice(tokens, at, assumed);
    if (price) {
      const { found } = price;
      // The fate of a price that is none hangs on whether the text is about times at all.
      items.push({
        kind: 'price',
        perKwh: found.price?.perKwh ?? Number.NaN,
        currency: found.price?.currency,
        hasCents: found.hasCents,
        text: found.text,
      });
      at = price.next;
      continue;
    }
    const word = readElement(texts, at);
    if (word) {
      const { element } = word;
      if (element.kind === 'season') throw new Refused('season', token.raw);
      if (element.kind === 'days') {
        isAboutTime = true;
        const joined = joinedDays(tokens, word.next, element.days);
        items.push({ kind: 'days', days: joined.found });
        at = joined.next;
        continue;
      }
      if (element.kind !== 'filler' && element.kind !== 'minute') {
        isAboutTime = true;
        items.push({ kind: element.kind });
      }
      at = word.next;
      continue;
    }
    unknown.push(token.raw);
    at += 1;
  }
  close(part.length);
  const ranges = pieces.flatMap((piece) => piece.items);
  const isRange = ranges.length === 1 && ranges[0]?.kind === 'hours';
  // "8-10 ct"
  if (isRange && unknown.length <= 1) return pieces;
  if (unknown.length === 0) return pieces;
  if (!isAboutTime) return undefined;
  throw new Refused('unknown-word', unknown[0] ?? '');
}

/** "Fr" is a Swiss price's franc, but for where other days stand. */
function withDays(tokens: readonly Token[]): readonly Token[] {
  const isDay = (token: Token | undefined) =>
    token !== undefined && token.text !== 'fr' && DAYS.has(token.text);
  if (!tokens.some(isDay)) return tokens;
  return tokens.map((token) => (token.text === 'fr' ? { ...token, text: 'freitag' } : token));
}

/** "mon-fri", "sat,sun", "Sa + So", "jun-sep". */
function readNumbered(tokens: readonly Token[], at: number): Found<Item> | undefined {
  const days = readList(tokens, at, DAYS, 7);
  if (days) {
    const joined = joinedDays(tokens, days.next, days.found);
    return { found: { kind: 'days', days: joined.found }, next: joined.next };
  }
  const months = readList(tokens, at, MONTHS, 12);
  return months && { found: { kind: 'months', months: months.found }, next: months.next };
}

/** Takes the days that follow as well: the Sunday of "weekdays, sun". */
function joinedDays(
  tokens: readonly Token[],
  at: number,
  days: readonly number[],
): Found<readonly number[]> {
  const texts = tokens.map(({ text }) => text);
  let all = days;
  let next = at;
  while (AND.has(texts[next] ?? '')) {
    const list = readList(tokens, next + 1, DAYS, 7);
    const word = readElement(texts, next + 1);
    if (list) all = [...all, ...list.found];
    else if (word?.element.kind === 'days') all = [...all, ...word.element.days];
    else break;
    next = list?.next ?? word?.next ?? next;
  }
  return { found: ascending(all), next };
}

const ascending = (values: readonly number[]) => [...new Set(values)].toSorted((a, b) => a - b);

/** Names and spans of them, with something between that joins them. */
function readList(
  tokens: readonly Token[],
  at: number,
  numbers: ReadonlyMap<string, number>,
  count: number,
): Found<readonly number[]> | undefined {
  const nameAt = (place: number): Found<number> | undefined => {
    const found = numbers.get(tokens[place]?.text ?? '');
    if (found === undefined) return undefined;
    // The point of "Mo."
    const hasPoint =
      tokens[place + 1]?.text === '.' && tokens[place + 1]?.start === tokens[place]?.end;
    return { found, next: hasPoint ? place + 2 : place + 1 };
  };
  const all: number[] = [];
  let next = at;
  for (let name = nameAt(at); name; ) {
    const until = TO.has(tokens[name.next]?.text ?? '') ? nameAt(name.next + 1) : undefined;
    const last = until?.found ?? name.found;
    for (let one = name.found; ; one = (one % count) + 1) {
      all.push(one);
      if (one === last) break;
    }
    next = until?.next ?? name.next;
    name = AND.has(tokens[next]?.text ?? '') ? nameAt(next + 1) : nameAt(next);
  }
  return all.length === 0 ? undefined : { found: ascending(all), next };
}

/** The 100 of "95-100" is no slip for an hour. */
const FAR = 30 * MINUTES_PER_HOUR;

interface Time {
  /** After midnight, as written. */
  readonly minute: number;
  readonly half?: 'am' | 'pm' | undefined;
  /** A number without anything that says that it is a time. */
  readonly isBare: boolean;
}

/** "17", "17:30", "4pm", "6h30", "22 Uhr", "noon". */
function readTime(tokens: readonly Token[], at: number): Found<Time> | undefined {
  const token = tokens[at];
  const named = readElement(
    tokens.map(({ text }) => text),
    at,
  );
  if (named?.element.kind === 'minute') {
    const { minute } = named.element;
    return { found: { minute, half: minute === 0 ? 'am' : 'pm', isBare: false }, next: named.next };
  }
  if (token?.kind !== 'number' || !/^\d{1,2}$/.test(token.numeral)) return undefined;
  let next = at + 1;
  let minutes = 0;
  let isBare = true;
  const [mark, digits] = [tokens[next], tokens[next + 1]];
  const hasMinutes = digits?.kind === 'number' && /^\d{2}$/.test(digits.raw);
  const isMark = mark?.text === ':' || mark?.text === 'h';
  if (isMark && hasMinutes && mark.end === digits.start) {
    minutes = Number(digits.raw);
    next += 2;
    isBare = false;
  }
  const suffix = tokens[next]?.text ?? '';
  const half = suffix === 'am' || suffix === 'pm' ? suffix : undefined;
  if (half !== undefined || OCLOCK.has(suffix)) {
    next += 1;
    isBare = false;
  }
  return {
    found: { minute: Number(token.numeral) * MINUTES_PER_HOUR + minutes, half, isBare },
    next,
  };
}

/** "17-22", "22 bis 6 Uhr", "4-9pm", and several with commas between. */
function readHours(tokens: readonly Token[], at: number): Found<Item> | undefined {
  const first = readSpan(tokens, at);
  if (!first) return undefined;
  const hours = [first.found];
  let { next } = first;
  while (AND.has(tokens[next]?.text ?? '')) {
    const more = readSpan(tokens, next + 1);
    if (!more) break;
    hours.push(more.found);
    next = more.next;
  }
  return { found: { kind: 'hours', hours }, next };
}

function readSpan(tokens: readonly Token[], at: number): Found<Hours> | undefined {
  const from = readTime(tokens, at);
  if (!from) return undefined;
  const link = tokens[from.next]?.text ?? '';
  // The "and" of "between 4 and 6".
  const isBetween = /^(?:between|zwischen)$/.test(tokens[at - 1]?.text ?? '') && AND.has(link);
  if (!TO.has(link) && !isBetween) return undefined;
  const to = readTime(tokens, from.next + 1);
  if (!to || [from, to].some(({ found }) => found.isBare && found.minute > FAR)) return undefined;
  const text = tokens
    .slice(at, to.next)
    .map(({ raw }) => raw)
    .join('');
  const [start, last] = onTheClock(from.found, to.found, text);
  // "20:59" is the last minute of a stretch.
  const end = last % 15 === 14 ? last + 1 : last;
  if (start % 15 !== 0 || end % 15 !== 0) throw new Refused('odd-minutes', text);
  if (start === 0 && end === MINUTES_PER_DAY) return { found: 'all-day', next: to.next };
  const hours = { from: start % MINUTES_PER_DAY, to: end };
  // An end at 0 is that of the day.
  if (hours.to === 0) hours.to = MINUTES_PER_DAY;
  if (hours.from === hours.to) throw new Refused('empty-hours', text);
  return { found: hours, next: to.next };
}

const HALF_DAY = 720;

/** Minutes after midnight of both ends, by what one of them tells of the other. */
function onTheClock(from: Time, to: Time, text: string): readonly [number, number] {
  const readings = ({ minute, half }: Time): number => {
    if (half === undefined) return minute;
    if (minute >= MINUTES_PER_HOUR * 13 || minute < MINUTES_PER_HOUR) {
      // "midnight" is 0 am and "noon" is 12 pm.
      if (minute !== 0 && minute !== HALF_DAY) throw new Refused('no-such-time', text);
    }
    return (minute % HALF_DAY) + (half === 'pm' ? HALF_DAY : 0);
  };
  for (const { minute } of [from, to]) {
    if (minute > MINUTES_PER_DAY || minute % MINUTES_PER_HOUR > 59) {
      throw new Refused('no-such-time', text);
    }
  }
  const inHalves = (time: Time) =>
    time.minute >= MINUTES_PER_HOUR && time.minute < 13 * MINUTES_PER_HOUR;
  if (from.half === undefined && to.half !== undefined && from.isBare && inHalves(from)) {
    // "4-9pm", but "11-2pm".
    const end = readings(to);
    const same = readings({ ...from, half: to.half });
    const other = readings({ ...from, half: to.half === 'pm' ? 'am' : 'pm' });
    return [same < end ? same : other, end];
  }
  if (from.half !== undefined && to.half === undefined && to.isBare && inHalves(to)) {
    // "9am-5" and "10pm-6": whichever comes first.
    const start = readings(from);
    const ends = (['am', 'pm'] as const).map((half) => readings({ ...to, half }));
    const after = (end: number) => (end - start + MINUTES_PER_DAY - 1) % MINUTES_PER_DAY;
    return [start, ends.toSorted((a, b) => after(a) - after(b))[0] ?? to.minute];
  }
  return [readings(from), readings(to)];
}

type Price = Extract<Item, { readonly kind: 'price' }>;

/** A price with its conditions. */
interface Clause {
  readonly price: Price;
  readonly conditions: readonly Item[];
  readonly isRest: boolean;
}

const isPrice = (item: Item): item is Price => item.kind === 'price';
const isCondition = ({ kind }: Item) => !['price', 'rest', 'label'].includes(kind);

/** Brings prices and times together. */
function clausesOf(pieces: readonly Piece[], whole: string): readonly Clause[] {
  const all = pieces.flatMap(({ items }) => items);
  const prices = all.filter(isPrice).length;
  if (prices === 0) throw new Refused('no-price', whole);
  const groups: Item[][] = [];
  let current: Item[] = [];
  const close = () => {
    if (current.length > 0) groups.push(current);
    current = [];
  };
  const labelled = pieces[0]?.items[0]?.kind === 'label';
  for (const [index, { items, text }] of pieces.entries()) {
    const has = (one: readonly Item[]) => one.some(isPrice);
    const isLater = pieces.slice(index + 1).some((later) => has(later.items));
    if (has(current)) {
      const begins = current.find((item) => isPrice(item) || isCondition(item));
      const isPriceFirst = begins !== undefined && isPrice(begins);
      const isAlone = isPriceFirst && !current.some(isCondition);
      if (has(items)) close();
      else if (isAlone && isLater) throw new Refused('unclear-order', whole);
      else if (!isPriceFirst && items.some(isCondition)) close();
    }
    const parts = splitPiece(items, { labelled, text });
    for (const [place, part] of parts.entries()) {
      if (place > 0) close();
      current = [...current, ...part];
    }
  }
  close();
  return groups.map((items) => {
    const [price, ...others] = items.filter(isPrice);
    if (!price) throw new Refused('no-price', whole);
    if (others.length > 0) throw new Refused('unclear-order', whole);
    const conditions = items.filter(isCondition);
    return { price, conditions, isRest: items.some(({ kind }) => kind === 'rest') };
  });
}

/** Cuts what stands without a comma between: at a label or "else", or by the order of its prices and times. */
function splitPiece(
  items: readonly Item[],
  { labelled, text }: { readonly labelled: boolean; readonly text: string },
): readonly (readonly Item[])[] {
  const parts: Item[][] = [[]];
  for (const [index, item] of items.entries()) {
    const part = parts.at(-1) ?? [];
    const isBeforePrice = items.slice(index + 1).some(isPrice);
    const opens =
      (item.kind === 'rest' && isBeforePrice) ||
      (item.kind === 'label' && labelled && isBeforePrice);
    if (opens && part.some(isPrice)) parts.push([item]);
    else part.push(item);
  }
  return parts.flatMap((part) => {
    const telling = part.filter((item) => isPrice(item) || isCondition(item));
    if (telling.filter(isPrice).length <= 1) return [part];
    const [first, last] = [telling[0], telling.at(-1)];
    if (!first || !last || isPrice(first) === isPrice(last))
      throw new Refused('unclear-order', text);
    const cut: Item[][] = [];
    let hasPrice = false;
    for (const item of telling) {
      const isNew = isPrice(first) ? isPrice(item) : hasPrice;
      const open = cut.at(-1);
      if (!open || isNew) cut.push([item]);
      else open.push(item);
      hasPrice = isPrice(item);
    }
    return cut;
  });
}

function assembled(
  clauses: readonly Clause[],
  { extras, named: beside }: Pick<ExtrasRead, 'extras' | 'named'>,
  text: string,
): WrittenSchedule {
  const currencies = new Set([...clauses.flatMap(({ price }) => price.currency ?? []), ...beside]);
  if (currencies.size > 1) throw new Refused('two-currencies', [...currencies].join(', '));
  const [currency] = currencies;
  const inCents = clauses.some(({ price }) => price.hasCents);
  const rests = clauses.filter(({ conditions }) => conditions.length === 0);
  if (rests.length > 1) throw new Refused('several-rests', text);
  const named = clauses.find(({ isRest, conditions }) => isRest && conditions.length > 0);
  if (named) throw new Refused('unclear-order', text);
  const ordered = [...rests, ...clauses.filter((clause) => !rests.includes(clause))];
  const periods = ordered.flatMap((clause) => periodsOf(clause, priceOf(clause.price, inCents)));
  if (periods.length > MOST_PERIODS) throw new Refused('too-many-periods', String(MOST_PERIODS));
  const onHolidays = periods.some(({ holidays }) => holidays);
  if (onHolidays && extras.holidays === undefined) throw new Refused('no-holidays', text);
  const limit = tariffLimit(currency);
  const beyond = ordered.find(({ price }) => !(Math.abs(priceOf(price, inCents)) <= limit));
  if (beyond) throw new Refused('price', beyond.price.text);
  const [first, ...others] = periods;
  if (!first || !isWhole({ periods: [first, ...others] })) throw new Refused('no-rest', text);
  return {
    kind: 'schedule',
    periods: [first, ...others],
    ...(currency !== undefined && { currency }),
    ...extras,
  };
}

/** The 18 of "P1 18, P2 12, P3 8 ct" is in cents as well. */
function priceOf({ perKwh, hasCents }: Price, inCents: boolean): number {
  return inCents && !hasCents && perKwh >= 1 ? Number((perKwh / 100).toPrecision(12)) : perKwh;
}

function periodsOf({ conditions }: Clause, perKwh: number): readonly Period[] {
  const hours = conditions.flatMap((item) => (item.kind === 'hours' ? item.hours : []));
  const days = ascending(conditions.flatMap((item) => (item.kind === 'days' ? item.days : [])));
  const months = ascending(
    conditions.flatMap((item) => (item.kind === 'months' ? item.months : [])),
  );
  const onHolidays = conditions.some(({ kind }) => kind === 'holidays');
  const inSeason = months.length > 0 && { months };
  const onDays = [
    ...(days.length > 0 || !onHolidays ? [days.length > 0 ? { days } : {}] : []),
    ...(onHolidays ? [{ holidays: true } as const] : []),
  ];
  const inHours = hours.length > 0 ? hours : (['all-day'] as const);
  return onDays.flatMap((day) =>
    inHours.map((span) => ({
      perKwh,
      ...day,
      ...(span !== 'all-day' && { hours: span }),
      ...inSeason,
    })),
  );
}

const DAY_TEXTS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTH_TEXTS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Returns what `readSchedule` takes back: "0.1 USD; mon-fri 17-22 0.15; sat,sun 0.08". */
export function formatSchedule(tariff: WrittenSchedule): string {
  return [...periodsTexts(tariff), ...extrasTexts(tariff)].join('; ');
}

/** Writes the prices and their times, a text each; the currency goes with the first. */
export function periodsTexts({
  periods,
  currency,
  holidays: dates = [],
}: Pick<WrittenSchedule, 'periods' | 'currency' | 'holidays'>): readonly string[] {
  return periods.map((period, index) => {
    const isFirstOnHolidays = periods.findIndex((one) => one.holidays) === index;
    const { months, days, holidays, hours, perKwh } = period;
    // Without its hours it would be a second price at all other times.
    const isAllDay = index > 0 && !(months || days || holidays || hours);
    const onHolidays = isFirstOnHolidays ? `holidays (${dates.join(' ')})` : 'holidays';
    return [
      ...(months ? [spansText(months, MONTH_TEXTS)] : []),
      ...(days ? [spansText(days, DAY_TEXTS)] : []),
      ...(holidays ? [onHolidays] : []),
      ...(hours ? [`${clockText(hours.from)}-${clockText(hours.to)}`] : []),
      ...(isAllDay ? ['0-24'] : []),
      writeNumeral(perKwh),
      ...(index === 0 && currency !== undefined ? [currency] : []),
    ].join(' ');
  });
}

/** Writes what stands beside the prices, a text each. */
export function extrasTexts({
  taxShare,
  feePerDay,
  heatCreditPerKwh,
  rampMinutes,
  minimumHours,
  timeZone,
}: Besides): readonly string[] {
  return [
    ...(taxShare === undefined
      ? []
      : [`tax ${writeNumeral(Number((taxShare * 100).toPrecision(6)))}%`]),
    ...(feePerDay === undefined ? [] : [`fee ${writeNumeral(feePerDay)}/day`]),
    ...(heatCreditPerKwh === undefined ? [] : [`heat ${writeNumeral(heatCreditPerKwh)}`]),
    ...(rampMinutes === undefined ? [] : [`ramp ${writeNumeral(rampMinutes)} min`]),
    ...(minimumHours === undefined ? [] : [`min run ${writeNumeral(minimumHours)} h`]),
    ...(timeZone === undefined ? [] : [timeZone]),
  ];
}

/** "17", "17:30". */
export function clockText(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / MINUTES_PER_HOUR), minute % MINUTES_PER_HOUR];
  return minutes === 0 ? String(hours) : `${hours}:${String(minutes).padStart(2, '0')}`;
}

/** "mon-fri,sun" of ascending numbers: three in a row make a span. */
export function spansText(
  numbers: readonly number[],
  texts: readonly string[],
  { to = '-', and = ',' }: { readonly to?: string; readonly and?: string } = {},
): string {
  const spans: number[][] = [];
  for (const one of numbers) {
    const span = spans.at(-1);
    if (span?.at(-1) === one - 1) span.push(one);
    else spans.push([one]);
  }
  return spans
    .flatMap((span) => {
      const names = span.map((one) => texts[one - 1] ?? '');
      return span.length > 2 ? [`${names[0]}${to}${names.at(-1)}`] : names;
    })
    .join(and);
}
