import { ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import * as z from 'zod';

/**
 * Reads no more of an interaction than we use, as lenient as it can be: what is missing, null, of
 * another type or unknown is as if it had not been sent, unless nothing can be answered without it.
 */

const Id = z.string().regex(/^\d{1,20}$/);
/** Discord's bits, in decimal. */
const Rights = z.string().regex(/^\d{1,30}$/);
const Locale = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z\d]{2,8})?$/);
/** Type of a channel, an option or a component; 0 stands for one that we don't know yet. */
const Kind = z.int().catch(0);

const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** Reads a list without the entries that don't fit. */
const list = <T>(entry: z.ZodType<T>) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((entries): readonly T[] =>
      entries.flatMap((one) => {
        const parsed = entry.safeParse(one);
        return parsed.success ? [parsed.data] : [];
      }),
    );

/** Reads entries by id, without those that don't fit. */
const byId = <T>(entry: z.ZodType<T>) =>
  z
    .record(z.string(), z.unknown())
    .catch({})
    .transform(
      (entries): Readonly<Record<string, T>> =>
        Object.fromEntries(
          Object.entries(entries).flatMap(([id, one]) => {
            const parsed = entry.safeParse(one);
            return parsed.success ? [[id, parsed.data]] : [];
          }),
        ),
    );

const Person = z.object({ id: Id });

/** Where answers go. */
const Address = z.object({
  id: Id,
  token: z.string().min(1),
  application_id: maybe(Id),
});

const envelope = {
  id: Id,
  locale: Locale.catch('en-US'),
  guild_id: maybe(Id),
  channel: maybe(z.object({ id: Id, type: Kind })),
  member: maybe(z.object({ user: maybe(Person), permissions: maybe(Rights) })),
  user: maybe(Person),
  app_permissions: maybe(Rights),
  authorizing_integration_owners: maybe(z.record(z.string(), z.unknown())),
};

const value = {
  name: z.string(),
  type: Kind,
  value: maybe(z.union([z.string(), z.number(), z.boolean()])),
  focused: maybe(z.boolean()),
};
const Option = z.object({ ...value, options: maybe(list(z.object(value))) });

const File = z.object({ filename: z.string(), size: z.number().nonnegative(), url: z.string() });
const Channel = z.object({
  id: Id,
  name: maybe(z.string()),
  type: Kind,
  permissions: maybe(Rights),
  app_permissions: maybe(Rights),
});

/** A command that can't be read has no name, and so none of ours is called by it. */
const NO_COMMAND = { name: '', type: ApplicationCommandType.ChatInput };

const CommandData = z
  .object({
    name: z.string().catch(''),
    type: z.int().catch(ApplicationCommandType.ChatInput),
    options: maybe(list(Option)),
    resolved: maybe(z.object({ attachments: maybe(byId(File)), channels: maybe(byId(Channel)) })),
  })
  .catch(NO_COMMAND);

const CustomId = z.string().catch('');

const Field = z.object({
  custom_id: z.string(),
  value: maybe(z.union([z.string(), z.number(), z.boolean()])),
  values: maybe(list(z.string())),
});

const Submitted = z.object({ component: maybe(Field), components: maybe(list(Field)) });

const Interaction = z.discriminatedUnion('type', [
  z.object({ ...envelope, type: z.literal(InteractionType.Ping) }),
  z.object({
    ...envelope,
    type: z.literal(InteractionType.ApplicationCommand),
    data: CommandData,
  }),
  z.object({
    ...envelope,
    type: z.literal(InteractionType.ApplicationCommandAutocomplete),
    data: CommandData,
  }),
  z.object({
    ...envelope,
    type: z.literal(InteractionType.MessageComponent),
    /** All that counts of the message is whether there is one to change. */
    message: maybe(z.object({})),
    data: z
      .object({ custom_id: CustomId, values: maybe(list(z.string())) })
      .catch({ custom_id: '' }),
  }),
  z.object({
    ...envelope,
    type: z.literal(InteractionType.ModalSubmit),
    message: maybe(z.object({})),
    data: z
      .object({ custom_id: CustomId, components: maybe(list(Submitted)) })
      .catch({ custom_id: '' }),
  }),
]);

export type Interaction = z.infer<typeof Interaction>;
type OfType<T extends InteractionType> = Extract<Interaction, { readonly type: T }>;

/** Every interaction that a person caused; pings have no caller. */
export type PersonalInteraction = Exclude<Interaction, { readonly type: InteractionType.Ping }>;
export type CommandInteraction = OfType<InteractionType.ApplicationCommand>;
export type TypingInteraction = OfType<InteractionType.ApplicationCommandAutocomplete>;
export type Submission =
  | OfType<InteractionType.MessageComponent>
  | OfType<InteractionType.ModalSubmit>;
export type GivenOption = z.infer<typeof Option>;
export type Resolved = NonNullable<z.infer<typeof CommandData>['resolved']>;
export type ResolvedChannel = z.infer<typeof Channel>;

export type Address = z.infer<typeof Address>;

/** The interaction lacks something without which nothing can be answered. */
export class UnreadableInteraction extends Error {
  override readonly name = 'UnreadableInteraction';
}

export function readAddress(raw: unknown): Address | undefined {
  return Address.safeParse(raw).data;
}

/** Takes an event apart, of whatever shape it is. @throws UnreadableInteraction */
export function readInteraction(raw: unknown): Interaction {
  const parsed = Interaction.safeParse(raw);
  if (!parsed.success) throw new UnreadableInteraction(problemsOf(parsed.error));
  const interaction = parsed.data;
  if (interaction.type === InteractionType.Ping || interaction.member?.user || interaction.user) {
    return interaction;
  }
  throw new UnreadableInteraction('user: nobody is named');
}

function problemsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.') || 'event'}: ${message}`).join('; ');
}
