import { en } from './en/en.ts';
import { localeCodes, locales } from './language.ts';
import type { TextKey } from './translate.ts';

/**
 * Returns a text without arguments in every language, as commands are registered with. Discord
 * falls back from a missing locale to the default, not to English: so English is there under its
 * own codes too.
 */
export function localized(key: TextKey): Localized {
  const localizations = Object.fromEntries(
    localeCodes.map((code) => [code, locales[code].catalogue[key]]),
  );
  return { text: en[key], localizations };
}

/** A text in the default language and in the others, by Discord's locale codes. */
export interface Localized {
  readonly text: string;
  readonly localizations: Readonly<Record<string, string>>;
}
