import { de } from './de/de.ts';
import { en } from './en/en.ts';
import { discordLocales } from './language.ts';
import type { TextKey } from './translate.ts';

const catalogues: Readonly<Record<'en' | 'de', Readonly<Record<TextKey, string>>>> = { en, de };

/**
 * A text without arguments in every language, as commands are registered with. Discord falls back
 * from a missing locale to the default, not to English: so English is there under its own codes too.
 */
export function localized(key: TextKey): Localized {
  const localizations = Object.fromEntries(
    Object.entries(discordLocales).map(([locale, language]) => [locale, catalogues[language][key]]),
  );
  return { text: en[key], localizations };
}

/** A text in the default language and in the others, by Discord's locale codes. */
export interface Localized {
  readonly text: string;
  readonly localizations: Readonly<Record<string, string>>;
}
