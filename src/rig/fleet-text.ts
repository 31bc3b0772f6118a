import { understood } from '../i18n/understood.ts';
import { parseTariff } from '../power/tariff-text.ts';
import { oneOf } from '../text/one-of.ts';
import { splitPercentages } from './percentages.ts';
import { parseRig } from './text.ts';

/** Between the kinds of rigs in a line, whatever stands there; the + of "S21+" is its name's. */
const MARK = new RegExp(
  String.raw`\s*[;\n]\s*|\s+${oneOf(understood(({ joining }) => joining))}\s+|\s+[+&]\s*|\s*[+&]\s*(?=\d+\s*[x×])`,
  'iu',
);
/** Between them or within one ("S19, 95TH 3250W"); the comma of a number is neither. */
const COMMA = /\s*,(?!\d)\s*|(?<!\d),\s*/u;
/** Words that a suggestion has after a rig: "→ +$3.00 a day". */
const EARNINGS = /\s*(?:→|->|=>).*$/su;
/** A price that stands by itself has a decimal mark, or says that it is one of cents. */
const PRICE_ALONE = /^(?:\D{0,3}\d+[.,]\d+\D*|\d+\s*(?:c|ct|¢|cents?)\b.*)$/iu;

/** A line about several kinds of rigs, in its parts. */
interface FleetText {
  /** Texts of the kinds, at least two; what holds for all of them stands behind the last. */
  readonly parts: readonly string[];
  /** Whether something stands between them that isn't part of one kind. */
  readonly isMarked: boolean;
}

/** Returns the kinds of rigs in "10x S19j Pro + 3x S21 0.06"; nothing where there is one alone. */
export function fleetText(text: string): FleetText | undefined {
  const whole = text.replace(EARNINGS, '');
  const marked = whole.split(MARK);
  const marks = [...whole.matchAll(new RegExp(MARK.source, 'giu'))].map(([mark]) => mark);
  const parts: string[] = [];
  for (const [place, between] of marked.entries()) {
    for (const [index, part] of between.split(COMMA).entries()) {
      const before = parts.at(-1);
      const said = part.trim();
      if (said === '') continue;
      const isBehindSemicolon = index === 0 && /[;\n]/.test(marks[place - 1] ?? '');
      if (before === undefined) parts.push(said);
      else if (isBehindSemicolon && goesOnWithPrice(before, said)) {
        parts[parts.length - 1] = `${before}; ${said}`;
      } else if (!belongsTo(before, said, index > 0)) parts.push(said);
      else parts[parts.length - 1] = `${before}${isPriceAlone(said) ? ' ' : ', '}${said}`;
    }
  }
  return parts.length < 2 ? undefined : { parts, isMarked: marked.length > 1 };
}

/** Tells whether a text is a power price and nothing else: "0.06", "7c". */
export function isPriceAlone(text: string): boolean {
  return PRICE_ALONE.test(text.trim()) && parseTariff(text).ok;
}

/** Terms belong to the kind before them, and figures behind a comma to the name before it. */
function belongsTo(before: string, said: string, isBehindComma: boolean): boolean {
  if (isPriceAlone(said) || splitPercentages(said).rest === '') return true;
  if (!isBehindComma) return false;
  const figures = parseRig(said);
  const named = parseRig(before);
  const areFigures = figures.ok && figures.rig.model === undefined && figures.rig.count === 1;
  return areFigures && (!named.ok || named.rig.model !== undefined);
}

/** Words of a price, at most: "plus 19% VAT" and the like stand in it. */
const MOST_PRICE_WORDS = 12;

/** Returns the ends of a text that may be a power price, the longest first. */
function endsOf(text: string): readonly string[] {
  const words = text.split(' ');
  const most = Math.min(MOST_PRICE_WORDS, words.length - 1);
  return Array.from({ length: most }, (_, index) => words.slice(index - most).join(' '));
}

/** Returns the power price that the text about a kind of rig ends with; nothing where it has none. */
export function priceBehind(text: string): string | undefined {
  return endsOf(text).find((end) => parseTariff(end).ok);
}

/**
 * Tells whether a text is the next piece of the power price that the text before it ends with: the
 * "17-22 0.03" of "3x S21 0.10; 17-22 0.03".
 */
function goesOnWithPrice(before: string, said: string): boolean {
  return endsOf(before).some((price) => {
    const read = parseTariff(`${price}; ${said}`);
    return read.ok && read.tariff.kind !== 'flat';
  });
}

/** A mark at which another kind of rig begins, or is about to. */
const MARKED = new RegExp(MARK.source, 'iu');

/** Tells whether what is typed so far is a line about several kinds of rigs. */
export function isListed(text: string): boolean {
  const listed = text.replace(EARNINGS, '').trimStart();
  if (parseRig(listed).ok) return false;
  return MARKED.test(listed.replace(/\s$/u, ' x')) || fleetText(listed) !== undefined;
}
