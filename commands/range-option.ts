import type { StringOption } from '../src/discord/command.ts';
import { localized } from '../src/i18n/localized.ts';
import { type HistoryRange, historyRanges } from '../src/market/series.ts';

const ranges: readonly HistoryRange[] = ['7d', '30d', '90d', '1y', '3y'];

/** Without it an answer has no chart. */
export const rangeOption = {
  type: 'string',
  description: localized('option.range.description'),
  nameLocalizations: localized('option.range.name').localizations,
  choices: ranges.map((range) => ({ name: localized(`choice.range.${range}`), value: range })),
} as const satisfies StringOption;

/** Discord lets through the choices alone. */
export function rangeCalled(text: string | undefined): HistoryRange | undefined {
  return text !== undefined && Object.hasOwn(historyRanges, text)
    ? ranges.find((range) => range === text)
    : undefined;
}
