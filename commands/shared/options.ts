import type { Choice, StringOption, Suggestion } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { localeCodes, locales, namesOfLocale } from '../../src/i18n/language.ts';
import { localized } from '../../src/i18n/localized.ts';
import { type HistoryRange, historyRanges, ranges } from '../../src/market/series.ts';
import { quoted } from '../../src/message/markdown.ts';
import { currencyCodes } from '../../src/money/currency.ts';
import { type Detail, details } from '../../src/people/preferences.ts';
import { picked, suggestionsLike } from './picking.ts';

export const currencyOption = {
  ...picked,
  description: localized('option.currency.description'),
  nameLocalizations: localized('option.currency.name').localizations,
} as const satisfies StringOption;

/**
 * Returns the currency code that a text names: "eur", "EUR · Euro" → "EUR".
 *
 * @throws UserError for anything else.
 */
export function currencyCalled(text: string, { t }: I18n): string {
  const code = text.trim().slice(0, 3).toUpperCase();
  const rest = text.trim().slice(3);
  if (currencyCodes.includes(code) && /^(\s·.*)?$/u.test(rest)) return code;
  throw new UserError(t('currency.unknown', { text: quoted(text, 30) }));
}

/** Suggests currencies by code or by name in the caller's language. */
export function suggestCurrencies(text: string, i18n: I18n): readonly Suggestion[] {
  return suggestionsLike(
    text,
    currencyCodes.map((code) => ({ name: `${code} · ${i18n.currency(code)}`, value: code })),
  );
}

/** Choices of the languages that the bot speaks, by Discord's codes. */
export const languageChoices: readonly Choice<string>[] = localeCodes.map((code) => ({
  name: localized(locales[code].name),
  value: code,
  aliases: namesOfLocale(code),
}));

/** Option for how much an answer says. */
export const detailOption = {
  type: 'string',
  description: localized('option.detail.description'),
  nameLocalizations: localized('option.detail.name').localizations,
  choices: details.map((detail) => ({ name: localized(`choice.detail.${detail}`), value: detail })),
} as const satisfies StringOption;

/** Returns the detail that a value stands for; nothing for one that is none of the choices. */
export function detailCalled(value: string | undefined): Detail | undefined {
  return details.find((detail) => detail === value);
}

/** Option for the range of a chart: an answer has no chart without it. */
export const rangeOption = {
  type: 'string',
  description: localized('option.range.description'),
  nameLocalizations: localized('option.range.name').localizations,
  choices: ranges.map((range) => ({ name: localized(`choice.range.${range}`), value: range })),
} as const satisfies StringOption;

/** Returns the range; Discord lets through the choices alone. */
export function rangeCalled(text: string | undefined): HistoryRange | undefined {
  return text !== undefined && Object.hasOwn(historyRanges, text)
    ? ranges.find((range) => range === text)
    : undefined;
}
