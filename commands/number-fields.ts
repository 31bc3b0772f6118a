import { tidy, tokenize } from '../src/domain/quantity.ts';
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
  price: { min: 0.01, max: 1e9 },
  difficultyChange: { min: -99.9, max: 1_000 },
  count: { min: 1, max: 100_000 },
  fixedCost: { min: 0, max: 1e6 },
} as const satisfies Record<NumberField, { readonly min: number; readonly max: number }>;

const words = {
  fee: { field: 'field.fee', range: 'range.fee', example: 2 },
  uptime: { field: 'field.uptime', range: 'range.uptime', example: 98 },
  price: { field: 'field.price', range: 'range.price', example: 80_000 },
  difficultyChange: { field: 'field.difficulty', range: 'range.difficulty', example: 5 },
  count: { field: 'field.count', range: 'range.count', example: 2 },
  fixedCost: { field: 'field.fixedCost', range: 'range.fixedCost', example: 1 },
} as const;

const fields = ['fee', 'uptime', 'price', 'difficultyChange', 'count', 'fixedCost'] as const;

/** Discord keeps to the limits; forms, files and the terminal may not. @throws UserError */
export function checkLimits(
  values: { readonly [F in NumberField]?: number | undefined },
  { t, count }: Voice,
): void {
  for (const name of fields) {
    const value = values[name];
    const { min, max } = limits[name];
    if (value === undefined || (value >= min && value <= max)) continue;
    const { field, range, example } = words[name];
    throw new UserError(
      t('number.outOfRange', {
        field: t(field),
        text: String(value),
        range: t(range),
        example: count(example),
      }),
    );
  }
}

/** @throws UserError, always. */
function refuseNumber(name: NumberField, text: string, { t, count }: Voice): never {
  const { field, example } = words[name];
  throw new UserError(t('number.unreadable', { field: t(field), text, example: count(example) }));
}

/**
 * "2", "1,5 %", "80,000", "−3.5". A number that can be read in two ways is the larger one for a
 * price, the smaller one for everything else.
 */
export function readNumber(name: NumberField, text: string, voice: Voice): number {
  const readings = (['.', ','] as const).map((decimalMark) => {
    const tokens = tokenize(tidy(text), { decimalMark, spaceGroups: true });
    const [number, ...others] = tokens.filter((token) => token.text !== '%' && token.text !== '+');
    return number?.kind === 'number' && others.length === 0 ? Number(number.numeral) : Number.NaN;
  });
  const understood = readings.filter((reading) => Number.isFinite(reading));
  if (understood.length === 0) return refuseNumber(name, quoted(text, MAX_QUOTE), voice);
  const bySize = understood.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  return (name === 'price' ? bySize.at(-1) : bySize[0]) ?? Number.NaN;
}

/** Without the noise of doubles: 0.07 × 100 is 7.000000000000001. */
export const percentOf = (ratio: number) => Number((ratio * 100).toFixed(6));
