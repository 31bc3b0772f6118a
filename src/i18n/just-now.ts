import type { Language } from './language.ts';

/** Apart from the catalogues, which the playground's page would have to load for it. */
const words: Readonly<Record<Language, string>> = { en: 'just now', de: 'gerade eben' };

/** What `Intl` calls "0 seconds ago". */
export function justNow(locale: string): string {
  return locale.startsWith('de') ? words.de : words.en;
}
