import { minerModels } from './models.ts';

/** A constant, made when first asked for: importing a module does nothing. */
let known: ReadonlySet<string> | undefined;

/**
 * Tells whether a model's name has those letters with that number right behind them: "t21"; lower
 * case.
 */
export function isModelNumber(text: string): boolean {
  known ??= new Set(
    minerModels.flatMap(({ name }) => name.toLowerCase().match(/(?<!\p{L})\p{L}+\d+/gu) ?? []),
  );
  return known.has(text);
}
