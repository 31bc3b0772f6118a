import { UserError } from '../../src/errors.ts';
import type { Voice } from '../../src/render/voice.ts';
import type { ProfitRequest } from './request.ts';

export type NumberField = 'fee' | 'uptime' | 'price' | 'difficultyChange';

/** What Discord lets people type; percent, except the price. */
export const limits = {
  fee: { min: 0, max: 99.99 },
  uptime: { min: 0.01, max: 100 },
  price: { min: 0.01, max: 1e12 },
  difficultyChange: { min: -99.9, max: 1_000 },
} as const satisfies Record<NumberField, { readonly min: number; readonly max: number }>;

const words = {
  fee: { field: 'field.fee', example: 2 },
  uptime: { field: 'field.uptime', example: 98 },
  price: { field: 'field.price', example: 80_000 },
  difficultyChange: { field: 'field.difficulty', example: 5 },
} as const;

const fields = ['fee', 'uptime', 'price', 'difficultyChange'] as const;

/** Discord keeps to the limits; forms and the terminal may not. @throws UserError */
export function checkLimits(request: ProfitRequest, voice: Voice): void {
  for (const name of fields) {
    const problem = limitProblem(name, request[name], voice);
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
  const { field, example } = words[name];
  const written = name === 'price' ? exact : (percent: number) => exactPercent(percent / 100);
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
  return t('number.unreadable', { field: t(field), text, example: count(example) });
}
