import { createHash } from 'node:crypto';
import {
  type APIInteractionResponse,
  type APIMessage,
  type InteractionResponseType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import type { Attachment } from '../../message/message.ts';
import type { ShownMessage } from '../web/wire.ts';
import { botUser, user } from './interactions.ts';

type Body = Extract<
  APIInteractionResponse,
  { type: InteractionResponseType.ChannelMessageWithSource }
>['data'];

export interface StoredMessage {
  readonly shown: ShownMessage;
  readonly place: string;
  /** Id of the only person who may see the message; absent when it is for everybody. */
  readonly onlyFor?: string | undefined;
  /** Nonce of a message that the bot wrote by itself. */
  readonly nonce?: string | undefined;
  readonly files: readonly Attachment[];
}

/** Puts the body into the message; parts that the body leaves out stay as they are. */
export function withBody(
  message: StoredMessage,
  body: Body,
  sent?: readonly Attachment[],
): StoredMessage {
  const files = sent ?? (body.attachments ? [] : message.files);
  const urlOf = (name: string) => {
    const path = `/files/${message.shown.id}/${encodeURIComponent(name)}`;
    const file = files.find((each) => each.name === name);
    // The address changes with the file, for a page loads no picture anew from the same address.
    return file ? `${path}?${versionOf(file)}` : path;
  };
  const { content, embeds, components } = body;
  const resolve = (url: string) =>
    url.startsWith('attachment://') ? urlOf(url.slice('attachment://'.length)) : url;
  const shownEmbeds = embeds?.map((embed) => ({
    ...embed,
    ...(embed.image && { image: { ...embed.image, url: resolve(embed.image.url) } }),
    ...(embed.thumbnail && {
      thumbnail: { ...embed.thumbnail, url: resolve(embed.thumbnail.url) },
    }),
  }));
  const shown: ShownMessage = {
    ...message.shown,
    ...(content != null && { content }),
    ...(shownEmbeds && { embeds: shownEmbeds }),
    ...(components && { components }),
    files: files.map(({ name, description }) => ({
      name,
      description,
      url: urlOf(name),
      image: /\.(?:png|jpe?g|gif|webp)$/i.test(name),
    })),
  };
  return { ...message, shown, files };
}

function versionOf({ data }: Attachment): string {
  return createHash('sha256').update(data).digest('base64url').slice(0, 12);
}

/** Marks a change: the first text after "thinking" is no edit; whatever comes later is. */
export function changed(message: StoredMessage): StoredMessage {
  const { shown } = message;
  return { ...message, shown: { ...shown, state: 'sent', edited: shown.state === 'sent' } };
}

/** Returns the message as Discord would send it along with a press. */
export function apiMessage({ shown, place, onlyFor }: StoredMessage): APIMessage {
  return {
    id: shown.id,
    channel_id: place,
    type: shown.command ? MessageType.ChatInputCommand : MessageType.Default,
    author: shown.author === 'bot' ? botUser : user(shown.author.id, shown.author.name),
    content: shown.content,
    timestamp: new Date(shown.at * 1000).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [...shown.embeds],
    components: [...shown.components],
    pinned: false,
    ...(onlyFor !== undefined && { flags: MessageFlags.Ephemeral }),
  };
}
