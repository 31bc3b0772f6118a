import { understood } from '../i18n/understood.ts';
import { signOf } from '../money/currency.ts';
import { oneOf } from '../text/one-of.ts';
import { type NumberToken, scaled, type Token } from '../text/quantity.ts';
import { isWhole, MEANINGFUL, type RigFacts } from './facts.ts';
import { isNear } from './figures.ts';
import type { MinerModel } from './model.ts';
import { matchName, minesOtherCoins, type NameMatch, similarlyNamed } from './models.ts';
import type { RigProblem } from './rig.ts';

const MAX_SUGGESTED = 5;

/** Numbers before a name, and behind it, that may not be part of it, at most. */
const MOST_AROUND = { before: 2, after: 3 } as const;

/** Characters of the name that somebody gives to a machine that we don't know. */
const MAX_LABEL = 50;

export interface Name {
  /** All pieces of the name; none where the rest is bare numbers only. */
  readonly pieces: readonly Token[];
  readonly match?: NameMatch | undefined;
  /** Numbers around the name that are not part of it. */
  readonly bare: readonly NumberToken[];
}

/**
 * Finds where the name ends and other numbers begin: as much as a model's name takes is name. But
 * the 100 of "S19 100" is the size of an S19, and not of an S19j Pro; and "3 S23" are three.
 */
export function splitName({
  rest,
  figures,
  variant,
}: Pick<RigFacts, 'rest' | 'figures' | 'variant'>): Name {
  const numbers = rest.filter((token, i): token is NumberToken => {
    const before = rest[i - 1];
    return token.kind === 'number' && (before === undefined || before.end < token.start);
  });
  if (numbers.length === rest.length) return { pieces: [], bare: numbers };
  for (let before = 0; before <= MOST_AROUND.before; before += 1) {
    const [longest, ...shorter] = namesFrom(before, rest, numbers).filter(
      // "S19j Pro (96T) 100" says two sizes.
      ({ pieces, match: { models } }) =>
        variant === undefined ||
        sizeIn(pieces, models) === undefined ||
        models.some(({ hashrate }) => hashrate === variant.value),
    );
    if (!longest) continue;
    if (longest.match.exact) return longest;
    const [behind] = rest[before] === numbers[before] ? namesFrom(before + 1, rest, numbers) : [];
    return [shorter.find(isSized), behind].find((name) => name?.match.exact) ?? longest;
  }
  return unknown(rest, numbers, Object.keys(figures).length === 1);
}

interface Named extends Name {
  readonly match: NameMatch;
  /** Numbers that a longer name of the catalogue would take in. */
  readonly open: readonly NumberToken[];
}

/**
 * Returns the names of the catalogue that begin there: the longest, and those that end before it
 * does.
 */
function namesFrom(
  before: number,
  rest: readonly Token[],
  numbers: readonly NumberToken[],
): readonly Named[] {
  const found: Named[] = [];
  for (let after = 0; after <= MOST_AROUND.after; after += 1) {
    const pieces = rest.slice(before, rest.length - after);
    const bare = numbers.filter((token) => !pieces.includes(token));
    if (pieces.length === 0 || bare.length < before + after) break;
    const match = matchName(pieces);
    const open = (found[0]?.pieces ?? []).filter((piece) => !pieces.includes(piece));
    if (match) found.push({ pieces, match, bare, open: bare.filter((one) => open.includes(one)) });
  }
  return found;
}

/** Returns the size in a name, such as the 104 of "S19j Pro 104". */
export function sizeIn(
  pieces: readonly Token[],
  models: readonly MinerModel[],
): NumberToken | undefined {
  return pieces.find(
    (piece): piece is NumberToken =>
      piece.kind === 'number' &&
      models.every(({ hashrate }) => hashrate === scaled(piece.numeral, 12)),
  );
}

/** Tells whether the name is whole, and followed by a size or the watts of that very machine. */
function isSized({ match: { exact, oneFamily, models }, open }: Named): boolean {
  const fits = (number: NumberToken) =>
    models.some(
      ({ hashrate, power }) =>
        isNear(scaled(number.numeral, 12), hashrate) || isNear(Number(number.numeral), power),
    );
  return exact && oneFamily && open.every(fits);
}

/**
 * Returns a name that is not in the catalogue: nobody's name ends in a fraction, or begins with a
 * number of units.
 *
 * @param lacksFigure - Whether the number may be a figure with a unit that we don't know.
 */
function unknown(
  rest: readonly Token[],
  numbers: readonly NumberToken[],
  lacksFigure: boolean,
): Name {
  const [first, last] = [rest[0], rest.at(-1)];
  const opens =
    !lacksFigure && numbers.some((token) => token === first) && first?.end !== rest[1]?.start;
  const bare = numbers.filter(
    (token) => (token === first && opens && isWhole(token)) || (token === last && !isWhole(token)),
  );
  return { pieces: rest.filter((token) => !bare.some((one) => one === token)), bare };
}

export const excerpt = (source: string, tokens: readonly Token[]) =>
  source.slice(tokens[0]?.start, tokens.at(-1)?.end);

/** Returns the problem of a name that no model goes by. */
export function unknownModel(
  source: string,
  pieces: readonly Token[],
): Extract<RigProblem, { readonly kind: 'unknown-model' | 'not-bitcoin' }> {
  const text = excerpt(source, pieces);
  if (minesOtherCoins(text)) return { kind: 'not-bitcoin', text };
  const suggestions: readonly MinerModel[] = similarlyNamed(pieces).slice(0, MAX_SUGGESTED);
  return { kind: 'unknown-model', text, suggestions };
}

/** Finds a number in powers of ten, such as the 1e30 of "1e30TH 1W", which is no name. */
export const powerOfTen = (text: string): string | undefined =>
  /(?<![\p{L}\d.,])\d+(?:[.,]\d+)?e[+-]?\d+/iu.exec(text)?.[0];

/** Finds a unit that we don't know, such as the TG of "120TG 3000W". */
export function unknownUnit(pieces: readonly Token[]): string | undefined {
  const [number, unit, second, ...others] = pieces;
  if (number?.kind !== 'number' || unit?.kind !== 'word' || others.length > 0) return undefined;
  const isUnit = unit.raw.length <= 4 && (second === undefined || second.text === 's');
  return isUnit ? unit.raw : undefined;
}

/** Beginnings of words that say how much something costs or how many there are. */
const COUNTING = new RegExp(`^${oneOf(understood(({ termStems }) => termStems))}`, 'u');

/** Digits from which on a number behind a word may be a board's. */
const BOARD_DIGITS = 3;

/** The name that somebody gives to a machine, or the pieces from the first on that may say more. */
interface Called {
  readonly label?: string | undefined;
  readonly unexplained: readonly Token[];
}

/**
 * Returns the name that somebody gives to a machine, beside all of its figures: words, with numbers
 * written onto them or long ones right behind. A piece that may say something that would count,
 * such as a currency, a fee or a number by itself, is left unexplained.
 */
export function calledOf(source: string, pieces: readonly Token[]): Called {
  const strange = pieces.findIndex((piece, i) => !isOfLabel(piece, pieces[i - 1]));
  if (strange >= 0) return { unexplained: pieces.slice(strange) };
  // Figures may stand between two parts of the name.
  let label = '';
  for (const [i, { start, end, raw }] of pieces.entries()) {
    const before = pieces[i - 1]?.end ?? start;
    const between = source.slice(before, start);
    label += between.trim() === '' || /^\s*[-_.'’/]\s*$/.test(between) ? between : ' ';
    label += end > start ? raw : '';
  }
  const isName = label.length > 1 && label.length <= MAX_LABEL && /\p{L}/u.test(label);
  return isName ? { label, unexplained: [] } : { unexplained: pieces };
}

function isOfLabel(piece: Token, before: Token | undefined): boolean {
  if (piece.kind === 'word') {
    const { text } = piece;
    return !MEANINGFUL.has(text) && !COUNTING.test(text) && !signOf(text);
  }
  if (!before) return false;
  if (piece.text === '+') return true;
  const isLong = piece.text.length >= BOARD_DIGITS && piece.start - before.end === 1;
  return isWhole(piece) && before.kind !== 'number' && (isLong || piece.start === before.end);
}
