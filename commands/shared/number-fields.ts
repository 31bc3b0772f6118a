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

/** Numbers that people type; percent, except price, count and fixed cost. */
type NumberField = 'fee' | 'uptime' | 'price' | 'difficultyChange' | 'count' | 'fixedCost';

/** What Discord lets people type. */
export const limits = {
  fee: { min: 0, max: 99.99 },
  uptime: { min: 0.01, max: 100 },
  price: { min: 0.01, max: 1e12 },
  difficultyChange: { min: -99.9, max: 1_000 },
  count: { min: 1, max: 100_000 },
  fixedCost: { min: 0, max: 1e6 },
} as const satisfies Record<NumberField, { readonly min: number; readonly max: number }>;

const words = {
  fee: { field: 'field.fee', percent: true, example: 2 },
  uptime: { field: 'field.uptime', percent: true, example: 98 },
  price: { field: 'field.price', percent: false, example: 80_000 },
  difficultyChange: { field: 'field.difficulty', percent: true, example: 5 },
  count: { field: 'field.count', percent: false, example: 2 },
  fixedCost: { field: 'field.fixedCost', percent: false, example: 1 },
} as const;

const percentFields = ['fee', 'uptime'] as const;
const fields = ['fee', 'uptime', 'price', 'difficultyChange', 'count', 'fixedCost'] as const;

/** Discord keeps to the limits; forms, files and the terminal may not. @throws UserError */
export function checkLimits(
  values: { readonly [F in NumberField]?: number | undefined },
  i18n: I18n,
): void {
  for (const name of fields) {
    const problem = limitProblem(name, values[name], i18n);
    if (problem !== undefined) throw new UserError(problem);
  }
}

/** What is wrong with a number's size, in a sentence. */
export function limitProblem(
  name: NumberField,
  value: number | undefined,
  { t, count, exact, exactPercent }: I18n,
): string | undefined {
  const { min, max } = limits[name];
  if (value === undefined || (value >= min && value <= max)) return undefined;
  const { field, percent, example } = words[name];
  const written = percent ? (number: number) => exactPercent(number / 100) : exact;
  return t('number.outOfRange', {
    field: t(field),
    text: written(value),
    min: written(min),
    max: written(max),
    example: count(example),
  });
}

/** A text that is no number, in a sentence. */
export function unreadableNumber(name: NumberField, text: string, { t, count }: I18n): string {
  const { field, example } = words[name];
  const written = quoted(text, MAX_QUOTE);
  return t('number.unreadable', { field: t(field), text: written, example: count(example) });
}

/**
 * "2", "1,5 %", "80,000", "$80k", "−3.5". A number that can be read in two ways is the larger one for
 * a price, the larger whole one for a count, the smaller one for everything else. A fee or uptime is in percent: "0.98" is 98.
 *
 * @param currency - Of a price, whose sign it may bear.
 */
export function parseNumber(
  name: NumberField,
  text: string,
  currency?: string,
): number | undefined {
  if (name === 'fee' || name === 'uptime') return parsePercent(name, text)?.percent;
  return parsePlain(name, text, currency);
}

function parsePlain(name: NumberField, text: string, currency?: string): number | undefined {
  if (!signFits(text, name === 'price' ? currency : undefined)) return undefined;
  const readings = numberReadings(text);
  if (name === 'count') return readings.findLast(Number.isInteger) ?? readings[0];
  return name === 'price' ? readings.at(-1) : readings[0];
}

/** "2", "98 %", "0.98": a share of 1, unless a percent sign says otherwise. */
export function parsePercent(name: PercentField, text: string): Percentage | undefined {
  const value = parsePlain(name, text);
  if (value === undefined) return undefined;
  return /[%％]/u.test(text) ? { percent: value, asShare: false } : shareOrPercent(name, value);
}

/** As `parseNumber`. @throws UserError for a text that is no number. */
export function readNumber(name: NumberField, text: string, i18n: I18n): number {
  const value = parseNumber(name, text);
  if (value === undefined) throw new UserError(unreadableNumber(name, text, i18n));
  return value;
}

/** What texts say in percent, as far as there are some. @throws UserError for one that is no number. */
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
  /** Those that were written as shares of 1, which an answer has to say. */
  readonly shares?: readonly PercentField[] | undefined;
}

/** What options say, in percent. Only once: 0.01 is 1 %, and 1 would be 100 %. */
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
