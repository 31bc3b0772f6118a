/**
 * Flags of Node for our programs, as in the npm scripts: most of a start is compiling, which is
 * kept for the next.
 */
export const NODE_FLAGS = [
  '--disable-warning=ExperimentalWarning',
  '--import',
  new URL('../../src/compile-cache.js', import.meta.url).href,
];
