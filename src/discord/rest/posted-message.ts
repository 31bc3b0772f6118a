import * as z from 'zod';
import type { Message } from '../../message/message.ts';
import { messageBody } from '../message-body.ts';

/** Discord's epoch, the first second of 2015, in unix milliseconds. */
const EPOCH_MS = 1_420_070_400_000n;

/** The parts of a message that we read when Discord gives it back; the nonce is not among them. */
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

/**
 * Returns the lowest id that Discord can have given at that moment or later.
 *
 * @param moment - Unix seconds.
 */
export function snowflakeAt(moment: number): string {
  return ((BigInt(Math.floor(moment * 1_000)) - EPOCH_MS) << 22n).toString();
}

interface Looks {
  readonly content?: string | undefined;
  readonly embeds?:
    | readonly {
        readonly title?: string | undefined;
        readonly description?: string | undefined;
        readonly timestamp?: string | null | undefined;
      }[]
    | undefined;
}

interface Page {
  /** How many messages Discord gave. */
  readonly count: number;
  /** The id of the latest of them. */
  readonly last: string | undefined;
  /**
   * The id of the message that says the same. Notices carry the moment of their tick, so no two of
   * them look alike in a channel; tests and welcomes may, and then the earlier one counts.
   */
  readonly found: string | undefined;
}

/** @param messages - Discord's answer. */
export function readPage(messages: unknown, wanted: Message): Page {
  // Discord was given the text with signs that hold amounts together.
  const looked = looksOf(messageBody(wanted));
  const all = z.array(Posted).parse(messages);
  const ids = all.map(({ id }) => BigInt(id)).sort((a, b) => (a < b ? -1 : 1));
  const same = all.find((message) => message.author.bot === true && looksOf(message) === looked);
  return { count: all.length, last: ids.at(-1)?.toString(), found: same?.id };
}

/** Character that holds a sign to its number: a message may have gone out before there were any. */
const WORD_JOINER = '\u2060';

const compared = (text: string) => text.replaceAll(WORD_JOINER, '').trim();

/** Returns what is compared of a message: Discord trims texts, and writes moments its own way. */
function looksOf({ content = '', embeds = [] }: Looks): string {
  return JSON.stringify([
    compared(content),
    ...embeds.map(({ title = '', description = '', timestamp }) => [
      compared(title),
      compared(description),
      timestamp ? Date.parse(timestamp) : '',
    ]),
  ]);
}
