import {
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import {
  type Caller,
  type ChosenChannel,
  type Command,
  MAX_CHOICE_LENGTH,
  MAX_CHOICES,
  type Option,
  type Options,
  type OptionValue,
  type Press,
  type Suggestion,
  type Values,
} from '../command.ts';
import type {
  GivenOption,
  PersonalInteraction,
  Resolved,
  ResolvedChannel,
  Submission,
} from './read-interaction.ts';

/** @throws TypeError when Discord names nobody; such an event is not let in. */
export function callerOf(interaction: PersonalInteraction): Caller {
  const user = interaction.member?.user ?? interaction.user;
  if (!user) throw new TypeError('An interaction without a user');
  return {
    id: user.id,
    locale: interaction.locale,
    guildId: interaction.guild_id,
    channelId: interaction.channel?.id,
    permissions: bits(interaction.member?.permissions),
    mayPost: mayPost(interaction),
    appPermissions: isMember(interaction) ? bits(interaction.app_permissions) : undefined,
    isThread: interaction.channel && THREADS.has(interaction.channel.type),
  };
}

const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/**
 * Tells whether we are in the server. We are not where only the command is installed for the
 * person, or Discord doesn't say.
 */
function isMember({ member, authorizing_integration_owners: owners = {} }: PersonalInteraction) {
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

/** @param rights - Discord's bits, in decimal; what it doesn't say nobody has. */
function hasAll(rights: string | undefined, needed: bigint): boolean {
  return ((bits(rights) ?? 0n) & needed) === needed;
}

function bits(rights: string | undefined): bigint | undefined {
  return rights === undefined ? undefined : BigInt(rights);
}

/** Returns the name that was called, as `callables` has it, and the options given with it. */
export function calledWith({
  name,
  options = [],
}: {
  readonly name: string;
  readonly options?: readonly GivenOption[] | undefined;
}): { readonly name: string; readonly given: readonly GivenOption[] } {
  const [first] = options;
  return first?.type === ApplicationCommandOptionType.Subcommand
    ? { name: `${name} ${first.name}`, given: first.options ?? [] }
    : { name, given: options };
}

/**
 * Returns the options' values by the names of the declaration; one that was not given is
 * `undefined`.
 *
 * @returns `undefined` when Discord still has another declaration of the command than we do.
 */
export function optionValues(
  declared: Options,
  given: readonly GivenOption[] = [],
  resolved: Resolved = {},
): Values<Options> | undefined {
  const values: Record<string, OptionValue | undefined> = {};
  for (const [name, option] of Object.entries(declared)) {
    const sent = given.find((candidate) => candidate.name === name)?.value;
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
    const file = own(attachments, String(sent));
    return file && { name: file.filename, size: file.size, url: file.url };
  }
  if (type === 'channel') {
    const channel = own(channels, String(sent));
    return channel && chosenChannel(channel);
  }
  return typeof sent === (type === 'integer' ? 'number' : type) ? sent : undefined;
}

function own<T>(entries: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(entries, id) ? entries[id] : undefined;
}

function chosenChannel(channel: ResolvedChannel): ChosenChannel {
  const { id, name, type, permissions, app_permissions: ours } = channel;
  return {
    id,
    name: name ?? '',
    isThread: THREADS.has(type),
    permissions: bits(permissions) ?? 0n,
    // Discord has sent our own rights there since July 2026.
    appPermissions: bits(ours),
  };
}

/** The option that is being typed into, and what the others say so far. */
export function typingIn(declared: Options, given: readonly GivenOption[]): TypingInto | undefined {
  const others: Record<string, OptionValue> = {};
  let typing: Omit<TypingInto, 'others'> | undefined;
  for (const raw of given) {
    if (raw.value === undefined) continue;
    const option = Object.hasOwn(declared, raw.name) ? declared[raw.name] : undefined;
    if (raw.focused) typing = { option: raw.name, text: String(raw.value) };
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

/**
 * Returns the choices made in a select, and the texts filled into a form, by the fields' custom
 * ids.
 */
export function submitted(interaction: Submission): Pick<Press, 'values' | 'fields'> {
  if (interaction.type === InteractionType.MessageComponent) {
    return { values: interaction.data.values ?? [], fields: {} };
  }
  const fields = (interaction.data.components ?? [])
    .flatMap(({ component, components = [] }) => (component ? [component] : components))
    // Several values of one field are comma-separated.
    .map(({ custom_id, value, values }) => [custom_id, values?.join(',') ?? String(value ?? '')]);
  return { values: [], fields: Object.fromEntries(fields) };
}

/**
 * Returns the suggestions that Discord takes: it refuses the whole list for one choice too many,
 * too long, or empty.
 */
export function autocompleteChoices(
  suggestions: readonly Suggestion[],
): APIApplicationCommandOptionChoice<string>[] {
  return suggestions
    .map(({ name, value }) => ({ name: cut(name), value: cut(value) }))
    .filter(({ name, value }) => name !== '' && value !== '')
    .slice(0, MAX_CHOICES);
}

/** Cuts a text, never through the middle of a character of two code units. */
function cut(text: string): string {
  return text.slice(0, MAX_CHOICE_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
}
