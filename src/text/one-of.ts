/** The source of a pattern that takes one of the words, as it is written. */
export const oneOf = (words: readonly string[]) =>
  `(?:${words.map((word) => word.replace(/[.*+?^$()[\]{}|\\/]/g, String.raw`\$&`)).join('|')})`;
