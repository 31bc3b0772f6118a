import { i18nFor } from '../i18n/i18n.ts';
import type { Message } from '../message/message.ts';
import { timestamp } from '../message/moment.ts';
import type { Content, Notice } from './notice.ts';
import { readRecipient } from './recipient.ts';

/**
 * Puts a notice's own part and the content it shares with others together; the own part comes
 * first.
 */
export function wholeMessage(own: Message, { message, picture }: Content): Message {
  const content = [own.content, message.content].filter(Boolean).join('\n');
  const embeds = [...(own.embeds ?? []), ...(message.embeds ?? [])];
  const components = [...(own.components ?? []), ...(message.components ?? [])];
  return {
    ...(content !== '' && { content }),
    ...(embeds.length > 0 && { embeds }),
    ...(components.length > 0 && { components }),
    ...(picture && { files: [picture] }),
    ...(own.published && { published: true }),
  };
}

/** Returns the message without its files, for a channel where none may be attached. */
export function withoutFiles({ files: _, embeds, ...message }: Message): Message {
  return {
    ...message,
    ...(embeds && {
      embeds: embeds
        .map(({ image, thumbnail, ...embed }) => ({
          ...embed,
          ...(image && !isAttached(image) && { image }),
          ...(thumbnail && !isAttached(thumbnail) && { thumbnail }),
        }))
        // Discord takes no embed that has nothing in it.
        .filter((embed) => Object.keys(embed).length > 0),
    }),
  };
}

const isAttached = ({ url }: { readonly url: string }) => url.startsWith('attachment://');

/** Returns a notice that could not be delivered, shown late, with the reason why it comes late. */
export function heldMessage({ recipient, createdAt, payload }: Notice, locale: string): Message {
  const { t } = i18nFor(locale);
  const when = timestamp(createdAt, 'R');
  const { isPerson, id } = readRecipient(recipient);
  const why = isPerson ? t('held.dm', { when }) : t('held.channel', { channel: `<#${id}>`, when });
  return { ...payload, content: [why, payload.content].filter(Boolean).join('\n') };
}

/** Returns a person's own message with a mention of that person, to be posted among others. */
export function mentioning(userId: string, message: Message): Message {
  return { ...message, content: `<@${userId}> ${message.content ?? ''}`.trim() };
}
