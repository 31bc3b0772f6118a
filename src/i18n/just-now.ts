import type { Language } from './language.ts';

/**
 * Words that stand apart from the catalogues, which the playground's page would have to load for
 * them.
 */
const words: Readonly<Record<Language, string>> = { en: 'just now', de: 'gerade eben' };

/** Returns the words for "0 seconds ago", as `Intl` calls it. */
export function justNow(locale: string): string {
  return locale.startsWith('de') ? words.de : words.en;
}
