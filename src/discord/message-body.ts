import {
  type APIEmbed,
  type APIInteractionResponseCallbackData,
  MessageFlags,
  type RESTPatchAPIWebhookWithTokenMessageJSONBody,
} from 'discord-api-types/v10';
import { holdingSigns } from '../message/markdown.ts';
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
    content: holdingSigns(content ?? ''),
    embeds: (embeds ?? []).map(embedBody),
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

function embedBody(embed: APIEmbed): APIEmbed {
  const { title, description, fields } = embed;
  return {
    ...embed,
    ...(title !== undefined && { title: holdingSigns(title) }),
    ...(description !== undefined && { description: holdingSigns(description) }),
    ...(fields && { fields: fields.map((one) => ({ ...one, value: holdingSigns(one.value) })) }),
  };
}

/** @param ephemeral - Unless the message says so itself. */
export function newMessageBody(message: Message, ephemeral: boolean): MessageBody {
  const body = messageBody(message);
  return (message.ephemeral ?? ephemeral) ? { ...body, flags: MessageFlags.Ephemeral } : body;
}
