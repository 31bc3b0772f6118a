import { signFits } from '../src/domain/currency-text.ts';
import { numberReadings } from '../src/domain/quantity.ts';
import { UserError } from '../src/errors.ts';
import { quoted } from '../src/render/markdown.ts';
import type { Voice } from '../src/render/voice.ts';

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

const fields = ['fee', 'uptime', 'price', 'difficultyChange', 'count', 'fixedCost'] as const;

/** Discord keeps to the limits; forms, files and the terminal may not. @throws UserError */
export function checkLimits(
  values: { readonly [F in NumberField]?: number | undefined },
  voice: Voice,
): void {
  for (const name of fields) {
    const problem = limitProblem(name, values[name], voice);
    if (problem !== undefined) throw new UserError(problem);
  }
}

/** What is wrong with a number's size, in a sentence. */
export function limitProblem(
  name: NumberField,
  value: number | undefined,
  { t, count, exact, exactPercent }: Voice,
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
export function unreadableNumber(name: NumberField, text: string, { t, count }: Voice): string {
  const { field, example } = words[name];
  const written = quoted(text, MAX_QUOTE);
  return t('number.unreadable', { field: t(field), text: written, example: count(example) });
}

/**
 * "2", "1,5 %", "80,000", "$80k", "−3.5". A number that can be read in two ways is the larger one for
 * a price, the smaller one for everything else.
 *
 * @param currency - Of a price, whose sign it may bear.
 */
export function parseNumber(
  name: NumberField,
  text: string,
  currency?: string,
): number | undefined {
  if (!signFits(text, name === 'price' ? currency : undefined)) return undefined;
  const readings = numberReadings(text);
  return name === 'price' ? readings.at(-1) : readings[0];
}

/** As `parseNumber`. @throws UserError for a text that is no number. */
export function readNumber(name: NumberField, text: string, voice: Voice): number {
  const value = parseNumber(name, text);
  if (value === undefined) throw new UserError(unreadableNumber(name, text, voice));
  return value;
}

/** Without the noise of doubles: 0.07 × 100 is 7.000000000000001. */
export const percentOf = (ratio: number) => Number((ratio * 100).toFixed(6));
