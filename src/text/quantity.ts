/**
 * Numbers and units as people write them. A text is cut into tokens once; readers then take a thing
 * off the tokens at a place and say where they stopped.
 */

import { isTooLong, MAX_NUMBER_TEXT } from './limits.ts';
import { ADVERBS, IN, PER, PREFIXES, SECOND, SPANS, UNITS } from './units.ts';

/**
 * A convention says how the marks of a text are read; "3.250" and "3 250" can't be read without
 * one.
 */
export interface Convention {
  readonly decimalMark: '.' | ',';
  /** Whether "3 250" is one number, not two. */
  readonly spaceGroups: boolean;
}

interface Piece {
  /** The piece in lower case. */
  readonly text: string;
  readonly raw: string;
  /** Place of the piece in the tidied text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface NumberToken extends Piece {
  readonly kind: 'number';
  /** Digits with one point at most, perhaps with a sign: a text that `Number` takes. */
  readonly numeral: string;
  /**
   * Whether it is one group of three digits after one mark: another convention reads another
   * number.
   */
  readonly ambiguous: boolean;
  /** The decimal mark that the form of this number proves, if it does. */
  readonly proves?: '.' | ',' | undefined;
}

export type Token = NumberToken | (Piece & { readonly kind: 'word' | 'mark' });

export type Quantity = 'hashrate' | 'power' | 'efficiency';

export interface Measure {
  readonly quantity: Quantity;
  /** Value in H/s, W or J/TH. */
  readonly value: number;
  /** Half a unit of the last place written, in the same unit. */
  readonly rounding: number;
}

/** The thing that a reader found, and the index of the token after it. */
export interface Found<T> {
  readonly found: T;
  readonly next: number;
}

/**
 * Returns a text with one notation for all kinds of spaces, full-width digits and ligatures,
 * without invisible characters. Several spaces or lines in a row are one: what looks for spaces takes
 * long where there are hundreds.
 */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[^\S\r\n]+/gu, ' ')
    .replace(/ ?[\r\n][\r\n ]*/gu, '\n')
    .trim();
}

const SIGN = String.raw`(?:(?<![\p{L}\p{N})+.])[-−–](?=\.?\d))?`;
// A point may open a number (".07"), but only where it can't end a sentence or a list item.
const DIGITS = String.raw`\d+(?:[.,]\d+)*|(?<![\p{L}\d)])\.\d+`;
const grouped = (marks: string) =>
  String.raw`(?<![\p{L}\d.,])\d{1,3}(?:[${marks}]\d{3})+(?!\d)(?:[.,]\d+)?`;
// In "2xS21" the x is a word of its own; in "S21XP" it is not.
const TIMES = String.raw`(?<=(?<![\p{L}\d.,+])\d{1,7})x(?=\p{L})`;

const lexer = (groupMarks: string) =>
  new RegExp(`(${SIGN}(?:${grouped(groupMarks)}|${DIGITS}))|(${TIMES}|\\p{L}+)|\\S`, 'giu');
const WITH_SPACE_GROUPS = lexer(" '’_");
const WITHOUT_SPACE_GROUPS = lexer("'’_");

/** Cuts a tidied text into numbers, words and single marks. */
export function tokenize(text: string, convention: Convention): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = convention.spaceGroups ? WITH_SPACE_GROUPS : WITHOUT_SPACE_GROUPS;
  for (const match of text.matchAll(pattern)) {
    const piece = {
      text: match[0].toLowerCase(),
      raw: match[0],
      start: match.index,
      end: match.index + match[0].length,
    };
    const [, number, word] = match;
    if (number !== undefined) tokens.push(readNumeral(piece, convention));
    else tokens.push({ ...piece, kind: word === undefined ? 'mark' : 'word' });
  }
  return tokens;
}

/** Decides between decimal mark and grouping, by form where the form tells, else by convention. */
function readNumeral(piece: Piece, { decimalMark }: Convention): Token {
  const negative = /^[-−–]/.test(piece.text);
  const spaced = /[ '’_]/.test(piece.text);
  const body = piece.text.replace(/[-−–\s'’_]/g, '');
  const marks = body.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  const number = (digits: string, proves?: '.' | ',', ambiguous = false): Token => {
    const numeral = `${negative ? '-' : ''}${digits}`;
    return { ...piece, kind: 'number', numeral, ambiguous, proves };
  };
  if (last === undefined) return number(body);

  const [whole = '', ...groups] = body.split(/[.,]/);
  const decimal = last === ',' ? ',' : '.';
  const other = decimal === '.' ? ',' : '.';
  const inThrees = /^[1-9]\d{0,2}$/.test(whole) && groups.every((group) => group.length === 3);
  if (marks.length === 1) {
    if (spaced || !inThrees) return number(body.replace(',', '.'), decimal);
    return number(body.replace(last, decimalMark === decimal ? '.' : ''), undefined, true);
  }
  if (new Set(marks).size === 1 && inThrees) return number(body.replaceAll(last, ''), other);
  const fraction = groups.pop();
  const regular = groups.every((group) => group.length === 3);
  if (marks.slice(0, -1).every((mark) => mark === other) && regular) {
    return number(`${whole}${groups.join('')}.${fraction}`, decimal);
  }
  return { ...piece, kind: 'mark' };
}

/** Takes "120 TH/s", "3kW", "72 kWh/day", "25 J/TH" or "25 kW/PH" off the tokens at `at`. */
export function readMeasure(tokens: readonly Token[], at: number): Found<Measure> | undefined {
  const number = tokens[at];
  if (number?.kind !== 'number') return undefined;
  const average = readAverage(tokens, at);
  if (average) return average;
  const unit = readUnit(tokens, at + 1);
  if (!unit) return undefined;
  const { quantity, exponent } = unit.found;
  const decimals = number.numeral.split('.')[1]?.length ?? 0;
  return {
    found: {
      quantity,
      value: scaled(number.numeral, exponent),
      rounding: 0.5 * 10 ** (exponent - decimals),
    },
    next: unit.next,
  };
}

/**
 * Takes energy off the tokens at `at`, such as "3 kWh" or "3kW/h", where power may be meant.
 *
 * @returns Watt-hours.
 */
export function readEnergy(tokens: readonly Token[], at: number): Found<number> | undefined {
  const number = tokens[at];
  if (number?.kind !== 'number') return undefined;
  const unit = readWattHours(tokens, at + 1);
  if (unit) return { found: scaled(number.numeral, unit.found), next: unit.next };
  const power = UNITS.get(tokens[at + 1]?.text ?? '');
  const slip = power?.of === 'power' && PER.has(tokens[at + 2]?.text ?? '');
  if (!slip || !isHour(tokens[at + 3])) return undefined;
  return { found: scaled(number.numeral, power.exponent), next: at + 4 };
}

/** A mark that may stand between two units that are multiplied. */
const TIMES_MARK = /^[·⋅*-]$/;

/** Reads "kWh", "kW h" or "kW·h". @returns The unit's power of ten. */
function readWattHours(tokens: readonly Token[], at: number): Found<number> | undefined {
  const unit = UNITS.get(tokens[at]?.text ?? '');
  if (unit?.of === 'energy') return { found: unit.exponent, next: at + 1 };
  const hourAt = TIMES_MARK.test(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  if (unit?.of !== 'power' || !isHour(tokens[hourAt])) return undefined;
  return { found: unit.exponent, next: hourAt + 1 };
}

/**
 * Digits of a power worked out from energy over time: nobody measures the energy of a day more
 * exactly.
 */
const AVERAGE_DIGITS = 5;

/**
 * Takes energy over time, which is power, off the tokens: "72 kWh/day", "2160 kWh im Monat", "144
 * kWh per 48 h".
 */
function readAverage(tokens: readonly Token[], at: number): Found<Measure> | undefined {
  const number = tokens[at];
  const unit = readWattHours(tokens, at + 1);
  if (number?.kind !== 'number' || !unit) return undefined;
  const span = readSpan(tokens, unit.next);
  if (!span) return undefined;
  const watts = (value: number) => Number((value / span.found).toPrecision(AVERAGE_DIGITS));
  const [, decimals = ''] = number.numeral.split('.');
  return {
    found: {
      quantity: 'power',
      value: watts(scaled(number.numeral, unit.found)),
      rounding: watts(0.5 * 10 ** (unit.found - decimals.length)),
    },
    next: span.next,
  };
}

/** Reads a span of time, "/day", "per 24 h", "am Tag" or "daily", in hours. */
function readSpan(tokens: readonly Token[], at: number): Found<number> | undefined {
  const adverb = ADVERBS.get(tokens[at]?.text ?? '');
  if (adverb !== undefined) return { found: adverb, next: at + 1 };
  let next = at;
  // In "in der Woche" or "p. a." the last of the words may be the time itself.
  for (let text = tokens[next]?.text; next < at + 3; text = tokens[next]?.text) {
    const isTime = next > at && SPANS.has(text ?? '') && !SPANS.has(tokens[next + 1]?.text ?? '');
    if (isTime || !(IN.has(text ?? '') || (next > at && text === '.'))) break;
    next += 1;
  }
  if (next === at) return undefined;
  const number = tokens[next];
  const times = number?.kind === 'number' ? Number(number.numeral) : 1;
  const unitAt = number?.kind === 'number' ? next + 1 : next;
  const span = SPANS.get(tokens[unitAt]?.text ?? '');
  return span === undefined || times <= 0 ? undefined : { found: times * span, next: unitAt + 1 };
}

const isHour = (token: Token | undefined) => SPANS.get(token?.text ?? '') === 1;

function readUnit(
  tokens: readonly Token[],
  at: number,
): Found<{ readonly quantity: Quantity; readonly exponent: number }> | undefined {
  const unit = UNITS.get(tokens[at]?.text ?? '');
  if (!unit) return undefined;
  const per = PER.has(tokens[at + 1]?.text ?? '');
  if (unit.of === 'hashrate') {
    const next = passSecond(tokens, at + 1);
    return { found: { quantity: 'hashrate', exponent: unit.exponent }, next };
  }
  // "kW/h" is a slip for kW or kWh, no efficiency.
  if (unit.of === 'power' && per && isHour(tokens[at + 2])) return undefined;
  const perHash = per ? readHash(tokens, at + 2) : undefined;
  if (perHash) {
    const exponent = unit.exponent - perHash.found + 12;
    return { found: { quantity: 'efficiency', exponent }, next: perHash.next };
  }
  if (unit.of !== 'power') return undefined;
  return { found: { quantity: 'power', exponent: unit.exponent }, next: at + 1 };
}

/** Reads the "TH", "TH/s" or "(TH/s)" of "J/TH". @returns Its power of ten. */
function readHash(tokens: readonly Token[], at: number): Found<number> | undefined {
  const opens = tokens[at]?.text === '(';
  const unitAt = opens ? at + 1 : at;
  const unit = UNITS.get(tokens[unitAt]?.text ?? '');
  if (unit?.of !== 'hashrate') return undefined;
  const end = passSecond(tokens, unitAt + 1);
  const closes = opens && tokens[end]?.text === ')';
  return { found: unit.exponent, next: closes ? end + 1 : end };
}

/** Returns the index after "/s" or the "·s" of "J/(TH·s)", or `at` where neither stands there. */
function passSecond(tokens: readonly Token[], at: number): number {
  const [mark, second, after] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const joins = PER.has(mark?.text ?? '') || TIMES_MARK.test(mark?.text ?? '');
  // The S of "120TH - S21" is no second.
  const isName = after?.kind === 'number' && after.start === second?.end;
  return joins && SECOND.has(second?.text ?? '') && !isName ? at + 2 : at;
}

/**
 * Returns the numbers that a text may mean which should be one number: "80,000" is 80 or 80,000.
 * Quotes, a plus, a percent sign and a currency's sign are forgiven; "80k" is 80,000.
 *
 * @returns Each reading once, the smallest (by size) first; none for text that is no number.
 */
export function numberReadings(text: string): readonly number[] {
  if (isTooLong(text, MAX_NUMBER_TEXT)) return [];
  const readings = (['.', ','] as const).flatMap((decimalMark) => {
    const tokens = tokenize(tidy(unquoted(text)), { decimalMark, spaceGroups: true });
    const [number, ...others] = tokens.filter(({ text: mark }) => !/^(?:[%+]|\p{Sc})$/u.test(mark));
    if (number?.kind !== 'number') return [];
    if (others.length === 0) return [Number(number.numeral)];
    return others.length === 1 && others[0]?.text === 'k' ? [scaled(number.numeral, 3)] : [];
  });
  return [...new Set(readings)].toSorted((a, b) => Math.abs(a) - Math.abs(b));
}

/** Returns the text within quotes, if it stands in some. */
export function unquoted(text: string): string {
  return /^\s*["'`“„”«»](.*)["'`“„”«»]\s*$/su.exec(text)?.[1] ?? text;
}

/** Returns the numeral × 10^exponent, rounded once: "0.1" tera is exactly the double 1e11. */
export function scaled(numeral: string, exponent: number): number {
  // Adding 0 makes −0 a plain 0.
  return Number(`${numeral}e${exponent}`) + 0;
}

/** Writes value / 10^exponent so that `scaled` gives the value back, and no convention misreads it. */
export function writeNumeral(value: number, exponent = 0): string {
  if (value < 0) return `-${writeNumeral(-value, exponent)}`;
  const [mantissa = '', power = ''] = value.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  // Count of digits before the point.
  const point = Number(power) - exponent + 1;
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`.replace(/\.0*$/, '');
  const whole = digits.slice(0, point).padEnd(point, '0');
  const fraction = digits.slice(point);
  if (fraction === '') return whole;
  // "3.125" could be three thousand; "3.1250" can't.
  return fraction.length === 3 && point <= 3 ? `${whole}.${fraction}0` : `${whole}.${fraction}`;
}

/** Writes hashes per second with the prefix that makes the text shortest: "3.2PH", "500GH". */
export function writeHashrate(value: number): string {
  return shortest(value, PREFIXES, 'H');
}

/** Writes watts; kilowatts only where nobody would write watts. */
export function writePower(value: number): string {
  return shortest(value, value < 10_000 ? PREFIXES.slice(0, 1) : PREFIXES.slice(0, 3), 'W');
}

/** Returns the shortest way to write a value; among equally short ones, the larger unit wins. */
function shortest(value: number, prefixes: typeof PREFIXES, unit: string): string {
  const texts = prefixes
    .filter(([letter, , exponent]) => letter === '' || value >= 10 ** exponent)
    .map(([letter, , exponent]) => {
      const symbol = letter === 'k' ? letter : letter.toUpperCase();
      return `${writeNumeral(value, exponent)}${symbol}${unit}`;
    });
  return texts.reduce((best, text) => (text.length <= best.length ? text : best));
}
