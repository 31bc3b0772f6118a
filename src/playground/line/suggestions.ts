import { InteractionResponseType } from 'discord-api-types/v10';
import type { Callable } from '../../discord/command.ts';
import type { AttachedFile } from '../../message/attached-file.port.ts';
import type { Chat } from '../chat/chat.ts';
import { autocompleteInteraction, type Occasion } from '../chat/interactions.ts';
import { channelMark, channelsLike } from '../chat/places.ts';
import type { TypingAnswer, TypingItem } from '../web/wire.ts';
import {
  type CommandShape,
  localText,
  parseLine,
  shownName,
  type Typing,
  typingAt,
} from './command-line.ts';
import { written } from './quoting.ts';

type At<K> = Extract<Typing<Callable>, { readonly at: K }>;

const nothing: TypingAnswer = { heading: '', items: [], enter: 'send' };

interface Typed {
  readonly line: string;
  readonly caret: number;
  /** File that goes out with the line. */
  readonly file?: AttachedFile | undefined;
}

/** Returns the list above the text field: commands, then values and the options that are left. */
export async function suggest(
  { line, caret, file }: Typed,
  commands: readonly Callable[],
  occasion: Occasion,
  chat: Pick<Chat, 'interact'>,
): Promise<TypingAnswer> {
  const { locale } = occasion.seat;
  const typing = typingAt(line, caret, commands);
  switch (typing.at) {
    case 'nothing':
      return nothing;
    case 'command':
      return {
        heading: 'Hashbell',
        items: commandItems(typing.text, commands, locale),
        // A command that needs nothing more may go out as it stands.
        enter: parseLine(line, commands, file).ok ? 'send' : 'take',
      };
    case 'value': {
      const values = await valueItems(line, typing, occasion, chat);
      const options = optionItems(line, caret, typing, locale);
      const word = line.slice(typing.wordFrom, caret);
      const optionsFirst = typing.wordFrom > typing.from && !values.some(continues(word));
      return {
        heading: headingOf(typing, locale),
        items: optionsFirst ? [...options, ...values] : [...values, ...options],
        enter: 'send',
      };
    }
  }
}

/**
 * Tells whether a value has a word that begins with this one: "S19 pr" is on its way to "S19 Pro".
 */
function continues(word: string) {
  const wanted = word.toLowerCase();
  return ({ label }: TypingItem) =>
    (label.split('→', 1)[0] ?? '')
      .toLowerCase()
      .split(/\s+/)
      .some((one) => one.startsWith(wanted));
}

function commandItems(
  text: string,
  commands: readonly CommandShape[],
  locale: string,
): readonly TypingItem[] {
  const wanted = text.toLocaleLowerCase('en').replace(/\s+/g, ' ');
  const fits = commands.filter(({ name, nameLocalizations }) =>
    [name, shownName(name, nameLocalizations, locale)].some((one) => one.includes(wanted)),
  );
  return fits.map((command) => {
    const name = shownName(command.name, command.nameLocalizations, locale);
    const line = `/${name} `;
    return {
      label: [`/${name}`, ...requiredNames(command, locale)].join(' '),
      detail: localText(command.description, locale),
      line,
      caret: line.length,
    };
  });
}

function requiredNames({ options }: CommandShape, locale: string): readonly string[] {
  return Object.entries(options)
    .filter(([, { required, type }]) => required && type !== 'attachment')
    .map(([name, { nameLocalizations }]) => shownName(name, nameLocalizations, locale));
}

function headingOf({ command, option }: At<'value'>, locale: string): string {
  const declared = option === undefined ? undefined : command.options[option];
  if (option === undefined || declared === undefined) return localText(command.description, locale);
  const name = shownName(option, declared.nameLocalizations, locale);
  return `${name}: ${localText(declared.description, locale)}`;
}

async function valueItems(
  line: string,
  { command, option, text, from, to, others }: At<'value'>,
  occasion: Occasion,
  chat: Pick<Chat, 'interact'>,
): Promise<readonly TypingItem[]> {
  const { locale } = occasion.seat;
  const declared = option === undefined ? undefined : command.options[option];
  if (option === undefined || declared === undefined) return [];
  const item = (label: string, value: string): TypingItem => {
    const before = line.slice(0, from);
    const head = `${before}${/[\s:]$/.test(before) ? '' : ' '}${value}`;
    const tail = line.slice(to);
    return { label, detail: '', line: head + (tail && ` ${tail}`), caret: head.length };
  };
  if (declared.type === 'boolean') return ['true', 'false'].map((value) => item(value, value));
  if (declared.type === 'channel') {
    return channelsLike(text)
      .map(channelMark)
      .map((mark) => item(mark, mark));
  }
  if (declared.type !== 'string') return [];
  if (declared.choices && !declared.autocomplete) {
    const wanted = text.toLocaleLowerCase(locale);
    return declared.choices
      .map(({ name }) => localText(name, locale))
      .filter((name) => name.toLocaleLowerCase(locale).includes(wanted))
      .map((name) => item(name, name));
  }
  if (!declared.autocomplete) return [];
  const answer = await chat
    .interact(occasion, autocompleteInteraction(occasion, command, { option, text, others }))
    .catch(() => undefined);
  if (answer?.type !== InteractionResponseType.ApplicationCommandAutocompleteResult) return [];
  return (answer.data.choices ?? []).map(({ name, value }) => item(name, written(String(value))));
}

/**
 * Returns options that could come next: those that begin with the word at the caret, or all of them
 * after a space.
 */
function optionItems(
  line: string,
  caret: number,
  { command, text, wordFrom, unused }: At<'value'>,
  locale: string,
): readonly TypingItem[] {
  const word = line.slice(wordFrom, caret).toLocaleLowerCase(locale);
  if (word.includes(':') || (word === '' && text === '')) return [];
  return unused.flatMap((option) => {
    const declared = command.options[option];
    const name = shownName(option, declared?.nameLocalizations, locale);
    if (declared === undefined) return [];
    if (![name, option].some((one) => one.startsWith(word))) return [];
    const head = `${line.slice(0, wordFrom)}${name}:`;
    return [
      {
        label: `${name}:`,
        detail: localText(declared.description, locale),
        line: head + line.slice(caret),
        caret: head.length,
      },
    ];
  });
}
