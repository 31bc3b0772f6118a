import { understood } from '../i18n/understood.ts';
import { oneOf } from '../text/one-of.ts';

/** Marks and words between machines that are to be compared; a comma within a number is none. */
const BETWEEN = new RegExp(
  String.raw`\s*[;\n]\s*|\s*,(?!\d)\s*|(?<!\d),\s*|\s+(?:${oneOf(understood(({ joining }) => joining))}|vs\.?)\s+|\s+[+&/|]\s*`,
  'iu',
);

/** Earnings that a suggestion names after a rig: "→ +$3.00 a day". */
const EARNINGS = /\s*(?:→|->|=>)(?:[^,;\n]|,(?=\d))*/gu;

/** Returns the texts of the machines in a list: "S21, 2x S19j Pro vs. M60S" has three. */
export function listedMachines(text: string): readonly string[] {
  return text
    .replace(EARNINGS, '')
    .split(BETWEEN)
    .filter((part) => part.trim() !== '');
}

/**
 * Returns the text of the last machine in a list, still being typed, and all text before it with
 * the mark between.
 */
export function lastListed(typed: string): { readonly before: string; readonly last: string } {
  const text = typed.replace(EARNINGS, '');
  const marks = [...text.matchAll(new RegExp(BETWEEN, 'giu'))];
  const mark = marks.at(-1);
  const end = mark ? mark.index + mark[0].length : 0;
  return { before: text.slice(0, end), last: text.slice(end) };
}
