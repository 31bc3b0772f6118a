import { DiscordAPIError, HTTPError, type REST } from 'discord.js';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import * as z from 'zod';
import type { Logger } from '../../log/logger.port.ts';
import type { Absent, Opened, Refused, RetryLater, Sent } from '../../outbox/notice.ts';
import type { Poster } from '../../outbox/outbox.port.ts';
import { messageBody } from '../message-body.ts';
import { inTime } from './in-time.ts';
import { requestBody } from './multipart.ts';
import { readPage, snowflakeAt } from './posted-message.ts';
import { type Limit, limitOf } from './rate-limit.ts';
import { refusalOf, WHOLE_BOT } from './refusal.ts';

interface PosterParts {
  readonly rest: Pick<REST, 'get' | 'post'>;
  readonly log: Logger;
  /** Milliseconds that a request may take, with all that discord.js tries again by itself. */
  readonly patience?: number;
}

const PATIENCE_MS = 15_000;
/**
 * Messages that Discord gives at once, and how often it is asked, in the search for one since its
 * first attempt.
 */
const PAGE = 100;
const MOST_PAGES = 20;
/** Seconds: a longer limit on opening direct messages means that we have to stop. */
const LONGEST_HONEST_LIMIT = 60;
/** Seconds until the next try at what Discord takes from us for nobody at the moment. */
const BARRED = 600;

const Created = z.object({ id: z.string() });

/** Creates a poster over the REST client of the gateway's connection, or one of its own. */
export function createPoster({ rest, log, patience = PATIENCE_MS }: PosterParts): Poster {
  /**
   * Publishes a message to all who follow its channel. Where that has to wait, the message counts as
   * not sent: the next attempt comes by here again, posts nothing new, and publishes it once.
   */
  async function publish(channelId: string, sent: Sent): Promise<Sent | RetryLater> {
    const { messageId } = sent;
    const outcome = await settled(log, async (): Promise<Sent> => {
      try {
        const route = Routes.channelMessageCrosspost(channelId, messageId);
        await inTime(patience, (signal) => rest.post(route, { signal }));
      } catch (error) {
        const code = error instanceof DiscordAPIError ? error.code : undefined;
        if (code !== RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted) throw error;
      }
      return sent;
    });
    if (outcome.kind !== 'refused') return outcome;
    const { code, reason } = outcome;
    log.error({ channelId, code, reason }, 'posted, but not published to who follows the channel');
    return sent;
  }

  return {
    async post({ channelId, message, nonce, mention }) {
      const body = {
        ...messageBody(message),
        allowed_mentions: { parse: [], ...(mention !== undefined && { users: [mention] }) },
        nonce,
        enforce_nonce: true,
      };
      const outcome = await settled(log, async (): Promise<Sent> => {
        const created = await inTime(patience, (signal) =>
          rest.post(Routes.channelMessages(channelId), {
            ...requestBody(body, message.files),
            signal,
          }),
        );
        return { kind: 'sent', messageId: Created.parse(created).id };
      });
      if (outcome.kind === 'sent' && message.published) return publish(channelId, outcome);
      // A bar on the bot says nothing about this message.
      return outcome.kind === 'refused' && outcome.why === 'bot-barred'
        ? {
            ...outcome,
            kind: 'retry-later',
            after: BARRED,
            isForAll: WHOLE_BOT.has(outcome.code),
          }
        : outcome;
    },

    async openDm(userId) {
      const open = async (): Promise<Opened> => {
        const body = { recipient_id: userId };
        const channel = await inTime(patience, (signal) =>
          rest.post(Routes.userChannels(), { body, signal }),
        );
        return { kind: 'opened', channelId: Created.parse(channel).id };
      };
      return settled(log, open, openingLimited);
    },

    async findPosted({ channelId, message }, since) {
      const search = async (signal: AbortSignal): Promise<Sent | Absent> => {
        let after = snowflakeAt(since);
        for (let page = 0; page < MOST_PAGES; page += 1) {
          signal.throwIfAborted();
          const query = new URLSearchParams({ after, limit: String(PAGE) });
          const messages = await rest.get(Routes.channelMessages(channelId), { query, signal });
          const { count, last, found } = readPage(messages, message);
          if (found !== undefined) return { kind: 'sent', messageId: found } as const;
          if (count < PAGE || last === undefined) return { kind: 'absent' };
          after = last;
        }
        log.warn({ channelId, pages: MOST_PAGES }, 'too busy a channel to find a message in');
        return { kind: 'absent' };
      };
      const outcome = await settled(log, () => inTime(2 * patience, search));
      const isFound = outcome.kind === 'sent';
      return isFound && message.published ? publish(channelId, outcome) : outcome;
    },
  };
}

function later({ wait }: Limit): RetryLater {
  return { kind: 'retry-later', after: wait / 1_000, reason: 'rate limited' };
}

/**
 * Takes a long limit on opening direct messages for a word to stop, unless it is one on everything.
 */
function openingLimited(limit: Limit): RetryLater | Refused {
  const limited = later(limit);
  return limit.isGlobal || limited.after <= LONGEST_HONEST_LIMIT
    ? limited
    : { ...limited, kind: 'refused', why: 'bot-barred' };
}

async function settled<T>(
  log: Logger,
  request: () => Promise<T>,
  onLimit: (limit: Limit) => RetryLater | Refused = later,
): Promise<T | RetryLater | Refused> {
  try {
    return await request();
  } catch (error) {
    const limit = limitOf(error);
    if (limit) return onLimit(limit);
    if (error instanceof DiscordAPIError) return refusalOf(error, log);
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof HTTPError) {
      return { kind: 'retry-later', after: 0, reason: `HTTP ${error.status} ${reason}`.trim() };
    }
    return { kind: 'retry-later', after: 0, reason };
  }
}
