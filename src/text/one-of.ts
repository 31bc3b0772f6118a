/** Returns the source of a pattern that takes any one of the words, as they are written. */
export const oneOf = (words: readonly string[]) =>
  `(?:${words.map((word) => word.replace(/[.*+?^$()[\]{}|\\/]/g, String.raw`\$&`)).join('|')})`;
