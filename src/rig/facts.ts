import { understood } from '../i18n/understood.ts';
import { farFromOrdinary } from '../money/currency.ts';
import { type ParsedPrice, readTariff, written } from '../power/tariff-text.ts';
import {
  type Found,
  type Measure,
  type NumberToken,
  type Quantity,
  readEnergy,
  readMeasure,
  type Token,
} from '../text/quantity.ts';
import { ADVERBS, SPANS, UNITS } from '../text/units.ts';
import { isModelNumber } from './model-numbers.ts';

/**
 * The facts that a text about a rig states outright, and the rest of it, before anybody makes sense
 * of that.
 */
export interface RigFacts {
  readonly figures: { readonly [quantity in Quantity]?: Measure };
  /** The hashrate in parentheses after a name: "(234T)", which says the variant. */
  readonly variant?: Measure | undefined;
  readonly count?: number | undefined;
  readonly tariff?: ParsedPrice | undefined;
  /** A quantity that is said twice, with different values; a count also in "2x … x 3". */
  readonly contradiction?: Quantity | 'count' | 'tariff' | undefined;
  /** Energy where a power may be meant; "0.07 kWh" is taken for a price too. */
  readonly energy?:
    | { readonly text: string; readonly wattHours: number; readonly isPrice: boolean }
    | undefined;
  /** Pieces of a name and numbers that nothing explains, in the order of the text. */
  readonly rest: readonly Token[];
}

const TIMES: ReadonlySet<string> = new Set(['x', '×', '*', ...understood(({ times }) => times)]);
/** Words and marks that hold a text together and say nothing. */
const FILLERS: ReadonlySet<string> = new Set([
  ...'@ , ; : . · • | / - – — ( ) [ ] + & ! ? ~ = " \' ` #'.split(' '),
  ...understood(({ fillers }) => fillers),
  ...understood(({ joining }) => joining),
]);

/** Words that would count if we understood them, so that they are part of no name. */
export const MEANINGFUL: ReadonlySet<string> = new Set([
  ...TIMES,
  ...UNITS.keys(),
  ...SPANS.keys(),
  ...ADVERBS.keys(),
  ...['c', 'ct', 'cts', ...understood(({ cents }) => cents.any)],
  ...understood(({ terms }) => terms),
  ...understood(({ percent }) => percent),
  ...understood(({ free }) => free),
]);

/** Reads a count, "2x" or "x 2", whole numbers only. */
function readCount(
  tokens: readonly Token[],
  at: number,
  afterName: boolean,
): Found<number> | undefined {
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!first || !second) return undefined;
  if (isWhole(first) && TIMES.has(second.text)) {
    // In "S19j Pro 104 x 2" the count comes after the x.
    const countFollows = afterName && third !== undefined && isWhole(third);
    if (!countFollows) return { found: Number(first.numeral), next: at + 2 };
  }
  if (TIMES.has(first.text) && isWhole(second) && !readMeasure(tokens, at + 1)) {
    return { found: Number(second.numeral), next: at + 2 };
  }
  return undefined;
}

export function isWhole(token: Token): token is NumberToken {
  return token.kind === 'number' && !token.numeral.includes('.');
}

/** Sorts the tokens into figures, count, power price and the rest. */
export function readFacts(tokens: readonly Token[], assumed?: string): RigFacts {
  const figures: { [quantity in Quantity]?: Measure } = {};
  let variant: Measure | undefined;
  let count: number | undefined;
  let tariff: ParsedPrice | undefined;
  let contradiction: RigFacts['contradiction'];
  let energy: RigFacts['energy'];
  const rest: Token[] = [];

  const takeMeasure = (at: number, inParentheses: boolean) => {
    const measure = startsModel(tokens, at + 1) ? undefined : readMeasure(tokens, at);
    if (!measure) return undefined;
    const { quantity, value } = measure.found;
    if (inParentheses && quantity === 'hashrate' && rest.length > 0) variant ??= measure.found;
    else if ((figures[quantity]?.value ?? value) !== value) contradiction ??= quantity;
    else figures[quantity] = measure.found;
    return measure.next;
  };
  const takeCount = (at: number) => {
    const read = readCount(tokens, at, rest.length > 0);
    if (!read) return undefined;
    if ((count ?? read.found) !== read.found) contradiction ??= 'count';
    count = read.found;
    return read.next;
  };
  const takeTariff = (at: number, bare: boolean) => {
    const read = readTariff(tokens, at, { bare, assumed });
    if (read?.found.ok && tariff?.ok && !sameTariff(read.found, tariff)) contradiction ??= 'tariff';
    tariff ??= read?.found;
    return read?.next;
  };
  const takeEnergy = (at: number) => {
    const read = readEnergy(tokens, at);
    if (!read || energy) return undefined;
    const price = takeTariff(at, false);
    const text = written(tokens.slice(at, read.next));
    energy = { text, wattHours: read.found, isPrice: price !== undefined };
    return price ?? read.next;
  };

  let depth = 0;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth = Math.max(0, depth - 1);
    const partOfName = joinsName(token, rest.at(-1)) || isSpacedPlus(tokens, at, rest.at(-1));
    const next =
      (partOfName ? undefined : takeMeasure(at, depth > 0)) ??
      (partOfName || depth > 0 ? undefined : takeCount(at)) ??
      (partOfName ? undefined : (takeEnergy(at) ?? takeTariff(at, false))) ??
      (token.text === '@'
        ? (takeMeasure(at + 1, false) ?? takeTariff(at + 1, isPriceAlone(tokens[at + 1], assumed)))
        : undefined);
    const says = partOfName || opensName(token, tokens[at + 1]) || !FILLERS.has(token.text);
    if (next === undefined && says) rest.push(token);
    at = next ?? at + 1;
  }
  return { figures, variant, count, tariff, contradiction, energy, rest };
}

/**
 * Tells whether a number beside a model is a price: the 0.07 of "S21 @ 0.07" is, the 195 of "S21 @
 * 195" is a size, as that of "S21 at 195".
 */
function isPriceAlone(token: Token | undefined, assumed: string | undefined): boolean {
  if (token === undefined || !isWhole(token)) return true;
  const value = Number(token.numeral);
  return value <= 0 || isOrdinary(value, assumed);
}

/** Times the ordinary power price that a whole number may be, to be a price beside a model. */
const ORDINARY = 5;

/** Tells whether a number is of the size of a kWh's price in the caller's currency. */
export function isOrdinary(value: number, assumed: string | undefined): boolean {
  return farFromOrdinary(value, assumed) <= Math.log(ORDINARY);
}

type Priced = Extract<ParsedPrice, { readonly ok: true }>;

const sameTariff = ({ tariff: one }: Priced, { tariff: other }: Priced) =>
  one.perKwh === other.perKwh && one.currency === other.currency;

/**
 * Tells whether a token belongs to the name it is written onto, as the 21 of "S21" and the + of
 * "S21+" do.
 */
function joinsName(token: Token, before: Token | undefined): boolean {
  const attached = before !== undefined && before.end === token.start;
  return attached && (token.text === '+' || (token.kind === 'number' && before.kind === 'word'));
}

/**
 * Tells whether a spaced plus belongs to a name: the ++ of "NerdQAxe ++" does, or a + at the very
 * end, but not that of "S21 + 2x S19".
 */
function isSpacedPlus(tokens: readonly Token[], at: number, before: Token | undefined): boolean {
  if (tokens[at]?.text !== '+' || (before?.kind !== 'word' && before?.text !== '+')) return false;
  const isAlone = tokens[at + 1] === undefined;
  const isDouble = before.text === '+' || tokens[at + 1]?.text === '+';
  return tokens[at - 1] === before && (isAlone || isDouble);
}

/**
 * Tells whether a model's name begins here: the T21 of "2 T21" is no unit with a number behind it;
 * but "2T21W" are a size and watts.
 */
function startsModel(tokens: readonly Token[], at: number): boolean {
  const [word, number, unit] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!word || number?.kind !== 'number' || word.end !== number.start) return false;
  const isFigure = unit?.start === number.end && readMeasure(tokens, at + 1) !== undefined;
  return !isFigure && isModelNumber(word.text + number.numeral);
}

/** Tells whether a word opens a name: the "AT" of "AT2880" is no "at". */
function opensName(token: Token, after: Token | undefined): boolean {
  return token.kind === 'word' && after?.kind === 'number' && token.end === after.start;
}
