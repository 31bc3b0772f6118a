import { emptyMessage, invalidBody } from './api-error.ts';
import {
  fileProblems,
  isEmpty,
  type MessageContent,
  MessageSchema,
  type UploadedFile,
} from './message-schema.ts';
import type { RestRequest, RestResponse } from './rest-message.ts';
import { snowflakes } from './snowflake.ts';

export interface LocalMessage {
  readonly id: string;
  readonly channelId: string;
  /** The content as it stands now, edits included. */
  readonly content: MessageContent;
  readonly files: readonly UploadedFile[];
  readonly ephemeral: boolean;
  /** Whether the message is only announced, its text still to come. */
  readonly loading: boolean;
  readonly edits: number;
}

/** A body that did not keep to Discord's rules. */
export interface Violation {
  readonly where: string;
  readonly problems: readonly string[];
}

type Checked = { readonly content: MessageContent } | { readonly refusal: RestResponse };

const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;
const NOTHING = new Uint8Array(0);

/**
 * Keeps all messages of all channels, in the order they came.
 *
 * @param keepsFiles - False keeps files' names and kinds alone: ten thousand pictures are 400 MB.
 */
export function messageBoard(author: object, keepsFiles = true) {
  const nextId = snowflakes();
  const messages = new Map<string, LocalMessage>();
  const violations: Violation[] = [];

  function refuse(where: string, problems: readonly string[]): RestResponse {
    violations.push({ where, problems });
    return invalidBody(problems);
  }

  /** @param known - The files an edit may speak of without sending them again. */
  function check(where: string, { body, files }: Pick<RestRequest, 'body' | 'files'>): Checked {
    const parsed = MessageSchema.safeParse(body);
    const problems = parsed.success
      ? fileProblems(parsed.data, files)
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    if (!parsed.success || problems.length > 0) return { refusal: refuse(where, problems) };
    if (isEmpty(parsed.data, files)) {
      violations.push({ where, problems: ['empty message'] });
      return { refusal: emptyMessage };
    }
    return { content: parsed.data };
  }

  function post(
    channelId: string,
    content: MessageContent,
    files: readonly UploadedFile[],
    loading = false,
  ): LocalMessage {
    const ephemeral = ((content.flags ?? 0) & EPHEMERAL) !== 0;
    const kept = keepsFiles ? files : files.map((file) => ({ ...file, data: NOTHING }));
    const id = nextId();
    const message = { id, channelId, content, files: kept, ephemeral, loading, edits: 0 };
    messages.set(id, message);
    return message;
  }

  /** Edits a message; a part that the edit leaves out stays as it was. */
  function edit(
    id: string,
    changes: MessageContent,
    files: readonly UploadedFile[],
  ): LocalMessage | undefined {
    const old = messages.get(id);
    if (!old) return undefined;
    const { flags: _, ...content } = changes;
    const message = {
      ...old,
      content: { ...old.content, ...content },
      files: changes.attachments ? files : [...old.files, ...files],
      loading: false,
      edits: old.edits + 1,
    };
    messages.set(id, message);
    return message;
  }

  /** Returns a message as Discord's API writes it. */
  function toJson(message: LocalMessage) {
    const { content, embeds, components, nonce } = message.content;
    return {
      id: message.id,
      type: 0,
      channel_id: message.channelId,
      author,
      content: content ?? '',
      embeds: embeds ?? [],
      components: components ?? [],
      attachments: message.files.map(({ key, name, contentType, data }) => ({
        id: key,
        filename: name,
        size: data.byteLength,
        content_type: contentType,
        url: `https://cdn.invalid/${message.id}/${name}`,
        proxy_url: `https://cdn.invalid/${message.id}/${name}`,
      })),
      flags: (message.ephemeral ? EPHEMERAL : 0) | (message.loading ? LOADING : 0),
      mentions: [],
      mention_roles: [],
      mention_everyone: false,
      pinned: false,
      tts: false,
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      ...(nonce !== undefined && { nonce }),
    };
  }

  return {
    violations,
    refuse,
    check,
    post,
    edit,
    toJson,
    get: (id: string) => messages.get(id),
    total: () => messages.size,
    /** Counts the messages in each channel. */
    counts(): ReadonlyMap<string, number> {
      const counts = new Map<string, number>();
      for (const { channelId } of messages.values()) {
        counts.set(channelId, (counts.get(channelId) ?? 0) + 1);
      }
      return counts;
    },
    remove: (id: string) => messages.delete(id),
    in: (channelId: string) =>
      [...messages.values()].filter((message) => message.channelId === channelId),
  };
}

export type MessageBoard = ReturnType<typeof messageBoard>;
