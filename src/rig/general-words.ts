/** Words in names of models that tell nobody which machine it is: the coin, the cooling, the size. */
const GENERAL = new Set(
  [
    ...[
      'btc bitcoin q pro xp plus ultra hex trio mini nano miner mining rig block hammer usb only',
    ],
    ...['hyd hydro imm immersion air turbo mode efficiency balance ii iii'],
  ].flatMap((words) => words.split(' ')),
);

/** Letters from which on a word that is still being typed may be one of them. */
const BEGUN = 3;

/** Whether all of the words, lower case, are general or the beginning of such a word. */
export function areGeneral(words: readonly string[]): boolean {
  return words.every(
    (word) =>
      GENERAL.has(word) ||
      (word.length >= BEGUN && [...GENERAL].some((general) => general.startsWith(word))),
  );
}
