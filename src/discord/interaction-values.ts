import {
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIInteractionDataResolved,
  type APIInteractionDataResolvedChannel,
  type APIModalSubmission,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  ChannelType,
  ComponentType,
  type InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type {
  Caller,
  ChosenChannel,
  Command,
  Option,
  Options,
  OptionValue,
  Values,
} from './command.ts';

/** Every interaction that a person caused; pings have no caller. */
export type PersonalInteraction = Exclude<APIInteraction, { type: InteractionType.Ping }>;

type RawOption = APIApplicationCommandInteractionDataOption;

/** @throws TypeError when Discord names nobody, which its documentation rules out. */
export function callerOf(interaction: PersonalInteraction): Caller {
  const user = interaction.member?.user ?? interaction.user;
  if (!user) throw new TypeError('An interaction without a user');
  const permissions = interaction.member?.permissions;
  return {
    id: user.id,
    locale: interaction.locale,
    guildId: interaction.guild_id,
    channelId: interaction.channel?.id,
    permissions: permissions === undefined ? undefined : BigInt(permissions),
    mayPost: mayPost(interaction),
    appPermissions: isMember(interaction) ? BigInt(interaction.app_permissions) : undefined,
    isThread: interaction.channel && THREADS.has(interaction.channel.type),
  };
}

const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** Where only the command is installed for the person, we are not in the server. */
function isMember({ member, authorizing_integration_owners: owners }: PersonalInteraction) {
  return member !== undefined && ApplicationIntegrationType.GuildInstall in owners;
}

function mayPost(interaction: PersonalInteraction): boolean {
  const { channel, member, app_permissions: ours } = interaction;
  if (!member || !channel || !isMember(interaction)) return false;
  const write = THREADS.has(channel.type)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  const theirs = write | PermissionFlagsBits.ViewChannel;
  // Every notice is an embed.
  const needed = theirs | PermissionFlagsBits.EmbedLinks;
  return hasAll(ours, needed) && hasAll(member.permissions, theirs);
}

/** @param rights - Discord's bits, in decimal. */
function hasAll(rights: string, needed: bigint): boolean {
  return (BigInt(rights) & needed) === needed;
}

/** What was called, as `callables` names it, and what was given with it. */
export function calledWith({
  name,
  options = [],
}: {
  readonly name: string;
  readonly options?: readonly RawOption[] | undefined;
}): { readonly name: string; readonly given: readonly RawOption[] } {
  const [first] = options;
  return first?.type === ApplicationCommandOptionType.Subcommand
    ? { name: `${name} ${first.name}`, given: first.options ?? [] }
    : { name, given: options };
}

type Resolved = Pick<APIInteractionDataResolved, 'attachments' | 'channels'>;

/**
 * By the names of the declaration; what was not given is `undefined`.
 *
 * @returns `undefined` when Discord still has another declaration of the command than we do.
 */
export function optionValues(
  declared: Options,
  given: readonly RawOption[] = [],
  resolved: Resolved = {},
): Values<Options> | undefined {
  const values: Record<string, OptionValue | undefined> = {};
  for (const [name, option] of Object.entries(declared)) {
    const raw = given.find((candidate) => candidate.name === name);
    const sent = raw && 'value' in raw ? raw.value : undefined;
    const value = sent === undefined ? undefined : valueFor(option, sent, resolved);
    if (value === undefined && (sent !== undefined || option.required)) return undefined;
    values[name] = value;
  }
  return values;
}

/** @returns `undefined` for what doesn't fit. */
function valueFor(
  { type }: Option,
  sent: string | number | boolean,
  { attachments = {}, channels = {} }: Resolved,
): OptionValue | undefined {
  if (type === 'attachment') {
    const file = attachments[String(sent)];
    return file && { name: file.filename, size: file.size, url: file.url };
  }
  if (type === 'channel') {
    const channel = channels[String(sent)];
    return channel && chosenChannel(channel);
  }
  return typeof sent === (type === 'integer' ? 'number' : type) ? sent : undefined;
}

function chosenChannel(channel: APIInteractionDataResolvedChannel): ChosenChannel {
  const { id, name, type, permissions, app_permissions: ours } = channel;
  return {
    id,
    name: name ?? '',
    isThread: THREADS.has(type),
    permissions: BigInt(permissions),
    // Since July 2026.
    appPermissions: ours === undefined ? undefined : BigInt(ours),
  };
}

/** The option that is being typed into, and what the others say so far. */
export function typingIn(declared: Options, given: readonly RawOption[]): TypingInto | undefined {
  const others: Record<string, OptionValue> = {};
  let typing: Omit<TypingInto, 'others'> | undefined;
  for (const raw of given) {
    if (!('value' in raw)) continue;
    const option = Object.hasOwn(declared, raw.name) ? declared[raw.name] : undefined;
    if ('focused' in raw && raw.focused) typing = { option: raw.name, text: String(raw.value) };
    else if (option) {
      // While somebody types, numbers come as texts.
      const numeric = option.type === 'number' || option.type === 'integer';
      const value = valueFor(option, numeric ? Number(raw.value) : raw.value, {});
      if (value !== undefined && !Number.isNaN(value)) others[raw.name] = value;
    }
  }
  return typing && { ...typing, others };
}

type TypingInto = Parameters<NonNullable<Command['suggest']>>[0];

/** What was filled in, by the fields' custom ids; several values of one field are comma-separated. */
export function modalFields({ components }: APIModalSubmission): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const component of components) {
    if (component.type === ComponentType.TextDisplay) continue;
    const parts = 'component' in component ? [component.component] : component.components;
    for (const part of parts) {
      fields[part.custom_id] = 'values' in part ? part.values.join(',') : String(part.value ?? '');
    }
  }
  return fields;
}
