import {
  type APIInteractionResponseCallbackData,
  MessageFlags,
  type RESTPatchAPIWebhookWithTokenMessageJSONBody,
} from 'discord-api-types/v10';
import type { Message } from '../message/message.ts';

/** A body that Discord takes for a new message as well as for an edit. */
export type MessageBody = APIInteractionResponseCallbackData &
  RESTPatchAPIWebhookWithTokenMessageJSONBody;

/**
 * Returns the message as Discord takes it, nobody mentioned. It is complete on purpose: what an
 * edit leaves out would stay as it was.
 */
export function messageBody({ content, embeds, components, files }: Message): MessageBody {
  return {
    content: content ?? '',
    embeds: embeds ?? [],
    components: components ?? [],
    // The id is the place among the files, and text like all of Discord's ids.
    attachments: (files ?? []).map(({ name, description }, place) => ({
      id: String(place),
      filename: name,
      description,
    })),
    allowed_mentions: { parse: [] },
  };
}

/** @param ephemeral - Unless the message says so itself. */
export function newMessageBody(message: Message, ephemeral: boolean): MessageBody {
  const body = messageBody(message);
  return (message.ephemeral ?? ephemeral) ? { ...body, flags: MessageFlags.Ephemeral } : body;
}
