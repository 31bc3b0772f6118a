import {
  type APIInteraction,
  type APIModalSubmissionComponent,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  ComponentType,
  GuildMemberFlags,
  InteractionContextType,
  InteractionType,
  type LocaleString,
} from 'discord-api-types/v10';
import type { CommandContent, OptionContent } from './command-schema.ts';
import type { Asked, Exchange } from './exchange.ts';
import type { LocalMessage, MessageBoard } from './message-board.ts';
import { snowflakes } from './snowflake.ts';

/** A person and a place to act in; by default somebody in a server's channel, in English. */
export interface Seat {
  /** The person's id, 17 to 19 digits. */
  readonly user?: string;
  readonly locale?: LocaleString;
  readonly place?: 'guild' | 'dm';
  /** The server, where it isn't the usual one. */
  readonly guild?: string;
  readonly channel?: string;
  /** Rights beyond those that everybody has. */
  readonly rights?: bigint;
  /** The bot's rights in that channel. */
  readonly ours?: bigint;
}

export const ALICE = '300000000000000001';
export const BOB = '300000000000000002';
export const GUILD = '300000000000000010';
export const CHANNEL = '300000000000000011';
/** Rights to view channels, send messages, embed links and use commands. */
const PERMISSIONS = (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 31n);
/** Rights of the bot: it may attach files and send in threads as well. */
export const OURS = PERMISSIONS | (1n << 15n) | (1n << 38n);

const ADMINISTRATOR = 1n << 3n;

/** Another channel of the server, as Discord resolves it. */
export interface KnownChannel {
  readonly channel: string;
  readonly name: string;
  readonly type?: ChannelType;
  /** Rights of the person who chooses it. */
  readonly rights?: bigint;
  /** The bot's rights; absent: Discord doesn't say. */
  readonly ours?: bigint;
}

/** An option's value. A file's address carries its text, unless `url` says where the file lies. */
type Value =
  | string
  | number
  | boolean
  | { readonly file: string; readonly text: string; readonly url?: string }
  | KnownChannel;

interface PeopleParts {
  readonly applicationId: string;
  readonly board: MessageBoard;
  /** Returns the commands as the bot registered them. */
  readonly commands: () => readonly CommandContent[];
  readonly ask: (interaction: APIInteraction) => Asked;
}

/** The acts of people on Discord, with the checks that its client makes before it sends. */
export interface People {
  /** Calls a command; a subcommand goes by both names: "rig add". */
  slash(name: string, options?: Readonly<Record<string, Value>>, seat?: Seat): Asked;
  /** Asks for suggestions while a value is typed. */
  type(
    name: string,
    typing: { option: string; text: string; others?: Readonly<Record<string, Value>> },
    seat?: Seat,
  ): Asked;
  /** Presses a button, or a select with the values chosen in it. */
  press(
    message: LocalMessage | undefined,
    customId: string,
    values?: readonly string[] | undefined,
    seat?: Seat,
  ): Asked;
  /** Sends off the form that answered the exchange. */
  submit(opened: Exchange, fields: Readonly<Record<string, string>>, seat?: Seat): Asked;
}

export function people({ applicationId, board, commands, ask }: PeopleParts): People {
  const nextId = snowflakes();

  function envelope({
    user = ALICE,
    locale = 'en-US',
    place = 'guild',
    guild = GUILD,
    channel,
    rights = 0n,
    ours = OURS,
  }: Seat) {
    const id = nextId();
    const person = {
      id: user,
      username: `user${user.slice(-2)}`,
      global_name: null,
      discriminator: '0',
      avatar: null,
    };
    const common = {
      id,
      application_id: applicationId,
      token: `interaction-token-${id}`,
      version: 1,
      app_permissions: ours.toString(),
      locale,
      entitlements: [],
      attachment_size_limit: 10 * 1024 * 1024,
    } as const;
    if (place === 'dm') {
      const channelId = channel ?? user;
      return {
        ...common,
        user: person,
        channel_id: channelId,
        channel: { id: channelId, type: ChannelType.DM },
        context: InteractionContextType.BotDM,
        authorizing_integration_owners: { [ApplicationIntegrationType.UserInstall]: user },
      };
    }
    const channelId = channel ?? CHANNEL;
    return {
      ...common,
      guild_id: guild,
      guild_locale: 'en-US' as const,
      member: {
        user: person,
        permissions: (PERMISSIONS | rights).toString(),
        roles: [],
        joined_at: '2026-01-01T00:00:00.000Z',
        deaf: false,
        mute: false,
        flags: GuildMemberFlags.CompletedOnboarding,
      },
      channel_id: channelId,
      channel: { id: channelId, type: ChannelType.GuildText },
      context: InteractionContextType.Guild,
      authorizing_integration_owners: { [ApplicationIntegrationType.GuildInstall]: guild },
    };
  }

  function registered(
    name: string,
    { place = 'guild', rights = 0n }: Seat = {},
  ): { readonly options?: readonly OptionContent[] | undefined } {
    const [first, second] = name.split(' ');
    const command = commands().find((candidate) => candidate.name === first);
    const found =
      second === undefined
        ? command
        : command?.options?.find((option) => option.type === 1 && option.name === second);
    if (!found) throw new Error(`/${name} is not registered`);
    const needed = BigInt(command?.default_member_permissions ?? 0);
    const shown = (rights & ADMINISTRATOR) !== 0n || ((rights | PERMISSIONS) & needed) === needed;
    if (place === 'guild' && !shown) throw new Error(`/${name} is not shown to this person`);
    return found;
  }

  /** Returns the data of a call; a subcommand's options are one level deeper. */
  function called(path: string, options: object[]) {
    const [name = '', second] = path.split(' ');
    return {
      id: applicationId,
      name,
      type: ApplicationCommandType.ChatInput as const,
      options: second === undefined ? options : [{ type: 1, name: second, options }],
    };
  }

  return {
    slash(name, options = {}, seat = {}) {
      const { options: declared = [] } = registered(name, seat);
      const { given, attachments, channels } = fillIn(name, declared, options);
      return ask(
        raw({
          ...envelope(seat),
          type: InteractionType.ApplicationCommand,
          data: { ...called(name, given), resolved: { attachments, channels } },
        }),
      );
    },
    type(name, { option, text, others = {} }, seat = {}) {
      const command = registered(name, seat);
      const declared = command.options?.find((candidate) => candidate.name === option);
      if (!declared?.autocomplete) throw new Error(`/${name} does not suggest ${option}`);
      const optional = command.options?.map((one) => ({ ...one, required: false })) ?? [];
      const { given } = fillIn(name, optional, others);
      const options = [
        // While somebody types, Discord sends numbers as texts.
        ...given.map((one) => ({
          ...one,
          value: typeof one.value === 'number' ? String(one.value) : one.value,
        })),
        { name: option, type: declared.type, value: text, focused: true },
      ];
      return ask(
        raw({
          ...envelope(seat),
          type: InteractionType.ApplicationCommandAutocomplete,
          data: called(name, options),
        }),
      );
    },
    press(message, customId, values, seat = {}) {
      if (!message) throw new Error('There is no message to press on');
      const parts = (message.content.components ?? []).flatMap((row) => [...row.components]);
      const part = parts.find(({ custom_id }) => custom_id === customId);
      if (!part || part['disabled']) throw new Error(`No ${customId} to press`);
      return ask(
        raw({
          ...envelope({ channel: message.channelId, ...seat }),
          type: InteractionType.MessageComponent,
          message: board.toJson(message),
          data: { component_type: part.type, custom_id: customId, ...(values && { values }) },
        }),
      );
    },
    submit(opened, fields, seat = {}) {
      if (opened.first.type !== 9) throw new Error('No form was opened');
      const form = opened.first.data;
      const components = form.components.map((component): APIModalSubmissionComponent => {
        if (component.type === ComponentType.TextDisplay) return { type: component.type, id: 0 };
        const part = component.type === 18 ? component.component : component.components[0];
        if (!part) throw new Error('An empty row in a form');
        const prefilled = 'value' in part && typeof part.value === 'string' ? part.value : '';
        const text = fields[part.custom_id] ?? prefilled;
        const input = { type: 4 as const, id: 0, custom_id: part.custom_id, value: text };
        if (component.type === 1) return { type: 1, id: 0, components: [input] };
        if (part.type === 4) return { type: 18, id: 0, component: input };
        const select = { type: 3 as const, id: 0, custom_id: part.custom_id, values: [text] };
        return { type: 18, id: 0, component: select };
      });
      const { message } = opened.interaction;
      return ask(
        raw({
          ...envelope(seat),
          type: InteractionType.ModalSubmit,
          ...(message && { message }),
          data: { custom_id: form.custom_id, components },
        }),
      );
    },
  };
}

/** Takes any object for an interaction: the wire carries JSON, whatever types describe it. */
function raw(interaction: object): APIInteraction {
  // The builders above write what Discord sends; its types would need every field of a message.
  return interaction as APIInteraction;
}

/** Checks options as Discord's client does: by declaration, required ones filled, lengths kept. */
function fillIn(
  name: string,
  options: readonly OptionContent[],
  values: Readonly<Record<string, Value>>,
) {
  const unknown = Object.keys(values).find((key) => !options.some((option) => option.name === key));
  if (unknown) throw new Error(`/${name} has no option ${unknown}`);
  const attachments: Record<string, object> = {};
  const channels: Record<string, object> = {};
  const given = options.flatMap((option) => {
    const value = values[option.name];
    if (value === undefined) {
      if (option.required) throw new Error(`/${name} needs ${option.name}`);
      return [];
    }
    if (typeof value === 'object' && 'channel' in value) {
      const type = value.type ?? ChannelType.GuildText;
      const fits = option.channel_types?.includes(type) ?? true;
      if (!fits) throw new Error(`${option.name} takes no channel of type ${type}`);
      channels[value.channel] = channelData(value, type);
      return [{ name: option.name, type: option.type, value: value.channel }];
    }
    if (typeof value === 'object') {
      const id = `${300_000_000_000_001_000n + BigInt(Object.keys(attachments).length)}`;
      const { file, text, url = dataUrl(text) } = value;
      attachments[id] = { id, filename: file, size: text.length, url, proxy_url: url };
      return [{ name: option.name, type: option.type, value: id }];
    }
    if (typeof value === 'string' && value.length > (option.max_length ?? 6_000)) {
      throw new Error(`${option.name} is too long`);
    }
    if (typeof value === 'number' && outside(value, option.min_value, option.max_value)) {
      throw new Error(`${option.name} is out of range`);
    }
    return [{ name: option.name, type: option.type, value }];
  });
  return { given, attachments, channels };
}

const dataUrl = (text: string) => `data:text/csv;base64,${Buffer.from(text).toString('base64')}`;

function channelData(
  { channel: id, name, rights = PERMISSIONS, ours }: KnownChannel,
  type: ChannelType,
) {
  const permissions = rights.toString();
  return {
    id,
    name,
    type,
    permissions,
    ...(ours !== undefined && { app_permissions: String(ours) }),
  };
}

function outside(value: number, min = -(2 ** 53), max = 2 ** 53): boolean {
  return value < min || value > max;
}
