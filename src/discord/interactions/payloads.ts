import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Localized } from '../../i18n/localized.ts';
import type { Choice, Declaration, NumberOption, Option, Options } from '../command.ts';

/** Types of channels in which messages stand one below the other. */
const MESSAGE_CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const;

export type CommandPayload = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** Returns the commands as Discord registers them: for servers and for users, usable everywhere. */
export function commandPayloads(declarations: readonly Declaration[]): CommandPayload[] {
  return declarations.map((declaration) => ({
    type: ApplicationCommandType.ChatInput,
    ...names(declaration.name, declaration.nameLocalizations),
    ...descriptions(declaration.description),
    options:
      'subcommands' in declaration
        ? Object.entries(declaration.subcommands).map(([name, subcommand]) => ({
            type: ApplicationCommandOptionType.Subcommand as const,
            ...names(name, subcommand.nameLocalizations),
            ...descriptions(subcommand.description),
            options: optionPayloads(subcommand.options),
          }))
        : optionPayloads(declaration.options),
    integration_types: [
      ApplicationIntegrationType.GuildInstall,
      ApplicationIntegrationType.UserInstall,
    ],
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
  }));
}

function optionPayloads(options: Options): APIApplicationCommandBasicOption[] {
  return Object.entries(options)
    .toSorted(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, option]) => optionPayload(name, option));
}

function optionPayload(name: string, option: Option): APIApplicationCommandBasicOption {
  const base = {
    ...names(name, option.nameLocalizations),
    ...descriptions(option.description),
    required: option.required ?? false,
  };
  switch (option.type) {
    case 'string': {
      const length = option.maxLength === undefined ? {} : { max_length: option.maxLength };
      const type = ApplicationCommandOptionType.String;
      if (option.choices && !option.autocomplete) {
        return { ...base, ...length, type, choices: option.choices.map(choicePayload) };
      }
      return { ...base, ...length, type, ...(option.autocomplete && { autocomplete: true }) };
    }
    case 'boolean':
      return { ...base, type: ApplicationCommandOptionType.Boolean };
    case 'attachment':
      return { ...base, type: ApplicationCommandOptionType.Attachment };
    case 'channel':
      return {
        ...base,
        type: ApplicationCommandOptionType.Channel,
        channel_types: [...MESSAGE_CHANNELS],
      };
    case 'number':
      return { ...base, ...range(option), type: ApplicationCommandOptionType.Number };
    case 'integer':
      return { ...base, ...range(option), type: ApplicationCommandOptionType.Integer };
  }
}

function range({ min, max }: NumberOption) {
  return {
    ...(min !== undefined && { min_value: min }),
    ...(max !== undefined && { max_value: max }),
  };
}

function choicePayload({ name, value }: Choice<string>) {
  return { ...names(name.text, name.localizations), value };
}

function names(name: string, localizations: Readonly<Record<string, string>> = {}) {
  return { name, name_localizations: { ...localizations } };
}

function descriptions({ text, localizations }: Localized) {
  return { description: text, description_localizations: { ...localizations } };
}
