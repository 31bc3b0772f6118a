import type { StringOption, Suggestion } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Voice } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { quoted } from '../../src/message/markdown.ts';
import { currencyCodes } from '../../src/money/currency.ts';
import { MAX_CHOICE_LENGTH, MAX_CHOICES } from './choice-limits.ts';

export const currencyOption = {
  type: 'string',
  description: localized('option.currency.description'),
  nameLocalizations: localized('option.currency.name').localizations,
  // Room for a suggestion's name, which some clients send instead of its value.
  maxLength: MAX_CHOICE_LENGTH,
  autocomplete: true,
} as const satisfies StringOption;

/** "eur", "EUR · Euro" → "EUR". @throws UserError for anything else. */
export function currencyCalled(text: string, { t }: Voice): string {
  const code = text.trim().slice(0, 3).toUpperCase();
  const rest = text.trim().slice(3);
  if (currencyCodes.includes(code) && /^(\s·.*)?$/u.test(rest)) return code;
  throw new UserError(t('currency.unknown', { text: quoted(text, 30) }));
}

/** By code or by name in the caller's language. */
export function suggestCurrencies(text: string, voice: Voice): readonly Suggestion[] {
  const wanted = text.trim().toLowerCase();
  return currencyCodes
    .map((code) => ({ name: `${code} · ${voice.currency(code)}`, value: code }))
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .slice(0, MAX_CHOICES);
}
