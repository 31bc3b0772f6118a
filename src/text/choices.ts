import { distance } from 'fastest-levenshtein';
import type { Localized } from '../i18n/localized.ts';

/** Something that people choose by name. */
interface NamedChoice {
  readonly name: Localized;
  readonly value: string;
  /** Other names by which it is known where it is typed. */
  readonly aliases?: readonly string[] | undefined;
}

/** Returns a text as it is compared with others, whatever its case. */
export function fold(text: string): string {
  return text.toLocaleLowerCase('en').normalize('NFC');
}

/**
 * Finds a choice by name or value, or by words that only one begins with: "hashprice below", "stops
 * paying".
 */
export function choiceNamed<C extends NamedChoice>(
  text: string,
  choices: readonly C[],
): C | undefined {
  const wanted = fold(text);
  const exact = choices.find((choice) => namesOfChoice(choice).includes(wanted));
  if (exact) return exact;
  const [only, ...others] = choicesLike(text, choices);
  return others.length === 0 ? only : undefined;
}

/**
 * Returns the choices whose name begins with the text, or else those that have words beginning like
 * its words, in that order.
 */
function choicesLike<C extends NamedChoice>(text: string, choices: readonly C[]): readonly C[] {
  const wanted = wordsOf(text);
  if (wanted.length === 0) return [];
  const fitting = (fits: (words: readonly string[]) => boolean) =>
    choices.filter((choice) => namesOfChoice(choice).some((name) => fits(wordsOf(name))));
  const begun = fitting((words) => wanted.every((word, i) => words[i]?.startsWith(word)));
  return begun.length > 0 ? begun : fitting((words) => areIn(wanted, words));
}

/** Tells whether each of the wanted words begins a word of the name, in the same order. */
function areIn(wanted: readonly string[], words: readonly string[]): boolean {
  let at = 0;
  return wanted.every((word) => {
    const found = words.findIndex((one, i) => i >= at && one.startsWith(word));
    at = found + 1;
    return found >= 0;
  });
}

/** Returns letters and digits alone: neither "70%" nor "stops paying," has a mark that matters. */
function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Returns all names of a choice, and its value, as they are compared. */
export function namesOfChoice({ name, value, aliases = [] }: NamedChoice): readonly string[] {
  return [value, name.text, ...Object.values(name.localizations), ...aliases].map(fold);
}

/** Share of letters that may differ from a word for it to be meant. */
const NEAR = 0.4;

/** Returns the choices that may be meant; or else the first ones, and how many more there are. */
export function nearestChoices<C extends NamedChoice>(
  text: string,
  choices: readonly C[],
  most: number,
): { readonly some: readonly C[]; readonly more: number } {
  const like = choicesLike(text, choices);
  if (like.length > 0) return { some: like.slice(0, most), more: 0 };
  const wanted = wordsOf(text);
  const far = (choice: C) => {
    const known = namesOfChoice(choice).flatMap(wordsOf);
    const distances = wanted.map((word) => Math.min(...known.map((one) => unlike(word, one))));
    return distances.reduce((sum, one) => sum + one, 0) / distances.length;
  };
  const near = choices
    .map((choice) => ({ choice, distance: far(choice) }))
    .filter(({ distance }) => distance < NEAR)
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ choice }) => choice);
  if (near.length > 0) return { some: near.slice(0, most), more: 0 };
  return { some: choices.slice(0, most), more: Math.max(0, choices.length - most) };
}

/** Letters of a text that are compared with a name. */
const MOST_COMPARED = 80;

/**
 * Returns the share of letters that differ; a name that begins alike is nearer than one that is as
 * long.
 */
export function unlike(typed: string, name: string): number {
  const length = Math.max(typed.length, name.length, 1);
  const begun = name.startsWith(typed) || typed.startsWith(name) ? 1 / 2 : 1;
  return (distance(typed.slice(0, MOST_COMPARED), name) / length) * begun;
}
