import { de } from './de/de.ts';
import { lexiconDe } from './de/lexicon.ts';
import { en } from './en/en.ts';
import { lexiconEn } from './en/lexicon.ts';
import type { Lexicon } from './lexicon.ts';

interface Locale {
  readonly language: string;
  /** The texts that we say. */
  readonly catalogue: Readonly<Record<keyof typeof en, string>>;
  /** The words that we understand. */
  readonly lexicon: Lexicon;
  /** The locale that `Intl` writes numbers and dates by. */
  readonly numbers: string;
  /** The key of the text by which people choose the language. */
  readonly name: keyof typeof en;
}

const english = { language: 'en', catalogue: en, lexicon: lexiconEn } as const;
const german = { language: 'de', catalogue: de, lexicon: lexiconDe } as const;

/**
 * Discord's locale codes that have a language of their own here. All others read the first, and so do
 * other regions of a language the first of its own.
 */
export const locales = {
  'en-US': { ...english, numbers: 'en-US', name: 'language.enUs' },
  'en-GB': { ...english, numbers: 'en-GB', name: 'language.enGb' },
  de: { ...german, numbers: 'de-DE', name: 'language.de' },
} as const satisfies Readonly<Record<string, Locale>>;

export type LocaleCode = keyof typeof locales;

/** The languages that have a catalogue and a lexicon. */
export type Language = (typeof locales)[LocaleCode]['language'];

/** Locale codes by which numbers and dates are written. */
export type NumberLocale = (typeof locales)[LocaleCode]['numbers'];

const isCode = (text: string): text is LocaleCode => Object.hasOwn(locales, text);

export const localeCodes: readonly LocaleCode[] = Object.keys(locales).filter(isCode);

/** The languages, each once. */
export const languages: readonly Language[] = [
  ...new Set(localeCodes.map((code) => locales[code].language)),
];

/**
 * Returns Discord's code for a locale as people write it: "de-DE" and "de_AT" are "de".
 *
 * @returns Nothing for a language that there is no catalogue for.
 */
export function localeCalled(text: string): LocaleCode | undefined {
  const [language = '', region = ''] = text.toLowerCase().split(/[-_]/);
  const spoken = localeCodes.filter((code) => locales[code].language === language);
  return spoken.find((code) => code.toLowerCase() === `${language}-${region}`) ?? spoken[0];
}

/**
 * Returns what a locale is called in each of the languages: "German", "Deutsch". The name of the language
 * alone, and its code, mean the first of its locales.
 */
export function namesOfLocale(code: LocaleCode): readonly string[] {
  const { language } = locales[code];
  const isFirst = localeCalled(language) === code;
  return languages.flatMap((speaker) => {
    const names = new Intl.DisplayNames(speaker, { type: 'language' });
    return [code, ...(isFirst ? [language] : [])].flatMap((one) => names.of(one) ?? []);
  });
}

/** @param code - Discord's code: "de", "pt-BR". */
export const localeOf = (code: string) => locales[isCode(code) ? code : 'en-US'];

/** Returns the texts that we say in a language. */
export function catalogueOf(language: Language): Locale['catalogue'] {
  return localeOf(localeCalled(language) ?? '').catalogue;
}
