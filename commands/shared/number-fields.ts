import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { quoted } from '../../src/message/markdown.ts';
import { signFits } from '../../src/money/currency.ts';
import { numberReadings } from '../../src/text/quantity.ts';
import {
  type Percentage,
  type PercentField,
  percentOf,
  shareOrPercent,
} from '../../src/text/share-or-percent.ts';

export { percentOf };

const MAX_QUOTE = 40;

/** Limits of the numbers that people can type. Percent: fee, uptime, difficultyChange, margin. */
export const limits = {
  fee: { min: 0, max: 99.99 },
  uptime: { min: 0.01, max: 100 },
  /** Price of one bitcoin. */
  price: { min: 0.01, max: 1e12 },
  difficultyChange: { min: -99.9, max: 1_000 },
  count: { min: 1, max: 100_000 },
  /** Amount per day, like floor. */
  fixedCost: { min: 0, max: 1e6 },
  /** The profit below which an alert fires. */
  floor: { min: -1e6, max: 1e6 },
  /** In the unit of what an alert watches, like clear. */
  level: { min: -1e12, max: 1e12 },
  clear: { min: -1e12, max: 1e12 },
  margin: { min: 0, max: 1_000 },
  /** Minutes. */
  hold: { min: 0, max: 1_440 },
  /** Hours. */
  cooldown: { min: 0, max: 720 },
} as const;

type NumberField = keyof typeof limits;

const examples: Readonly<Record<NumberField, number>> = {
  fee: 2,
  uptime: 98,
  price: 80_000,
  difficultyChange: 5,
  count: 2,
  fixedCost: 1,
  floor: -1,
  level: 42,
  clear: 43,
  margin: 2,
  hold: 15,
  cooldown: 6,
};

/** Names of the fields in sentences; all others are called by their labels in a form. */
const words = {
  fee: { field: 'field.fee', percent: true },
  uptime: { field: 'field.uptime', percent: true },
  price: { field: 'field.price', percent: false },
  difficultyChange: { field: 'field.difficulty', percent: true },
  count: { field: 'field.count', percent: false },
  fixedCost: { field: 'field.fixedCost', percent: false },
} as const;

type NamedField = keyof typeof words;
type LabelledField = Exclude<NumberField, NamedField>;

const percentFields = ['fee', 'uptime'] as const;
const namedFields = ['fee', 'uptime', 'price', 'difficultyChange', 'count', 'fixedCost'] as const;

/**
 * Checks the limits: Discord keeps to them; forms, files and the terminal may not.
 *
 * @throws UserError
 */
export function checkLimits(
  values: { readonly [F in NamedField]?: number | undefined },
  i18n: I18n,
): void {
  for (const name of namedFields) {
    const problem = limitProblem(name, values[name], i18n);
    if (problem !== undefined) throw new UserError(problem);
  }
}

/** Says in a sentence what is wrong with a number's size. */
export function limitProblem(
  name: NamedField,
  value: number | undefined,
  i18n: I18n,
): string | undefined {
  if (value === undefined || isWithin(name, value)) return undefined;
  const { t, exact, exactPercent } = i18n;
  const { min, max } = limits[name];
  const { field, percent } = words[name];
  const written = percent ? (number: number) => exactPercent(number / 100) : exact;
  return t('number.outOfRange', {
    field: t(field),
    text: written(value),
    min: written(min),
    max: written(max),
    example: exampleOf(name, i18n),
  });
}

const isWithin = (name: NumberField, value: number) =>
  value >= limits[name].min && value <= limits[name].max;

/** Returns an example as people type it, with the minus of the keyboard. */
function exampleOf(name: NumberField, { count }: I18n): string {
  const example = examples[name];
  return example < 0 ? String(example) : count(example);
}

/** Says in a sentence that a text is no number. */
export function unreadableNumber(name: NamedField, text: string, i18n: I18n): string {
  return unreadable(name, i18n.t(words[name].field), text, i18n);
}

function unreadable(name: NumberField, field: string, text: string, i18n: I18n): string {
  const values = { field, text: quoted(text, MAX_QUOTE), example: exampleOf(name, i18n) };
  return i18n.t('number.unreadable', values);
}

/**
 * Reads a number: "2", "1,5 %", "80,000", "$80k", "−3.5". One that can be read in two ways is the
 * larger one for a price, the larger whole one for a count, the smaller one for everything else. A
 * fee or uptime is in percent: "0.98" is 98.
 *
 * @param currency - Currency of a price, whose sign it may bear.
 */
export function parseNumber(name: NamedField, text: string, currency?: string): number | undefined {
  if (name === 'fee' || name === 'uptime') return parsePercent(name, text)?.percent;
  return parsePlain(name, text, { currency });
}

interface Hints {
  /** ISO 4217 code of the currency of a price, whose sign it may bear. */
  readonly currency?: string | undefined;
  /** Number that stood there before: of two readings the nearer one is meant. */
  readonly near?: number | undefined;
}

function parsePlain(
  name: NumberField,
  text: string,
  { currency, near = 0 }: Hints = {},
): number | undefined {
  if (!signFits(text, name === 'price' ? currency : undefined)) return undefined;
  const readings = numberReadings(text);
  if (name === 'count') return readings.findLast(Number.isInteger) ?? readings[0];
  if (name === 'price') return readings.at(-1);
  return readings.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))[0];
}

/** Reads "2", "98 %" or "0.98", which is a share of 1, unless a percent sign says otherwise. */
export function parsePercent(name: PercentField, text: string): Percentage | undefined {
  const value = parsePlain(name, text);
  if (value === undefined) return undefined;
  return /[%％]/u.test(text) ? { percent: value, asShare: false } : shareOrPercent(name, value);
}

/** Reads a number as `parseNumber` does. @throws UserError for a text that is no number. */
export function readNumber(name: NamedField, text: string, i18n: I18n): number {
  const value = parseNumber(name, text);
  if (value === undefined) throw new UserError(unreadableNumber(name, text, i18n));
  return value;
}

/**
 * Reads a number from a field that its form labels: "1,5", "−2", "80,000".
 *
 * @param near - Number that stood there: of two readings the nearer one is meant.
 * @throws UserError for a text that is no number, or one out of range.
 */
export function readLabelled(
  name: LabelledField,
  text: string,
  {
    label,
    near,
    i18n,
  }: { readonly label: string; readonly near?: number | undefined; readonly i18n: I18n },
): number {
  const value = parsePlain(name, text, { near });
  if (value === undefined) throw new UserError(unreadable(name, label, text, i18n));
  if (isWithin(name, value)) return value;
  const { t, count } = i18n;
  const { min, max } = limits[name];
  const range = { low: count(min), high: count(max), example: exampleOf(name, i18n) };
  throw new UserError(t('number.range', { field: label, ...range }));
}

/**
 * Reads the percentages of texts, as far as there are some.
 *
 * @throws UserError for a text that is no number.
 */
export function readPercents(
  written: Readonly<Record<PercentField, string | undefined>>,
  i18n: I18n,
): Percentages {
  const read = (name: PercentField) => {
    const text = written[name];
    const found = text === undefined ? undefined : parsePercent(name, text);
    if (text !== undefined && !found) throw new UserError(unreadableNumber(name, text, i18n));
    return found;
  };
  const found = { fee: read('fee'), uptime: read('uptime') };
  const shares = percentFields.filter((name) => found[name]?.asShare);
  return { fee: found.fee?.percent, uptime: found.uptime?.percent, shares };
}

export interface Percentages {
  /** Percent, like uptime. */
  readonly fee?: number | undefined;
  readonly uptime?: number | undefined;
  /** Names of the fields that were written as shares of 1, which an answer has to say. */
  readonly shares?: readonly PercentField[] | undefined;
}

/**
 * Returns the values of options in percent. It works only once: 0.01 is 1 %, and 1 would be 100 %.
 */
export function inPercent<G extends Omit<Percentages, 'shares'>>(given: G): G & Percentages {
  const read = (name: PercentField) => {
    const value = given[name];
    return value === undefined ? undefined : shareOrPercent(name, value);
  };
  const found = { fee: read('fee'), uptime: read('uptime') };
  const shares = percentFields.filter((name) => found[name]?.asShare);
  const percent = { fee: found.fee?.percent, uptime: found.uptime?.percent };
  return { ...given, ...percent, ...(shares.length > 0 && { shares }) };
}

/** Says which shares were taken for percent, a sentence each. */
export function shareNotes(
  given: Percentages,
  { t, exact, exactPercent }: I18n,
): readonly string[] {
  return (given.shares ?? []).flatMap((name) => {
    const ratio = (given[name] ?? 0) / 100;
    const said = { field: t(words[name].field), share: exact(ratio), percent: exactPercent(ratio) };
    return t('number.shareRead', said);
  });
}
