import { minerModels } from './models.ts';

/** No state but a constant, made late: importing a module does nothing. */
let known: ReadonlySet<string> | undefined;

/** Whether a model's name has those letters with that number right behind them: "t21"; lower case. */
export function isModelNumber(text: string): boolean {
  known ??= new Set(
    minerModels.flatMap(({ name }) => name.toLowerCase().match(/(?<!\p{L})\p{L}+\d+/gu) ?? []),
  );
  return known.has(text);
}
