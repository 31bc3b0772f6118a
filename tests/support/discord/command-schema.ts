import * as z from 'zod';
import { distinct } from './message-schema.ts';

// These schemas accept application commands as Discord does, with the limits of its documentation.

/** Characters of a command's names, descriptions and values, each in its longest localisation. */
const COMMAND_CHARACTERS = 8_000;
const STRING = 3;
const INTEGER = 4;
const CHANNEL = 7;
const NUMBER = 10;

const LOCALES =
  `id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs
  el bg ru uk hi th zh-CN ja zh-TW ko`.split(/\s+/);

const Name = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u)
  .refine((name) => name === name.toLowerCase(), 'a name is lower case');
const Description = z.string().min(1).max(100);
const localized = <T extends z.ZodType<string>>(text: T) =>
  z.partialRecord(z.enum(LOCALES), text).nullish();

const ChoiceName = z.string().min(1).max(100);
const Choice = z.looseObject({
  name: ChoiceName,
  name_localizations: localized(ChoiceName),
  value: z.union([z.string().max(100), z.number()]),
});

const BasicOption = z
  .looseObject({
    type: z.int().min(1).max(11),
    name: Name,
    name_localizations: localized(Name),
    description: Description,
    description_localizations: localized(Description),
    required: z.boolean().optional(),
    autocomplete: z.boolean().optional(),
    choices: z.array(Choice).max(25).optional(),
    min_length: z.int().min(0).max(6_000).optional(),
    max_length: z.int().min(1).max(6_000).optional(),
    min_value: z.number().optional(),
    max_value: z.number().optional(),
    channel_types: z.array(z.int().min(0).max(16)).optional(),
  })
  .refine(
    ({ autocomplete, choices }) => !(autocomplete && choices?.length),
    'choices exclude autocomplete',
  )
  .refine(
    ({ type, max_length, min_length }) =>
      type === STRING || (max_length ?? min_length) === undefined,
    'only strings have a length',
  )
  .refine(
    ({ type, min_value, max_value }) =>
      type === INTEGER || type === NUMBER || (min_value ?? max_value) === undefined,
    'only numbers have a range',
  )
  .refine(
    ({ type, channel_types }) => type === CHANNEL || channel_types === undefined,
    'only channels have channel types',
  );

const SUBCOMMAND = 1;

/** An option, or a subcommand with options of its own. */
const Option = BasicOption.safeExtend({ options: z.array(BasicOption).max(25).optional() })
  .refine(
    ({ type, options }) => type === SUBCOMMAND || options === undefined,
    'only subcommands have options',
  )
  .refine(({ options = [] }) => requiredFirst(options), 'required options come first')
  .refine(({ options = [] }) => optionNamesDiffer(options), 'option names repeat');

const Command = z
  .looseObject({
    type: z.literal(1).optional(),
    name: Name,
    name_localizations: localized(Name),
    description: Description,
    description_localizations: localized(Description),
    options: z.array(Option).max(25).optional(),
    integration_types: z
      .array(z.union([z.literal(0), z.literal(1)]))
      .min(1)
      .optional(),
    contexts: z.array(z.int().min(0).max(2)).min(1).nullish(),
    default_member_permissions: z.string().regex(/^\d+$/).nullish(),
    nsfw: z.boolean().optional(),
  })
  .refine(
    ({ options = [] }) => new Set(options.map(({ type }) => type === SUBCOMMAND)).size <= 1,
    'subcommands and options exclude each other',
  )
  .refine(({ options = [] }) => requiredFirst(options), 'required options come first')
  .refine(({ options = [] }) => optionNamesDiffer(options), 'option names repeat')
  .refine((command) => characters(command) <= COMMAND_CHARACTERS, 'command over 8,000 characters');

export const CommandsSchema = z
  .array(Command)
  .max(100)
  .refine((commands) => distinct(commands.map(({ name }) => name)), 'command names repeat');

export type CommandContent = z.infer<typeof CommandsSchema>[number];
export type OptionContent = z.infer<typeof BasicOption>;

function requiredFirst(options: readonly OptionContent[]): boolean {
  const firstOptional = options.findIndex(({ required }) => !required);
  return firstOptional === -1 || options.slice(firstOptional).every(({ required }) => !required);
}

/** Checks in every language: no localised name equals another option's default name either. */
function optionNamesDiffer(options: readonly OptionContent[]): boolean {
  return [...LOCALES, ''].every((locale) =>
    options.every(({ name_localizations, name }, index) => {
      const shown = name_localizations?.[locale] ?? name;
      return options.every((other, at) => {
        if (at === index) return true;
        return shown !== other.name && shown !== (other.name_localizations?.[locale] ?? other.name);
      });
    }),
  );
}

interface Named {
  readonly name: string;
  readonly name_localizations?: Readonly<Partial<Record<string, string>>> | null | undefined;
  readonly description?: string;
  readonly description_localizations?: Readonly<Partial<Record<string, string>>> | null | undefined;
}

interface Described extends Named {
  readonly options?: readonly Described[] | undefined;
}

function characters(part: Described): number {
  return (part.options ?? [])
    .map(characters)
    .reduce((sum, length) => sum + length, longestName(part) + choiceCharacters(part));
}

function choiceCharacters(part: object): number {
  if (!('choices' in part)) return 0;
  return z
    .array(Choice)
    .parse(part.choices ?? [])
    .reduce((sum, choice) => sum + longestName(choice) + String(choice.value).length, 0);
}

function longestName(part: Named): number {
  return (
    longest(part.name, part.name_localizations) +
    longest(part.description ?? '', part.description_localizations)
  );
}

function longest(text: string, others: Named['name_localizations']): number {
  return Math.max(text.length, ...Object.values(others ?? {}).map((other) => other?.length ?? 0));
}
