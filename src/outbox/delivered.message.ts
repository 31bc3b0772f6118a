import type { Enclosure, Message } from '../ports.ts';

/** A notice's own part comes first. */
export function wholeMessage(own: Message, { message, picture }: Enclosure): Message {
  const content = [own.content, message.content].filter(Boolean).join('\n');
  const embeds = [...(own.embeds ?? []), ...(message.embeds ?? [])];
  const components = [...(own.components ?? []), ...(message.components ?? [])];
  return {
    ...(content !== '' && { content }),
    ...(embeds.length > 0 && { embeds }),
    ...(components.length > 0 && { components }),
    ...(picture && { files: [picture] }),
  };
}

/** What is left to read where no file may be attached. */
export function withoutFiles({ files: _, embeds, ...message }: Message): Message {
  return {
    ...message,
    ...(embeds && {
      embeds: embeds.map(({ image, thumbnail, ...embed }) => ({
        ...embed,
        ...(image && !isAttached(image) && { image }),
        ...(thumbnail && !isAttached(thumbnail) && { thumbnail }),
      })),
    }),
  };
}

const isAttached = ({ url }: { readonly url: string }) => url.startsWith('attachment://');
