/** Languages there is a catalogue for. */
export type Language = 'en' | 'de';

/** How numbers and dates are written. */
export type NumberLocale = 'en-US' | 'en-GB' | 'de-DE';

/** Discord's locale codes that have a language of their own here; all others read English. */
export const discordLocales = { 'en-US': 'en', 'en-GB': 'en', de: 'de' } as const satisfies Record<
  string,
  Language
>;

/**
 * Discord's code for a locale as people write it: "de-DE" and "de_AT" are "de".
 *
 * @returns Nothing for a language that there is no catalogue for.
 */
export function localeCalled(text: string): keyof typeof discordLocales | undefined {
  const [language = '', region = ''] = text.toLowerCase().split(/[-_]/);
  if (language === 'de') return 'de';
  if (language === 'en') return region === 'gb' ? 'en-GB' : 'en-US';
  return undefined;
}

/** @param locale - Discord's code: "de", "pt-BR". */
export function languageOf(locale: string): Language {
  return locale === 'de' ? 'de' : 'en';
}

/** @param locale - Discord's code. */
export function numberLocaleOf(locale: string): NumberLocale {
  if (locale === 'de') return 'de-DE';
  return locale === 'en-GB' ? 'en-GB' : 'en-US';
}
