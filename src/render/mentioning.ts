import type { Message } from '../ports.ts';

/** What was meant for a person alone, said to that person among others. */
export function mentioning(userId: string, message: Message): Message {
  return { ...message, content: `<@${userId}> ${message.content ?? ''}`.trim() };
}
