import * as z from 'zod';

// The schemas take messages as Discord does, with its documented limits; the rest passes unread.

/** Characters over the titles, texts, fields, footers and authors of all embeds of a message. */
const EMBED_TOTAL = 6_000;
const FILE_BYTES = 10 * 1024 * 1024;

const Text = (max: number) => z.string().min(1).max(max);
const Optional = (max: number) => z.string().max(max).nullish();
export const CustomIdText = Text(100);

const Picture = z.looseObject({ url: z.string().regex(/^(https?|attachment):\/\//) });

const Embed = z.looseObject({
  title: Optional(256),
  description: Optional(4_096),
  url: z.url({ protocol: /^https?$/ }).optional(),
  color: z.int().min(0).max(0xff_ff_ff).nullish(),
  timestamp: z.iso.datetime({ offset: true }).optional(),
  fields: z
    .array(z.looseObject({ name: Text(256), value: Text(1_024), inline: z.boolean().optional() }))
    .max(25)
    .optional(),
  footer: z.looseObject({ text: Text(2_048) }).optional(),
  author: z.looseObject({ name: Text(256) }).optional(),
  image: Picture.optional(),
  thumbnail: Picture.optional(),
});

const Emoji = z.looseObject({ id: z.string().nullish(), name: z.string().nullish() });

const PlainButton = z
  .looseObject({
    type: z.literal(2),
    style: z.int().min(1).max(4),
    custom_id: CustomIdText,
    label: Optional(80),
    emoji: Emoji.optional(),
    disabled: z.boolean().optional(),
  })
  .refine(({ label, emoji }) => label || emoji, 'a button needs a label or an emoji')
  .refine(({ url }) => url === undefined, 'only a link button has an address');

const LinkButton = z.looseObject({
  type: z.literal(2),
  style: z.literal(5),
  label: Text(80),
  url: z.url().max(512),
  custom_id: z.undefined().optional(),
});

const selectBase = {
  custom_id: CustomIdText,
  placeholder: Optional(150),
  min_values: z.int().min(0).max(25).optional(),
  max_values: z.int().min(1).max(25).optional(),
  disabled: z.boolean().optional(),
};

export const StringSelect = z.looseObject({
  ...selectBase,
  type: z.literal(3),
  options: z
    .array(z.looseObject({ label: Text(100), value: Text(100), description: Optional(100) }))
    .min(1)
    .max(25)
    .refine((options) => distinct(options.map(({ value }) => value)), 'option values repeat'),
});

export const EntitySelect = z.looseObject({ ...selectBase, type: z.int().min(5).max(8) });

const Row = z.looseObject({
  type: z.literal(1),
  components: z.union([
    z
      .array(z.union([PlainButton, LinkButton]))
      .min(1)
      .max(5),
    z.array(z.union([StringSelect, EntitySelect])).length(1),
  ]),
});

const AttachmentNote = z.looseObject({
  /** A snowflake, or for a file that comes along its number. */
  id: z.string().regex(/^(0|[1-9]\d*)$/),
  filename: Text(260).optional(),
  description: Optional(1_024),
});

export const MessageSchema = z
  .looseObject({
    content: Optional(2_000),
    embeds: z.array(Embed).max(10).nullish(),
    components: z.array(Row).max(5).nullish(),
    attachments: z.array(AttachmentNote).max(10).nullish(),
    flags: z.int().nullish(),
    nonce: z.union([z.string().max(25), z.int()]).nullish(),
    enforce_nonce: z.boolean().optional(),
    allowed_mentions: z
      .looseObject({ parse: z.array(z.enum(['users', 'roles', 'everyone'])).optional() })
      .nullish(),
  })
  .refine(({ embeds }) => embedCharacters(embeds ?? []) <= EMBED_TOTAL, {
    path: ['embeds'],
    message: `over ${EMBED_TOTAL} characters in all embeds`,
  })
  .refine(({ components }) => distinct(customIds(components ?? [])), {
    path: ['components'],
    message: 'custom ids repeat',
  });

export type MessageContent = z.infer<typeof MessageSchema>;

export interface UploadedFile {
  /** The number in `files[n]`, by which `attachments` speaks of it. */
  readonly key: string;
  readonly name: string;
  readonly contentType: string;
  readonly data: Uint8Array;
}

/** Returns the problems between a message and the files that came with it. */
export function fileProblems(message: MessageContent, files: readonly UploadedFile[]): string[] {
  const problems: string[] = [];
  if (files.length > 10) problems.push('more than 10 files');
  for (const { name, data } of files) {
    if (data.byteLength > FILE_BYTES) problems.push(`${name} is over 10 MiB`);
  }
  const names = new Set(files.map(({ name }) => name));
  for (const { id, filename } of message.attachments ?? []) {
    const file = files.find(({ key }) => key === id);
    if (!file) problems.push(`attachment ${id} has no file`);
    else if (filename !== undefined && filename !== file.name) {
      problems.push(`attachment ${id} is called ${filename}, its file ${file.name}`);
    }
  }
  for (const embed of message.embeds ?? []) {
    for (const picture of [embed.image, embed.thumbnail]) {
      const name = picture?.url.match(/^attachment:\/\/(.*)$/)?.[1];
      if (name !== undefined && !names.has(name)) problems.push(`no file for attachment://${name}`);
    }
  }
  return problems;
}

export function isEmpty(message: MessageContent, files: readonly UploadedFile[]): boolean {
  const parts = [message.content, message.embeds, message.components, files];
  return parts.every((part) => !part?.length);
}

function embedCharacters(embeds: readonly z.infer<typeof Embed>[]): number {
  return embeds
    .flatMap(({ title, description, fields, footer, author }) => [
      title,
      description,
      footer?.text,
      author?.name,
      ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    ])
    .reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

function customIds(rows: readonly z.infer<typeof Row>[]): string[] {
  return rows
    .flatMap(({ components }) => [...components])
    .map(({ custom_id }) => custom_id)
    .filter((id) => id !== undefined);
}

export function distinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
