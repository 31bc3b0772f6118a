import { understood } from '../i18n/understood.ts';
import { isTooLong, MAX_MODES_TEXT } from '../text/limits.ts';
import { oneOf } from '../text/one-of.ts';
import {
  readMeasure,
  scaled,
  type Token,
  tidy,
  tokenize,
  writeHashrate,
  writePower,
} from '../text/quantity.ts';
import type { Mode, Modes } from './mode.ts';

/** A problem says what kept a text from being modes. */
export type ModesProblem =
  /** Characters. */
  | { readonly kind: 'too-long'; readonly limit: number }
  | { readonly kind: 'too-many'; readonly limit: number }
  /** A part that lacks a figure, or has one too many. */
  | { readonly kind: 'unreadable'; readonly text: string }
  | { readonly kind: 'not-positive'; readonly text: string }
  /** `meant` has the two figures the other way round, where that makes sense. */
  | {
      readonly kind: 'implausible';
      readonly text: string;
      /** J/TH. */
      readonly efficiency: number;
      readonly meant?: string | undefined;
    }
  | { readonly kind: 'same-name'; readonly name: string };

type ModesText =
  /** Without modes, a machine has one alone: that is what "none" says. */
  | { readonly ok: true; readonly modes: Modes | undefined }
  | { readonly ok: false; readonly problem: ModesProblem };

/** Modes that a rig can have at most: the lists of makers are shorter, those of tuners endless. */
export const MAX_MODES = 16;

/** Characters of a mode's name. */
const MAX_NAME = 24;

/** Efficiencies in J/TH that a machine can have, of today's and of those from 2013 on. */
const POSSIBLE = { from: 5, below: 1_000 } as const;

const NONE = new RegExp(`^(?:-|–|—|${oneOf(understood(({ modes }) => modes.none))})$`, 'iu');
const MEASURED = oneOf(understood(({ modes }) => modes.measured));
const NOMINAL = oneOf(understood(({ modes }) => modes.nominal));
/** "measured: …" holds for all of them. */
const ALL_MEASURED = new RegExp(String.raw`^${MEASURED}\s*:\s*`, 'iu');
const SAYS_MEASURED = new RegExp(String.raw`(?<!\p{L})\(?${MEASURED}\)?(?!\p{L})`, 'iu');
const SAYS_NOMINAL = new RegExp(String.raw`(?<!\p{L})\(?${NOMINAL}\)?(?!\p{L})`, 'iu');

/** A comma with a space behind it is no decimal one. */
const BETWEEN = /\s*(?:[;\n]|,(?=\s|$))\s*/u;
const BETWEEN_ALL = /\s*[;,\n]\s*/u;

/**
 * Understands modes: "80 1700, 100 2200", "eco 53TH 830W; super: 90 TH/s 1.675 kW measured". A number
 * without a unit is the TH/s, the next the watts. "measured" stands behind one mode, or with a colon
 * before all of them; "none" takes them away.
 */
export function parseModes(text: string): ModesText {
  if (isTooLong(text, MAX_MODES_TEXT)) return refuse({ kind: 'too-long', limit: MAX_MODES_TEXT });
  const whole = tidy(text);
  if (NONE.test(whole)) return { ok: true, modes: undefined };
  const rest = whole.replace(ALL_MEASURED, '');
  const all = rest === whole ? undefined : 'measured';
  const read = readList(rest.split(BETWEEN), all);
  if (read.ok || read.problem.kind !== 'unreadable') return read;
  const again = readList(rest.split(BETWEEN_ALL), all);
  return again.ok ? again : read;
}

function readList(parts: readonly string[], all: Mode['figures'] | undefined): ModesText {
  const texts = parts.filter((part) => part.trim() !== '');
  if (texts.length > MAX_MODES) return refuse({ kind: 'too-many', limit: MAX_MODES });
  const modes: Mode[] = [];
  for (const text of texts) {
    const read = readMode(text, all);
    if ('kind' in read) return refuse(read);
    const name = read.name.toLowerCase();
    if (modes.some((mode) => mode.name.toLowerCase() === name)) {
      return refuse({ kind: 'same-name', name: read.name });
    }
    modes.push(read);
  }
  const [first, ...others] = modes.toSorted((a, b) => a.power - b.power);
  if (!first) return refuse({ kind: 'unreadable', text: parts.join(' ').trim() });
  return { ok: true, modes: [first, ...others] };
}

const refuse = (problem: ModesProblem) => ({ ok: false, problem }) as const;

function readMode(text: string, all: Mode['figures'] | undefined): Mode | ModesProblem {
  const isMeasured = SAYS_MEASURED.test(text);
  const figures = isMeasured ? 'measured' : (all ?? 'nominal');
  const said = text.replace(isMeasured ? SAYS_MEASURED : SAYS_NOMINAL, ' ');
  const [, before, behind] = /^([^:]+):(.*)$/su.exec(said) ?? [];
  const read = readFigures(behind ?? said);
  if (!read) return { kind: 'unreadable', text };
  const { hashrate, power, words } = read;
  if (hashrate <= 0 || power <= 0) return { kind: 'not-positive', text };
  const efficiency = power / (hashrate / 1e12);
  if (!isPossible(efficiency)) {
    const swapped = { hashrate: power * 1e12, power: hashrate / 1e12 };
    const meant = isPossible(swapped.power / power) ? figuresText(swapped) : undefined;
    return { kind: 'implausible', text, efficiency, meant };
  }
  const name = (before ?? words).trim().slice(0, MAX_NAME) || writeHashrate(hashrate);
  return { name, hashrate, power, figures };
}

const isPossible = (efficiency: number) =>
  efficiency >= POSSIBLE.from && efficiency < POSSIBLE.below;

/** The two figures of a mode and the words around them: a number with letters of no unit is a word. */
function readFigures(text: string) {
  const decimalMark = /\d,\d{1,2}(?!\d)/u.test(text) ? ',' : '.';
  const tokens = tokenize(text.trim(), { decimalMark, spaceGroups: false });
  const found: { hashrate?: number; power?: number } = {};
  const bare: number[] = [];
  const words: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    const measure = readMeasure(tokens, at);
    if (measure && measure.found.quantity !== 'efficiency') {
      const { quantity, value } = measure.found;
      if (found[quantity] !== undefined) return undefined;
      found[quantity] = value;
      at = measure.next;
      continue;
    }
    const next = tokens[at + 1];
    const isOfWord = next?.kind === 'word' && next.start === token.end;
    const before = tokens[at - 1];
    const isBehind = before?.kind === 'word' && before.end === token.start;
    const size = /^t$/u.test(next?.text ?? '') && isOfWord;
    if (token.kind === 'number' && !isBehind && (!isOfWord || size)) {
      bare.push(Number(token.numeral));
      at += size ? 2 : 1;
    } else {
      if (token.kind !== 'mark' || token.text === '+') words.push(token);
      at += 1;
    }
  }
  for (const value of bare) {
    if (found.hashrate === undefined) found.hashrate = scaled(String(value), 12);
    else if (found.power === undefined) found.power = value;
    else return undefined;
  }
  const { hashrate, power } = found;
  if (hashrate === undefined || power === undefined) return undefined;
  return { hashrate, power, words: wordsOf(words) };
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ raw, start }, i) => (i > 0 && start > (tokens[i - 1]?.end ?? 0) ? ` ${raw}` : raw))
    .join('');
}

const figuresText = ({ hashrate, power }: Pick<Mode, 'hashrate' | 'power'>) =>
  `${writeHashrate(hashrate)} ${writePower(power)}`;

/** Writes modes as `parseModes` takes them back. */
export function formatModes(modes: Modes): string {
  const all = modes.every(({ figures }) => figures === 'measured');
  const texts = modes.map((mode) => {
    const named = nameText(mode);
    const measured = !all && mode.figures === 'measured' ? ' measured' : '';
    return `${named}${figuresText(mode)}${measured}`;
  });
  return `${all ? 'measured: ' : ''}${texts.join('; ')}`;
}

/** Writes a mode's name before its figures, with a colon where it would not be told from them. */
function nameText(mode: Mode): string {
  if (mode.name === writeHashrate(mode.hashrate)) return '';
  const read = readMode(`${mode.name} ${figuresText(mode)}`, undefined);
  return 'name' in read && !('kind' in read) && read.name === mode.name
    ? `${mode.name} `
    : `${mode.name}: `;
}
