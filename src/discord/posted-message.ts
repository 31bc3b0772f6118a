import { z } from 'zod';
import type { Message } from '../ports.ts';

/** Discord's epoch, the first second of 2015, in unix milliseconds. */
const EPOCH_MS = 1_420_070_400_000n;

/** Of a message as Discord gives it back: the nonce is not part of it. */
const Posted = z.object({
  id: z.string(),
  author: z.object({ bot: z.boolean().optional() }),
  content: z.string(),
  embeds: z.array(
    z.object({
      title: z.string().optional(),
      description: z.string().optional(),
      timestamp: z.string().nullish(),
    }),
  ),
});

/** The lowest id that Discord can have given at that moment or later. @param moment - Unix seconds. */
export function snowflakeAt(moment: number): string {
  return ((BigInt(Math.floor(moment * 1_000)) - EPOCH_MS) << 22n).toString();
}

interface Looks {
  readonly content?: string | undefined;
  readonly embeds?: readonly {
    readonly title?: string | undefined;
    readonly description?: string | undefined;
    readonly timestamp?: string | null | undefined;
  }[];
}

/**
 * @param messages - Discord's answer.
 * @returns The id of the one that says the same. Notices carry the moment of their tick, so no two of
 *   a channel look alike.
 */
export function postedMessage(messages: unknown, wanted: Message): string | undefined {
  const looked = looksOf(wanted);
  return z
    .array(Posted)
    .parse(messages)
    .find((message) => message.author.bot === true && looksOf(message) === looked)?.id;
}

/** Discord trims texts, and writes moments its own way. */
function looksOf({ content = '', embeds = [] }: Looks): string {
  return JSON.stringify([
    content.trim(),
    ...embeds.map(({ title = '', description = '', timestamp }) => [
      title.trim(),
      description.trim(),
      timestamp ? Date.parse(timestamp) : '',
    ]),
  ]);
}
