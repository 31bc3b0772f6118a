import type { Callable, NumberOption, Option, OptionValue } from '../../discord/command.ts';
import type { Localized } from '../../i18n/localized.ts';
import type { AttachedFile } from '../../message/attached-file.port.ts';
import { signFits } from '../../money/currency.ts';
import { choiceNamed, fold, namesOfChoice } from '../../text/choices.ts';
import { numberReadings, unquoted } from '../../text/quantity.ts';
import { channelCalled } from '../chat/places.ts';
import { endOfQuotes, LABEL } from './quoting.ts';

/**
 * The facts that can be known of a command without running it; a subcommand's name has two words.
 */
export type CommandShape = Pick<
  Callable,
  'name' | 'nameLocalizations' | 'aliases' | 'description' | 'options' | 'example'
>;

/** The reason why a typed line is no command, with everything that a sentence about it needs. */
export type LineProblem =
  | { readonly kind: 'empty'; readonly commands: readonly CommandShape[] }
  | {
      readonly kind: 'unknown-command';
      readonly name: string;
      readonly commands: readonly CommandShape[];
    }
  | {
      readonly kind: 'unknown-option' | 'repeated-option';
      readonly name: string;
      readonly command: CommandShape;
    }
  | { readonly kind: 'stray-text'; readonly text: string; readonly command: CommandShape }
  | {
      readonly kind: 'missing';
      readonly name: string;
      /** Texts of the options that are there, by option. */
      readonly typed: Readonly<Record<string, string>>;
      readonly command: CommandShape;
    }
  | {
      readonly kind: 'bad-value';
      readonly name: string;
      readonly text: string;
      readonly option: Option;
      readonly command: CommandShape;
    }
  /** "80,000" can be read as 80 or as 80,000. */
  | {
      readonly kind: 'ambiguous-number';
      readonly name: string;
      readonly text: string;
      readonly readings: readonly number[];
      readonly command: CommandShape;
    };

type ParsedLine<C extends CommandShape> =
  | {
      readonly ok: true;
      readonly command: C;
      readonly values: Readonly<Record<string, OptionValue>>;
    }
  | { readonly ok: false; readonly problem: LineProblem };

/**
 * Reads a typed line as Discord's client would: the first required text takes everything up to the
 * next `name:`, other options go by name, and their values may contain spaces.
 *
 * @param attached - File for the option that takes one, if the command has such an option.
 */
export function parseLine<C extends CommandShape>(
  line: string,
  commands: readonly C[],
  attached?: AttachedFile,
): ParsedLine<C> {
  const head = splitHead(line, commands);
  if (head.name === '') return refuse({ kind: 'empty', commands });
  const command = findCommand(head.name, commands);
  if (!command) return refuse({ kind: 'unknown-command', name: head.name, commands });

  const values: Record<string, OptionValue> = {};
  const typed: Record<string, string> = {};
  const file = Object.keys(command.options).find((name) => takesFile(command.options[name]));
  if (attached && file !== undefined) values[file] = attached;
  const parts = partsOf(line, head.end, command);
  for (const part of parts) {
    const { name, label } = part;
    const text = unquoted(part.text).trim();
    const option = name === undefined ? undefined : command.options[name];
    if (name === undefined && label !== undefined) {
      return refuse({ kind: 'unknown-option', name: label, command });
    }
    // An empty field is not sent.
    if (text === '') continue;
    if (name === undefined || option === undefined) {
      return refuse({ kind: 'stray-text', text, command });
    }
    if (Object.hasOwn(values, name)) return refuse({ kind: 'repeated-option', name, command });
    const currency = isNumeric(option) ? currencyOf(option, parts) : undefined;
    const value = readValue(option, text, currency);
    if (value === undefined) return refuse({ kind: 'bad-value', name, text, option, command });
    const readings = isNumeric(option) ? fittingNumbers(option, text, currency) : [];
    if (readings.length > 1) {
      return refuse({ kind: 'ambiguous-number', name, text, readings, command });
    }
    values[name] = value;
    typed[name] = part.text.trim();
  }
  const missing = Object.keys(command.options).find(
    (name) => command.options[name]?.required && !Object.hasOwn(values, name),
  );
  if (missing !== undefined) return refuse({ kind: 'missing', name: missing, typed, command });
  return { ok: true, command, values };
}

/** The part of the line that the caret stands on while somebody types. */
export type Typing<C extends CommandShape> =
  | { readonly at: 'nothing' }
  | { readonly at: 'command'; readonly text: string }
  | {
      readonly at: 'value';
      readonly command: C;
      /** The option's own name; absent between options. */
      readonly option?: string | undefined;
      readonly text: string;
      /** Where the value stands in the line. */
      readonly from: number;
      readonly to: number;
      /** Start of the word at the caret, which may become the name of another option. */
      readonly wordFrom: number;
      /** Options that are not in the line yet, in their order. */
      readonly unused: readonly string[];
      /** Values of the other options so far, as far as they can be read. */
      readonly others: Readonly<Record<string, OptionValue>>;
    };

export function typingAt<C extends CommandShape>(
  line: string,
  caret: number,
  commands: readonly C[],
): Typing<C> {
  if (!line.startsWith('/')) return { at: 'nothing' };
  const head = splitHead(line, commands);
  if (caret <= head.end) return { at: 'command', text: line.slice(1, caret) };
  const command = findCommand(head.name, commands);
  if (!command) return { at: 'nothing' };

  const parts = partsOf(line, head.end, command);
  const here = parts.findLast((part) => part.from <= caret);
  const used = new Set(
    parts.filter((part) => part === here || part.text.trim() !== '').map((part) => part.name),
  );
  const before = line.slice(0, caret);
  return {
    at: 'value',
    command,
    option: here?.name,
    text: here ? here.text.trim() : '',
    from: here?.from ?? line.length,
    to: here?.to ?? line.length,
    wordFrom: caret - (/\S*$/.exec(before)?.[0].length ?? 0),
    unused: Object.keys(command.options).filter(
      (name) => !used.has(name) && !takesFile(command.options[name]),
    ),
    others: readableValues(
      parts.filter((part) => part !== here),
      command,
    ),
  };
}

function readableValues(parts: readonly Part[], { options }: CommandShape) {
  const values: Record<string, OptionValue> = {};
  for (const { name, text } of parts) {
    const option = name === undefined ? undefined : options[name];
    const currency = option && isNumeric(option) ? currencyOf(option, parts) : undefined;
    const value =
      option && text.trim() !== '' ? readValue(option, text.trim(), currency) : undefined;
    if (name !== undefined && value !== undefined) values[name] = value;
  }
  return values;
}

/** Returns a command's or an option's name in the reader's language, as Discord shows it. */
export function shownName(
  name: string,
  localizations: Readonly<Record<string, string>> | undefined,
  locale: string,
): string {
  return localizations?.[locale] ?? name;
}

export function localText(text: Localized, locale: string): string {
  return text.localizations[locale] ?? text.text;
}

interface Part {
  /** The option's own name; absent for text that belongs to none. */
  readonly name?: string | undefined;
  /** The option's name as it was typed before the colon; absent for the leading text. */
  readonly label?: string | undefined;
  readonly text: string;
  /** Place where the text begins in the line; `to` is where it ends. */
  readonly from: number;
  readonly to: number;
}

/**
 * Splits the command's name off the line. It has a second word where the first one is that of a
 * group, unless that word begins an option.
 */
function splitHead(line: string, commands: readonly CommandShape[]) {
  const [, lead = '', first = '', gap = '', second = ''] =
    /^(\s*\/?)(\S*)(\s*)(\S*)/.exec(line) ?? [];
  const end = lead.length + first.length;
  const isGroup = commands.some(({ name, nameLocalizations }) =>
    [...namesOf(name, nameLocalizations)].some((one) => one.startsWith(`${fold(first)} `)),
  );
  return isGroup && gap !== '' && !second.includes(':')
    ? { name: `${first} ${second}`.trim(), end: end + gap.length + second.length }
    : { name: first, end };
}

function findCommand<C extends CommandShape>(name: string, commands: readonly C[]): C | undefined {
  const wanted = fold(name);
  return commands.find(
    ({ name: own, nameLocalizations, aliases = [] }) =>
      namesOf(own, nameLocalizations).has(wanted) || aliases.includes(wanted),
  );
}

/**
 * Cuts what follows the command's name at every `word:`, except in addresses such as `http://`,
 * between quotes, and in the name of a choice.
 */
function partsOf(line: string, start: number, command: CommandShape): readonly Part[] {
  const isText = (name: string) => command.options[name]?.type === 'string';
  const names = Object.keys(command.options).filter(isText);
  // A rig goes without saying even where it may be left out.
  const firstText =
    names.find((name) => command.options[name]?.required) ?? names.find((name) => name === 'rig');
  let closedUntil = endOfClosed(line, start, command.options[firstText ?? '']);
  const labels: { readonly label: string; readonly start: number; readonly end: number }[] = [];
  for (const match of line.matchAll(LABELS)) {
    const [{ length }, label = ''] = match;
    const [from, end] = [match.index, match.index + length];
    if (from < Math.max(start, closedUntil)) continue;
    closedUntil = endOfClosed(line, end, command.options[optionNamed(label, command) ?? '']);
    labels.push({ label, start: from, end });
  }
  const leading: Part = {
    ...cut(line, start, labels[0]?.start),
    name: labels.some(({ label }) => optionNamed(label, command) === firstText)
      ? undefined
      : firstText,
  };
  return [
    leading,
    ...labels.map(({ label, end }, index) => ({
      ...cut(line, end, labels[index + 1]?.start),
      name: optionNamed(label, command),
      label,
    })),
  ];
}

/**
 * Returns the place up to which the value that begins there is beyond doubt, because it is quoted
 * or the name of a choice.
 */
function endOfClosed(line: string, from: number, option: Option | undefined): number {
  const begin = from + (/^\s*/.exec(line.slice(from))?.[0].length ?? 0);
  const quoted = endOfQuotes(line, begin);
  if (quoted !== undefined) return quoted;
  const choices = option?.type === 'string' ? (option.choices ?? []) : [];
  const rest = fold(line.slice(begin));
  const names = choices.flatMap(namesOfChoice).filter((name) => {
    const after = rest.slice(name.length, name.length + 1);
    return rest.startsWith(name) && after.trim() === '';
  });
  if (names.length > 0) return begin + Math.max(...names.map(({ length }) => length));
  const isUnderWay = rest !== '' && choices.flatMap(namesOfChoice).some((n) => n.startsWith(rest));
  return isUnderWay ? line.length : from;
}

function cut(line: string, from: number, to = line.length) {
  return { text: line.slice(from, to), from, to };
}

function optionNamed(label: string, command: CommandShape): string | undefined {
  return Object.keys(command.options).find((name) =>
    namesOf(name, command.options[name]?.nameLocalizations).has(fold(label)),
  );
}

function namesOf(name: string, localizations: Readonly<Record<string, string>> | undefined) {
  return new Set([name, ...Object.values(localizations ?? {})].map(fold));
}

const LABELS = new RegExp(String.raw`(?<=\s)${LABEL}`, 'gu');

const TRUE = new Set(['true', 'wahr', 'yes', 'ja']);
const FALSE = new Set(['false', 'falsch', 'no', 'nein']);

/**
 * Reads the text of an option as a value of its type.
 *
 * @param currency - Code that the line names for an amount of money.
 * @returns `undefined` for text that this option does not take.
 */
function readValue(
  option: Option,
  text: string,
  currency: string | undefined,
): OptionValue | undefined {
  switch (option.type) {
    case 'string':
      if (option.choices) {
        const chosen = choiceNamed(text, option.choices)?.value;
        if (chosen !== undefined || !option.autocomplete) return chosen;
      }
      return text.length > 0 && text.length <= (option.maxLength ?? 6_000) ? text : undefined;
    case 'attachment':
      return undefined;
    case 'boolean':
      if (TRUE.has(fold(text))) return true;
      return FALSE.has(fold(text)) ? false : undefined;
    case 'channel':
      return channelCalled(text);
    default:
      return fittingNumbers(option, text, currency)[0];
  }
}

function takesFile(option: Option | undefined): boolean {
  return option?.type === 'attachment';
}

function isNumeric(option: Option): option is NumberOption {
  return option.type === 'number' || option.type === 'integer';
}

/** Returns the currency code that the line names for an amount of money. */
function currencyOf({ currencyFrom }: NumberOption, parts: readonly Part[]): string | undefined {
  const said = parts.find(({ name }) => name !== undefined && name === currencyFrom);
  return said && /^\p{L}{3}(?!\p{L})/u.exec(unquoted(said.text).trim())?.[0].toUpperCase();
}

/** Returns the numbers that the text can mean; more than one where it can be read in two ways. */
function fittingNumbers(
  { type, min, max }: NumberOption,
  text: string,
  currency: string | undefined,
): readonly number[] {
  // The currency of a caller who names none isn't in the line.
  if (!signFits(text, currency)) return [];
  return numberReadings(text).filter(
    (value) =>
      value >= (min ?? -Infinity) &&
      value <= (max ?? Infinity) &&
      (type === 'number' || Number.isInteger(value)),
  );
}

function refuse(problem: LineProblem): { readonly ok: false; readonly problem: LineProblem } {
  return { ok: false, problem };
}
