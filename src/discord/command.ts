import type { Localized } from '../i18n/localized.ts';
import type { AttachedFile } from '../message/attached-file.port.ts';
import type { CustomId, Action as CustomIdAction } from '../message/custom-id.ts';
import type { Message, Modal } from '../message/message.ts';
import type { Profile } from '../privacy/privacy.port.ts';
import type { Ports } from './services.ts';

/** The person who asks, with the place they ask from. */
export interface Caller {
  readonly id: string;
  /** Discord's code of the caller's language: "de", "en-GB". */
  readonly locale: string;
  readonly guildId?: string | undefined;
  readonly channelId?: string | undefined;
  /** The caller's rights in that channel, Discord's bits; absent in DMs. */
  readonly permissions?: bigint | undefined;
  /** Whether we may post in that channel unasked: both may write there, we with embeds. Never so in DMs. */
  readonly mayPost?: boolean | undefined;
  /** Whether a message can reach them unasked; absent where it can, false in a terminal. */
  readonly isReachable?: false | undefined;
  /** Our rights in that channel; absent in DMs, and where we are no member of the server. */
  readonly appPermissions?: bigint | undefined;
  readonly isThread?: boolean | undefined;
  /**
   * The caller's profile as it was when the interaction came; absent where nobody looked, or the
   * store didn't answer.
   */
  readonly profile?: Profile | undefined;
}

/** The most suggestions, choices or options of a select that Discord takes. */
export const MAX_CHOICES = 25;
/** The most characters of a choice's name, value or description. */
export const MAX_CHOICE_LENGTH = 100;

export interface Choice<V extends string | number = string | number> {
  /** At most 100 characters. */
  readonly name: Localized;
  readonly value: V;
  /** Other names by which it is known where it is typed; Discord takes none. */
  readonly aliases?: readonly string[] | undefined;
}

/** A suggestion for what is being typed; name and value at most 100 characters. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

interface OptionBase {
  readonly description: Localized;
  /** The option's name in other languages. */
  readonly nameLocalizations?: Readonly<Record<string, string>>;
  readonly required?: boolean;
}

export interface StringOption extends OptionBase {
  readonly type: 'string';
  readonly maxLength?: number;
  readonly choices?: readonly Choice<string>[];
  /**
   * Suggestions come from the command's `suggest`. With `choices` too, the option also takes other
   * texts; Discord is told no choices then, for it takes either.
   */
  readonly autocomplete?: boolean;
}

export interface NumberOption extends OptionBase {
  readonly type: 'number' | 'integer';
  readonly min?: number;
  readonly max?: number;
  /** The option that says in which currency this amount of money is. */
  readonly currencyFrom?: string;
}

export interface FlagOption extends OptionBase {
  readonly type: 'boolean';
}

/** A file; its content is fetched by the port `attachedFiles`. */
export interface AttachmentOption extends OptionBase {
  readonly type: 'attachment';
}

/** A channel of the server that takes messages, or a thread. */
export interface ChannelOption extends OptionBase {
  readonly type: 'channel';
}

/** A channel that somebody chose, as far as Discord tells of it. */
export interface ChosenChannel {
  readonly id: string;
  readonly name: string;
  readonly isThread: boolean;
  /** The caller's rights there, Discord's bits. */
  readonly permissions: bigint;
  /** Our rights there; absent where Discord doesn't say. */
  readonly appPermissions?: bigint | undefined;
}

export type Option = StringOption | NumberOption | FlagOption | AttachmentOption | ChannelOption;
/** The options by name, in the order Discord shows them. */
export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> = O extends { readonly type: 'string' }
  ? string
  : O extends { readonly type: 'boolean' }
    ? boolean
    : O extends { readonly type: 'attachment' }
      ? AttachedFile
      : O extends { readonly type: 'channel' }
        ? ChosenChannel
        : number;

/** The value of an option of whatever type. */
export type OptionValue = ValueOf<Option>;

export type Values<O extends Options> = {
  readonly [N in keyof O]: O[N] extends { readonly required: true }
    ? ValueOf<O[N]>
    : ValueOf<O[N]> | undefined;
};

interface Request<O extends Options = Options> {
  readonly options: Values<O>;
  readonly caller: Caller;
}

/** A press on a button, a choice in a select, or a submitted modal. */
export interface Press<V = unknown> {
  readonly caller: Caller;
  /** The value that the custom id carried; absent when no button of ours carries such a thing. */
  readonly argument: V | undefined;
  /** The choices made in a select. */
  readonly values: readonly string[];
  /** The texts filled into a modal, by field. */
  readonly fields: Readonly<Record<string, string>>;
}

/** An outcome of a press is a new answer, the pressed message changed, or a form to fill in. */
export type Outcome =
  | { readonly reply: Message }
  | { readonly update: Message }
  | { readonly modal: Modal };

/** An action is called with options: a command without subcommands, or one of those. */
interface Action<O extends Options, Said> {
  readonly nameLocalizations?: Readonly<Record<string, string>>;
  readonly description: Localized;
  /** `caller` makes the answer ephemeral. */
  readonly audience: 'channel' | 'caller';
  /** Each call counts against the caller's fair share; a chart that is painted anew does so by itself. */
  readonly cost?: 'expensive';
  readonly options: O;
  /** Values of a line that works, by option, where those that an option has by its name do not do. */
  readonly example?: Readonly<Partial<Record<keyof O & string, string>>>;
  run(request: Request<O>, ports: Ports): Promise<Said>;
  /** Answers from memory: Discord gives 3 s and no deferral. */
  suggest?(
    typing: {
      readonly option: keyof O & string;
      readonly text: string;
      /** The other options as far as they are filled in and fit the declaration. */
      readonly others: Partial<Values<O>>;
    },
    caller: Caller,
    ports: Ports,
  ): Promise<readonly Suggestion[]>;
}

/** A handler runs when somebody presses a button, chooses in a select or submits a modal. */
export interface PressHandler {
  readonly action: CustomIdAction<unknown>;
  /** Each press counts as an expensive call does. */
  readonly cost?: 'expensive' | undefined;
  /** The router has checked who presses. */
  run(press: Omit<Press, 'argument'> & { readonly id: CustomId }, ports: Ports): Promise<Outcome>;
}

export function onPress<V>(
  action: CustomIdAction<V>,
  handle: (press: Press<V>, ports: Ports) => Promise<Outcome>,
  { cost }: Pick<PressHandler, 'cost'> = {},
): PressHandler {
  return {
    action,
    cost,
    run: ({ id, ...press }, ports) => handle({ ...press, argument: action.read(id) }, ports),
  };
}

export interface Command<O extends Options = Options> extends Action<O, Message> {
  /** Lower case; the same in every language. */
  readonly name: string;
  /**
   * Handlers of the command's own actions; the beginning of a custom id says nothing about who
   * handles it.
   */
  readonly presses?: readonly PressHandler[];
}

/** A subcommand has its key in the group for a name. */
export type Subcommand<O extends Options = Options> = Action<
  O,
  Message | { readonly modal: Modal }
>;

/** A command group is never called by itself, only with a subcommand: "/rig list". */
export interface CommandGroup {
  readonly name: string;
  readonly nameLocalizations?: Readonly<Record<string, string>>;
  readonly description: Localized;
  /** The subcommands by name, in the order Discord shows them. */
  readonly subcommands: Readonly<Record<string, Subcommand>>;
  /** The subcommand that its bare name means, where one can be typed: a terminal, the playground. */
  readonly usual?: string;
  /** Handlers of the actions of all its subcommands. */
  readonly presses?: readonly PressHandler[];
}

/** A declaration to Discord is a command or a group of subcommands. */
export type Declaration = Command | CommandGroup;

export function defineCommand<const O extends Options>(command: Command<O>): Command<O> {
  return command;
}

export function defineSubcommand<const O extends Options>(
  subcommand: Subcommand<O>,
): Subcommand<O> {
  return subcommand;
}

/** A callable has the name that somebody types: "profit", "rig list". */
export interface Callable extends Subcommand {
  readonly name: string;
  /** Other names it answers to, in any language: "rig" for "rig list". */
  readonly aliases?: readonly string[];
}

/**
 * Returns all that can be called: a group's subcommands stand where the group does, and their names
 * carry its name in every language.
 */
export function callables(declarations: readonly Declaration[]): readonly Callable[] {
  return declarations.flatMap((declaration): readonly Callable[] => {
    if (!('subcommands' in declaration)) return [declaration];
    const { name, nameLocalizations = {}, subcommands, usual } = declaration;
    const aliases = [...new Set([name, ...Object.values(nameLocalizations)])];
    return Object.entries(subcommands).map(([own, { nameLocalizations: ownNames, ...rest }]) => ({
      ...rest,
      name: `${name} ${own}`,
      ...(own === usual && { aliases }),
      nameLocalizations: Object.fromEntries(
        Object.entries(ownNames ?? {}).map(([locale, localized]) => [
          locale,
          `${nameLocalizations[locale] ?? name} ${localized}`,
        ]),
      ),
    }));
  });
}

/** The handler of a press, with the declaration it belongs to. */
interface Handled {
  readonly declaration: Declaration;
  readonly handler: PressHandler;
}

/**
 * @returns A function that finds the handler of a custom id; nothing for an action that is no more,
 * or a version of it.
 */
export function handlers(
  declarations: readonly Declaration[],
): (id: CustomId) => Handled | undefined {
  const byAction = new Map(
    declarations.flatMap((declaration) =>
      (declaration.presses ?? []).map((handler): [string, Handled] => [
        `${handler.action.command}:${handler.action.name}`,
        { declaration, handler },
      ]),
    ),
  );
  return ({ command, action, version }) => {
    const found = byAction.get(`${command}:${action}`);
    return found?.handler.action.reads(version) ? found : undefined;
  };
}
