/** A recipient as it is stored: a person, by direct message, or a channel. */
export type Recipient = `u:${string}` | `c:${string}`;

export function personRecipient(userId: string): Recipient {
  return `u:${userId}`;
}

export function channelRecipient(channelId: string): Recipient {
  return `c:${channelId}`;
}

/** Takes a recipient apart: `id` is the person's, or the channel's. */
export function readRecipient(recipient: Recipient): {
  readonly isPerson: boolean;
  readonly id: string;
} {
  return { isPerson: recipient.startsWith('u:'), id: recipient.slice(2) };
}

/** Returns the channel's id, or nothing for a person. */
export function channelOf(recipient: Recipient): string | undefined {
  const { isPerson, id } = readRecipient(recipient);
  return isPerson ? undefined : id;
}

/** Names the owner of a server's notice; the owner of a person's is that person's bare id. */
export function serverOwner(guildId: string): `g:${string}` {
  return `g:${guildId}`;
}

export function isServerOwner(owner: string): boolean {
  return owner.startsWith('g:');
}

/**
 * Reads a recipient as it is stored.
 *
 * @throws Error when the text is none: we store nothing else.
 */
export function recipientIn(text: string): Recipient {
  if (isRecipient(text)) return text;
  throw new Error(`No recipient: ${text}`);
}

function isRecipient(text: string): text is Recipient {
  return text.startsWith('u:') || text.startsWith('c:');
}
