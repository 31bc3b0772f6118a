import type { StringOption, Suggestion } from '../../src/discord/command.ts';
import type { Voice } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { MAX_CHOICE_LENGTH, MAX_CHOICES } from '../shared/choice-limits.ts';
import { currencyCalled, currencyOption, suggestCurrencies } from '../shared/options.ts';

export const digestCurrencyOption = {
  ...currencyOption,
  description: localized('option.digestCurrency.description'),
} as const satisfies StringOption;

const { text: word, localizations } = localized('digests.currency.usual');
const USUAL: readonly string[] = [...new Set([word, ...Object.values(localizations)])];

/**
 * A currency's code; nothing for the word that stands for what counts there anyway.
 *
 * @throws UserError for anything else.
 */
export function readDigestCurrency(text: string, voice: Voice): string | undefined {
  const [first = ''] = text.trim().toLowerCase().split(/\s/, 1);
  return USUAL.some((one) => one.toLowerCase() === first) ? undefined : currencyCalled(text, voice);
}

/** That word first, with what it stands for, then the currencies. */
export function suggestDigestCurrencies(text: string, voice: Voice): readonly Suggestion[] {
  const value = voice.t('digests.currency.usual');
  const name = `${value} · ${voice.t('digests.currency.usualMeans')}`;
  const fits = name.toLowerCase().includes(text.trim().toLowerCase());
  return [
    ...(fits && name.length <= MAX_CHOICE_LENGTH ? [{ name, value }] : []),
    ...suggestCurrencies(text, voice),
  ].slice(0, MAX_CHOICES);
}
