import { localeCodes, locales } from './language.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * Returns the words of all languages for something. People write English in a German client, and
 * the other way round, so parsers know them all.
 */
export function understood(pick: (lexicon: Lexicon) => string): readonly string[] {
  const said = localeCodes.flatMap((code) => wordsIn(pick(locales[code].lexicon)));
  return [...new Set(said)];
}

/** Returns the words of an entry of a lexicon. */
export const wordsIn = (entry: string): readonly string[] =>
  entry === '' ? [] : entry.split(', ');
