import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const sources = globSync('{src,commands,tests,bench,scripts}/**/*.ts').filter(
  (file) => file !== 'tests/comments.test.ts',
);
const DOC_OR_LINES = /\/\*\*?([\s\S]*?)\*\/|(?:^[ \t]*\/\/.*\n)+/gm;
const MARKS = /^\s*(?:\*|\/\/)\s?/gm;
const SENTENCE_END = /(?<=[.!?:])\s+/;
/** A sentence that begins so has no subject to understand it by. */
const HEADLESS = /^(?:Of|What|Who|Whose|Whom)\b/;

function headlessIn(source: string): readonly string[] {
  return [...source.matchAll(DOC_OR_LINES)]
    .map(([whole, doc = whole]) => doc.replace(MARKS, ' ').replace(/\s+/g, ' ').trim())
    .flatMap((comment) => comment.split(SENTENCE_END))
    .filter((sentence) => HEADLESS.test(sentence));
}

it('finds what it looks for', () => {
  expect(headlessIn('/** Rigs. Of a person. */\n// What is left.\n// Ends.\n')).toHaveLength(2);
});

it('no comment has a sentence without a subject', () => {
  const found = sources.flatMap((file) =>
    headlessIn(readFileSync(file, 'utf8')).map((sentence) => `${file}: ${sentence}`),
  );
  expect(found).toEqual([]);
});
