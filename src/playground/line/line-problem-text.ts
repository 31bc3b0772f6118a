import { distance } from 'fastest-levenshtein';
import type { Option } from '../../discord/command.ts';
import { shortened } from '../../message/markdown.ts';
import { nearestChoices, unlike } from '../../text/choices.ts';
import { type CommandShape, type LineProblem, localText, shownName } from './command-line.ts';

/** Characters of the typed text that are repeated; more would be no sentence. */
const MAX_ECHO = 80;

/** Says in one sentence, with an example, why Discord's client would not have let the line out. */
export function lineProblemText(problem: LineProblem, locale: string): string {
  const texts = locale.startsWith('de') ? german : english;
  const shown = (name: string, command: CommandShape) =>
    shownName(name, command.options[name]?.nameLocalizations, locale);
  const echo = (text: string) => shortened(text.replaceAll(/\s+/g, ' '), MAX_ECHO);
  switch (problem.kind) {
    case 'empty':
      return texts.empty(exampleOfFirst(problem.commands, locale));
    case 'unknown-command': {
      const { name, commands } = problem;
      const listed = (some: readonly CommandShape[]) =>
        new Intl.ListFormat(locale, { type: 'disjunction' }).format(
          some.map((command) => `/${calledIn(command, locale)}`),
        );
      const meant = mostAlike(name, commands);
      if (meant) return texts.meant(echo(name), listed([meant]), exampleOf(meant, locale));
      const group = commands.filter((command) => isInGroup(name, command));
      if (group.length > 0) return texts.goesOn(echo(name), listed(nearest(name, group)));
      return texts.unknownCommand(
        echo(name),
        listed(nearest(name, commands)),
        exampleOfFirst(commands, locale),
      );
    }
    case 'unknown-option': {
      const { command, name } = problem;
      const names = Object.keys(command.options).map((option) => `${shown(option, command)}:`);
      return texts.unknownOption(
        calledIn(command, locale),
        echo(name),
        new Intl.ListFormat(locale, { type: 'conjunction' }).format(names),
        exampleOf(command, locale),
      );
    }
    case 'repeated-option':
      return texts.repeated(shown(problem.name, problem.command));
    case 'stray-text':
      return texts.stray(
        calledIn(problem.command, locale),
        echo(problem.text),
        exampleOf(problem.command, locale),
      );
    case 'missing': {
      const { command, name } = problem;
      const option = command.options[name];
      const sentence = texts.missing(
        calledIn(command, locale),
        shown(name, command),
        option ? localText(option.description, locale) : '',
      );
      // A file can't be written into a line, so there is no example.
      if (option?.type === 'attachment') return sentence;
      // The kind of a thing decides which other options it takes.
      const isKind = option?.type === 'string' && option.choices !== undefined;
      const typed = isKind ? {} : problem.typed;
      const example = exampleOf(command, locale, { named: true, typed });
      return `${sentence} ${texts.example(example)}`;
    }
    case 'bad-value': {
      const { option, command, name, text } = problem;
      const sentence = texts.badValue(
        shown(name, command),
        echo(text),
        texts.wanted(wantOf(option, text, locale)),
      );
      const known = command.example?.[name];
      if (known === undefined && exampleValues[name] === undefined) return sentence;
      const example = `${shown(name, command)}:${known ?? exampleValue(name, option)}`;
      // A currency sign is taken only where the line names its currency.
      const unit = option.type === 'number' && /\p{Sc}/u.test(text) && option.currencyFrom;
      return `${sentence} ${texts.example(unit ? `${example} ${shown(unit, command)}:EUR` : example)}`;
    }
    case 'ambiguous-number': {
      const plain = new Intl.NumberFormat(locale, { useGrouping: false });
      const [smaller = '', larger = ''] = problem.readings.map((value) => plain.format(value));
      return texts.ambiguous(
        shown(problem.name, problem.command),
        echo(problem.text),
        smaller,
        larger,
      );
    }
  }
}

/** Says that a command answers with a form to fill in, where there can be none. */
export function noFormText(locale: string): string {
  return (locale.startsWith('de') ? german : english).noForm;
}

/** Says that a command asks before it does anything, where there are no buttons. */
export function confirmText(locale: string): string {
  return (locale.startsWith('de') ? german : english).confirm;
}

/** Says how to call a command that was typed as plain text. */
export function slashHint(line: string, locale: string): string {
  return (locale.startsWith('de') ? german : english).slash(shortened(line, MAX_ECHO));
}

function calledIn({ name, nameLocalizations }: CommandShape, locale: string): string {
  return shownName(name, nameLocalizations, locale);
}

/** Number of wrong letters with which a name is still taken for another. */
const SLIPS = 2;

function namesOf({ name, nameLocalizations = {} }: CommandShape): readonly string[] {
  return [name, ...Object.values(nameLocalizations)];
}

/** Returns the command whose name, in any language, is nearly the typed one. */
function mostAlike(typed: string, commands: readonly CommandShape[]): CommandShape | undefined {
  const wanted = typed.toLowerCase();
  const far = (command: CommandShape) =>
    Math.min(...namesOf(command).map((name) => distance(wanted, name)));
  const [nearest] = commands
    .map((command) => ({ command, distance: far(command) }))
    .filter(({ distance }) => distance <= Math.min(SLIPS, wanted.length / 2))
    .toSorted((a, b) => a.distance - b.distance);
  return nearest?.command;
}

/** Number of commands that are named to somebody who may have meant one of them. */
const NEAREST = 3;

/** Returns the commands whose names, in any language, are the most alike, the nearest first. */
function nearest(typed: string, commands: readonly CommandShape[]): readonly CommandShape[] {
  const wanted = typed.toLowerCase();
  const far = (command: CommandShape) =>
    Math.min(
      ...[...namesOf(command), ...(command.aliases ?? [])].map((name) => unlike(wanted, name)),
    );
  return commands
    .map((command) => ({ command, distance: far(command) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, NEAREST)
    .map(({ command }) => command);
}

/** Tells whether a text names a group of commands: "rig" and "rig frob" are words of `/rig add`. */
function isInGroup(typed: string, command: CommandShape): boolean {
  const [group = ''] = typed.toLowerCase().split(' ');
  return namesOf(command).some((name) => name.startsWith(`${group} `));
}

/**
 * Returns a line that works: the command with the required options filled in.
 *
 * @param named - Whether the first text, which can do without, goes by name too.
 * @param typed - Texts that somebody wrote already, by option: they are kept.
 */
function exampleOf(
  command: CommandShape,
  locale: string,
  { named = false, typed = {} }: Kept = {},
): string {
  const values = Object.entries(command.options).flatMap(([name, option], index) => {
    const value = kept(typed[name]) ?? valueFor(name, option, command);
    if (value === undefined) return [];
    const label = shownName(name, option.nameLocalizations, locale);
    const isFirst = index === 0 && option.required && option.type === 'string';
    return [isFirst && !named ? value : `${label}:${value}`];
  });
  return [`/${calledIn(command, locale)}`, ...values].join(' ');
}

interface Kept {
  readonly named?: boolean;
  readonly typed?: Readonly<Record<string, string>>;
}

/** Returns what somebody wrote, in one line; nothing where it is too long to be repeated. */
function kept(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= MAX_ECHO ? text.replaceAll(/\s+/g, ' ') : undefined;
}

/** Returns an example value for an option that an example of its command has. */
function valueFor(name: string, option: Option, command: CommandShape): string | undefined {
  const own = command.example?.[name];
  if (own !== undefined || !option.required || option.type === 'attachment') return own;
  return OWN_RIG.test(command.name) ? 'Rig 1' : exampleValue(name, option);
}

function exampleValue(name: string, option: Option): string {
  const value = exampleValues[name];
  if (option.type === 'boolean') return 'true';
  if (option.type !== 'string' || !option.choices) return value ?? '1';
  const values = option.choices.map((choice) => choice.value);
  return values.find((one) => one === value) ?? values[0] ?? '';
}

/** Commands whose rig is one that somebody has, by its name. */
const OWN_RIG = /^rig (?:show|edit|remove|link|unlink)$/;

/** Example values of the options whose description alone would leave a newcomer guessing. */
const exampleValues: Readonly<Record<string, string>> = {
  rig: '120TH 3000W',
  electricity: '0.07',
  fee: '2',
  uptime: '98',
  price: '80000',
  difficulty_change: '5',
  time: '9',
  kind: 'retarget',
};

function exampleOfFirst(commands: readonly CommandShape[], locale = 'en-US'): string {
  const first = commands.find(({ options }) => Object.values(options).some((one) => one.required));
  const command = first ?? commands[0];
  return command ? exampleOf(command, locale) : '/help';
}

interface Want {
  readonly kind: 'choice' | 'length' | 'flag' | 'number' | 'integer' | 'file' | 'channel';
  readonly choices: string;
  readonly min: string | undefined;
  readonly max: string | undefined;
}

function wantOf(option: Option, text: string, locale: string): Want {
  const format = new Intl.NumberFormat(locale);
  const bound = (value: number | undefined) =>
    value === undefined ? undefined : format.format(value);
  const plain = (kind: Want['kind']) => ({ kind, choices: '', min: undefined, max: undefined });
  switch (option.type) {
    case 'boolean':
      return plain('flag');
    case 'attachment':
      return plain('file');
    case 'channel':
      return plain('channel');
    case 'string': {
      const { some, more } = nearestChoices(text, option.choices ?? [], NEAREST);
      const names = some.map(({ name }) => localText(name, locale));
      const texts = locale.startsWith('de') ? german : english;
      const listed = more > 0 ? [...names, texts.more(more)] : names;
      return {
        kind: option.choices ? 'choice' : 'length',
        choices: new Intl.ListFormat(locale, { type: 'disjunction' }).format(listed),
        min: undefined,
        max: bound(option.maxLength),
      };
    }
    default:
      return { kind: option.type, choices: '', min: bound(option.min), max: bound(option.max) };
  }
}

function range({ min, max }: Want, from: string, to: string): string {
  return (min === undefined ? '' : ` ${from} ${min}`) + (max === undefined ? '' : ` ${to} ${max}`);
}

const english = {
  noForm: 'This opens a form, which a terminal cannot show: use Discord or the playground.',
  confirm: 'Nothing has happened yet. To do it, ask again with --yes.',
  empty: (example: string) => `Type a command, for example: ${example}`,
  unknownCommand: (name: string, known: string, example: string) =>
    `There is no command /${name}: the nearest are ${known}; /help shows all. Example: ${example}`,
  meant: (name: string, meant: string, example: string) =>
    `There is no command /${name}: did you mean ${meant}? Example: ${example}`,
  goesOn: (name: string, known: string) => `There is no command /${name}: it goes on, as ${known}.`,
  unknownOption: (command: string, name: string, known: string, example: string) =>
    `/${command} has no option “${name}:”${known ? `; it knows ${known}` : ''}. Example: ${example}`,
  slash: (line: string) => `Commands begin with a slash: ${line}`,
  repeated: (name: string) => `“${name}:” is there twice; once is enough.`,
  stray: (command: string, text: string, example: string) =>
    `/${command} can’t do anything with “${text}”. Example: ${example}`,
  missing: (command: string, name: string, description: string) =>
    `/${command} still needs “${name}” (${description}).`,
  badValue: (name: string, text: string, wanted: string) =>
    `“${name}” has to be ${wanted}, not “${text}”.`,
  ambiguous: (name: string, text: string, smaller: string, larger: string) =>
    `“${name}: ${text}” can be read as ${smaller} or as ${larger}: write it without the mark.`,
  example: (text: string) => `Example: ${text}`,
  more: (count: number) => `one of ${count} more`,
  wanted: (want: Want) =>
    ({
      choice: () => want.choices,
      length: () => `at most ${want.max} characters long`,
      flag: () => 'true or false',
      file: () => 'a file that is attached to the line',
      channel: () => 'a channel of this server, such as #mining',
      number: () => `a number${range(want, 'from', 'to')}`,
      integer: () => `a whole number${range(want, 'from', 'to')}`,
    })[want.kind](),
};

const german: typeof english = {
  noForm:
    'Dafür gibt es ein Formular, das im Terminal nicht geht: nimm Discord oder den Playground.',
  confirm: 'Noch ist nichts geschehen. Wenn du es willst, frag noch einmal, mit --yes.',
  empty: (example) => `Tippe einen Befehl ein, zum Beispiel: ${example}`,
  unknownCommand: (name, known, example) =>
    `Den Befehl /${name} gibt es nicht; am nächsten sind ${known}, alle zeigt /hilfe. Beispiel: ${example}`,
  meant: (name, meant, example) =>
    `Den Befehl /${name} gibt es nicht: Meinst du ${meant}? Beispiel: ${example}`,
  goesOn: (name, known) => `Den Befehl /${name} gibt es nicht: Er geht weiter, etwa ${known}.`,
  unknownOption: (command, name, known, example) =>
    `/${command} hat keine Option „${name}:“${known ? `, nur ${known}` : ''}. Beispiel: ${example}`,
  slash: (line) => `Befehle beginnen mit einem Schrägstrich: ${line}`,
  repeated: (name) => `„${name}:“ steht zweimal da; einmal genügt.`,
  stray: (command, text, example) =>
    `/${command} kann mit „${text}“ nichts anfangen. Beispiel: ${example}`,
  missing: (command, name, description) => `/${command} braucht noch „${name}“ (${description}).`,
  badValue: (name, text, wanted) => `„${name}“ muss ${wanted} sein, nicht „${text}“.`,
  ambiguous: (name, text, smaller, larger) =>
    `„${name}: ${text}“ lässt sich als ${smaller} oder als ${larger} lesen: Schreib es ohne das Zeichen.`,
  example: (text) => `Beispiel: ${text}`,
  more: (count) => `eins von ${count} weiteren`,
  wanted: (want) =>
    ({
      choice: () => want.choices,
      length: () => `höchstens ${want.max} Zeichen lang`,
      flag: () => 'true oder false',
      file: () => 'eine Datei im Anhang der Zeile',
      channel: () => 'ein Kanal dieses Servers, etwa #mining',
      number: () => `eine Zahl${range(want, 'von', 'bis')}`,
      integer: () => `eine ganze Zahl${range(want, 'von', 'bis')}`,
    })[want.kind](),
};
