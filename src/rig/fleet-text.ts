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
  const marked = text.replace(EARNINGS, '').split(MARK);
  const parts: string[] = [];
  for (const between of marked) {
    for (const [index, part] of between.split(COMMA).entries()) {
      const before = parts.at(-1);
      const said = part.trim();
      if (said === '') continue;
      if (before === undefined || !belongsTo(before, said, index > 0)) parts.push(said);
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

/** A mark at which another kind of rig begins, or is about to. */
const MARKED = new RegExp(MARK.source, 'iu');

/** Tells whether what is typed so far is a line about several kinds of rigs. */
export function isListed(text: string): boolean {
  const listed = text.replace(EARNINGS, '').trimStart();
  if (parseRig(listed).ok) return false;
  return MARKED.test(listed.replace(/\s$/u, ' x')) || fleetText(listed) !== undefined;
}
