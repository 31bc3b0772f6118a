import {
  type APIApplicationCommandInteractionDataBasicOption,
  type APIAttachment,
  type APIBaseInteraction,
  type APIInteraction,
  type APIInteractionDataResolvedChannel,
  type APIInteractionGuildMember,
  type APIMessage,
  type APIModalSubmissionComponent,
  type APIModalSubmitStringSelectComponent,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  ComponentType,
  GuildMemberFlags,
  InteractionContextType,
  InteractionType,
  Locale,
} from 'discord-api-types/v10';
import type { ChosenChannel, Option, OptionValue } from '../../discord/command.ts';
import type { AttachedFile } from '../../message/attached-file.port.ts';
import type { CommandShape } from '../line/command-line.ts';
import type { Form, Persona, Press, Seat } from '../web/wire.ts';
import { CHANNEL, PERMISSIONS } from './places.ts';

const APPLICATION = '900000000000000001';
const GUILD = '900000000000000002';

export const botUser = user(APPLICATION, 'Hashbell', true);

/**
 * Returns the place of a seat's messages: the shared channel, or a persona's own direct messages.
 */
export function placeOf({ view, persona }: Pick<Seat, 'view' | 'persona'>): string {
  return view === 'channel' ? CHANNEL.id : persona;
}

/** One act of a persona: it says who acts, where, and under which interaction. */
export interface Occasion {
  readonly id: string;
  readonly seat: Seat;
  readonly persona: Persona;
}

/**
 * Returns the interaction that Discord sends for a slash command; options go by their own names.
 */
export function commandInteraction(
  occasion: Occasion,
  command: CommandShape,
  values: Readonly<Record<string, OptionValue>>,
): APIInteraction {
  const named = Object.values(values).filter((value) => typeof value === 'object');
  const files = named.filter((value) => 'url' in value);
  const channels = named.filter((value) => 'isThread' in value);
  return {
    ...envelope(occasion),
    type: InteractionType.ApplicationCommand,
    data: {
      ...commandData(command),
      options: within(command, optionsData(values, command)),
      resolved: {
        attachments: Object.fromEntries(files.map((file) => [FILE, fileData(file)])),
        channels: Object.fromEntries(channels.map((channel) => [channel.id, channelData(channel)])),
      },
    },
  };
}

/**
 * Returns the interaction that Discord would send while a value is typed; the option in focus comes
 * with its text as it stands.
 */
export function autocompleteInteraction(
  occasion: Occasion,
  command: CommandShape,
  typing: {
    readonly option: string;
    readonly text: string;
    readonly others: Readonly<Record<string, OptionValue>>;
  },
): APIInteraction {
  const { option: name, text: value } = typing;
  const type = ApplicationCommandOptionType.String as const;
  return {
    ...envelope(occasion),
    type: InteractionType.ApplicationCommandAutocomplete,
    data: {
      ...commandData(command),
      options: within(command, [
        ...optionsData(typing.others, command).map((option) =>
          // While somebody types, Discord sends numbers as texts.
          typeof option.value === 'number' ? { ...option, value: String(option.value) } : option,
        ),
        { type, name, value, focused: true },
      ]),
    },
  };
}

export function pressInteraction(
  occasion: Occasion,
  press: Press,
  message: APIMessage,
): APIInteraction {
  return {
    ...envelope(occasion),
    type: InteractionType.MessageComponent,
    message,
    data: press.values
      ? {
          component_type: ComponentType.StringSelect,
          custom_id: press.customId,
          values: press.values,
        }
      : { component_type: ComponentType.Button, custom_id: press.customId },
  };
}

export function formInteraction(
  occasion: Occasion,
  form: Form,
  message: APIMessage | undefined,
): APIInteraction {
  return {
    ...envelope(occasion),
    type: InteractionType.ModalSubmit,
    ...(message && { message }),
    data: { custom_id: form.customId, components: form.fields.map(fieldData) },
  };
}

export function user(id: string, name: string, bot = false): APIUser {
  return { id, username: name, global_name: name, discriminator: '0', avatar: null, bot };
}

type Envelope = Required<
  Pick<APIBaseInteraction<InteractionType, never>, 'channel' | 'channel_id' | 'context'>
> &
  Omit<APIBaseInteraction<InteractionType, never>, 'type' | 'data' | 'message'>;

function envelope({ id, seat, persona }: Occasion): Envelope {
  const caller = user(persona.id, persona.name);
  const common: Omit<Envelope, 'channel' | 'context' | 'authorizing_integration_owners'> = {
    id,
    application_id: APPLICATION,
    token: `playground-${id}`,
    version: 1,
    app_permissions: String(PERMISSIONS),
    locale: seat.locale === 'de' ? Locale.German : Locale.EnglishUS,
    entitlements: [],
    attachment_size_limit: 10 * 1024 * 1024,
    channel_id: placeOf(seat),
  };
  if (seat.view === 'dm') {
    return {
      ...common,
      channel: { id: placeOf(seat), type: ChannelType.DM },
      context: InteractionContextType.BotDM,
      authorizing_integration_owners: { [ApplicationIntegrationType.UserInstall]: persona.id },
      user: caller,
    };
  }
  const member: APIInteractionGuildMember = {
    user: caller,
    permissions: String(PERMISSIONS),
    roles: [],
    joined_at: '2026-01-01T00:00:00.000Z',
    deaf: false,
    mute: false,
    flags: GuildMemberFlags.CompletedOnboarding,
  };
  return {
    ...common,
    channel: { id: CHANNEL.id, type: ChannelType.GuildText },
    context: InteractionContextType.Guild,
    authorizing_integration_owners: { [ApplicationIntegrationType.GuildInstall]: GUILD },
    guild_id: GUILD,
    guild_locale: Locale.EnglishUS,
    member,
  };
}

function commandData(command: CommandShape) {
  return {
    id: '900000000000000004',
    name: command.name.split(' ')[0] ?? '',
    type: ApplicationCommandType.ChatInput,
  } as const;
}

type OptionData = APIApplicationCommandInteractionDataBasicOption<InteractionType>;

/** Puts the options of a subcommand one level deeper. */
function within<O extends OptionData>({ name }: CommandShape, options: O[]) {
  const [, subcommand] = name.split(' ');
  const type = ApplicationCommandOptionType.Subcommand as const;
  return subcommand === undefined ? options : [{ type, name: subcommand, options }];
}

/** Id of the attached file: a line has one file at most. */
const FILE = '900000000000000005';

function fileData({ name, size, url }: AttachedFile): APIAttachment {
  return { id: FILE, filename: name, size, url, proxy_url: url };
}

function channelData({ id, name }: ChosenChannel): APIInteractionDataResolvedChannel {
  const type = ChannelType.GuildText as const;
  return { id, name, type, permissions: String(PERMISSIONS), app_permissions: String(PERMISSIONS) };
}

function optionsData(values: Readonly<Record<string, OptionValue>>, { options }: CommandShape) {
  return Object.entries(values).map(([name, value]) => optionData(name, value, options[name]));
}

function optionData(name: string, value: OptionValue, option: Option | undefined) {
  switch (typeof value) {
    case 'string':
      return { name, type: ApplicationCommandOptionType.String, value } as const;
    case 'boolean':
      return { name, type: ApplicationCommandOptionType.Boolean, value } as const;
    case 'object':
      if ('isThread' in value) {
        return { name, type: ApplicationCommandOptionType.Channel, value: value.id } as const;
      }
      return { name, type: ApplicationCommandOptionType.Attachment, value: FILE } as const;
    default:
      return option?.type === 'integer'
        ? ({ name, type: ApplicationCommandOptionType.Integer, value } as const)
        : ({ name, type: ApplicationCommandOptionType.Number, value } as const);
  }
}

function fieldData(field: Form['fields'][number]): APIModalSubmissionComponent {
  const text = {
    type: ComponentType.TextInput,
    id: 0,
    custom_id: field.customId,
    value: field.value ?? '',
  } as const;
  if (field.within === 'row') return { type: ComponentType.ActionRow, id: 0, components: [text] };
  const select = {
    type: ComponentType.StringSelect,
    id: 0,
    custom_id: field.customId,
    values: [...(field.values ?? [])],
  } satisfies APIModalSubmitStringSelectComponent;
  return { type: ComponentType.Label, id: 0, component: field.values ? select : text };
}
