import { understood } from '../i18n/understood.ts';

/**
 * Words in names of models that tell nobody which machine it is (the coin, the cooling, the size),
 * and words that a name only begins with.
 */
const GENERAL: ReadonlySet<string> = new Set([
  ...'btc bitcoin q pro xp plus ultra hex trio mini nano block hammer usb'.split(' '),
  ...'hyd hydro imm immersion turbo ii iii heat home what seal'.split(' '),
  ...understood(({ general }) => general),
]);

/** Letters from which on a word that is still being typed may be the beginning of a general one. */
const BEGUN = 3;

/**
 * Tells whether all of the words, lower case, are general, one or several, or begin such a word.
 */
export function areGeneral(words: readonly string[]): boolean {
  return words.every((word) => isGeneral(word) || isGeneral(word.replace(/s$/, '')));
}

const isGeneral = (word: string) =>
  GENERAL.has(word) ||
  (word.length >= BEGUN && [...GENERAL].some((general) => general.startsWith(word)));
