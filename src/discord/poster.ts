import {
  DiscordAPIError,
  HTTPError,
  type RateLimitData,
  RateLimitError,
  type REST,
} from 'discord.js';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type {
  Absent,
  Logger,
  Opened,
  Poster,
  RefusalKind,
  Refused,
  RetryLater,
  Sent,
} from '../ports.ts';
import { messageBody } from './message-body.ts';
import { requestBody } from './multipart.ts';
import { readPage, snowflakeAt } from './posted-message.ts';

interface PosterParts {
  readonly rest: Pick<REST, 'get' | 'post'>;
  readonly log: Logger;
  /** Milliseconds that a request may take, with all that discord.js tries again by itself. */
  readonly patience?: number;
}

const PATIENCE_MS = 15_000;
/** Messages since the first attempt: as many as Discord gives at once, and how often it is asked. */
const PAGE = 100;
const MOST_PAGES = 20;
/** A 429 whose wait is longer than that comes back to the sender, who has others to serve. */
const LONGEST_WAIT_MS = 5_000;
/** Seconds: a longer limit on opening direct messages is a word to stop. */
const LONGEST_HONEST_LIMIT = 60;
const UNAUTHORIZED = 401;
/** From a proxy, without a code. */
const TOO_LARGE = 413;
/** Seconds: the gateway ends the process before. */
const NEXT_TOKEN = 60;

/** "No mutual guilds"; the enumeration doesn't have it. */
const NO_SHARED_SERVER = 50278;

const KINDS = new Map<number, RefusalKind>([
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser, 'dm-closed'],
  [NO_SHARED_SERVER, 'dm-closed'],
  [RESTJSONErrorCodes.UnknownChannel, 'channel-gone'],
  [RESTJSONErrorCodes.UnknownGuild, 'channel-gone'],
  [RESTJSONErrorCodes.MissingAccess, 'no-access'],
  [RESTJSONErrorCodes.MissingPermissions, 'missing-permission'],
  [RESTJSONErrorCodes.OpeningDirectMessagesTooFast, 'too-many-dms'],
  [RESTJSONErrorCodes.InvalidFormBodyOrContentType, 'invalid'],
  [RESTJSONErrorCodes.CannotSendAnEmptyMessage, 'invalid'],
  [RESTJSONErrorCodes.RequestEntityTooLarge, 'invalid'],
]);

const Created = z.object({ id: z.string() });

/** Over the REST client of the gateway's connection, or one of its own. */
export function createPoster({ rest, log, patience = PATIENCE_MS }: PosterParts): Poster {
  return {
    async post({ channelId, message, nonce, mention }) {
      const body = {
        ...messageBody(message),
        allowed_mentions: { parse: [], ...(mention !== undefined && { users: [mention] }) },
        nonce,
        enforce_nonce: true,
      };
      return settled(log, async (): Promise<Sent> => {
        const created = await inTime(patience, (signal) =>
          rest.post(Routes.channelMessages(channelId), {
            ...requestBody(body, message.files),
            signal,
          }),
        );
        return { kind: 'sent', messageId: Created.parse(created).id };
      });
    },

    async openDm(userId) {
      const outcome = await settled(log, async (): Promise<Opened> => {
        const body = { recipient_id: userId };
        const channel = await inTime(patience, (signal) =>
          rest.post(Routes.userChannels(), { body, signal }),
        );
        return { kind: 'opened', channelId: Created.parse(channel).id };
      });
      return outcome.kind === 'retry-later' && outcome.after > LONGEST_HONEST_LIMIT
        ? { ...outcome, kind: 'refused', why: 'too-many-dms' }
        : outcome;
    },

    async findPosted({ channelId, message }, since) {
      const search = async (signal: AbortSignal): Promise<Sent | Absent> => {
        let after = snowflakeAt(since);
        for (let page = 0; page < MOST_PAGES; page += 1) {
          signal.throwIfAborted();
          const query = new URLSearchParams({ after, limit: String(PAGE) });
          const messages = await rest.get(Routes.channelMessages(channelId), { query, signal });
          const { count, last, found } = readPage(messages, message);
          if (found !== undefined) return { kind: 'sent', messageId: found };
          if (count < PAGE || last === undefined) return { kind: 'absent' };
          after = last;
        }
        log.warn({ channelId, pages: MOST_PAGES }, 'too busy a channel to find a message in');
        return { kind: 'absent' };
      };
      return settled(log, () => inTime(2 * patience, search));
    },
  };
}

/**
 * Not `AbortSignal.timeout`: until its time is over, Node keeps it and whoever listens to it, though
 * the request was answered long ago.
 */
async function inTime<T>(
  milliseconds: number,
  request: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const impatience = new AbortController();
  const timer = setTimeout(() => {
    impatience.abort(new DOMException(`No answer within ${milliseconds} ms`, 'TimeoutError'));
  }, milliseconds);
  try {
    return await request(impatience.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** For `rejectOnRateLimit`: discord.js would wait without telling anybody, an hour if need be. */
export function isTooLongAWait(limited: RateLimitData): boolean {
  if (limited.global) return false;
  if (limited.route === '/users/@me/channels') return true;
  return limited.route === '/channels/:id/messages' && waitOf(limited) > LONGEST_WAIT_MS;
}

/** Milliseconds. */
function waitOf({ timeToReset, retryAfter, sublimitTimeout }: RateLimitData): number {
  return Math.max(timeToReset, retryAfter, sublimitTimeout);
}

async function settled<T>(
  log: Logger,
  request: () => Promise<T>,
): Promise<T | RetryLater | Refused> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof RateLimitError) {
      return { kind: 'retry-later', after: waitOf(error) / 1_000, reason: 'rate limited' };
    }
    if (error instanceof DiscordAPIError) return refusal(error, log);
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof HTTPError) {
      return { kind: 'retry-later', after: 0, reason: `HTTP ${error.status} ${reason}`.trim() };
    }
    return { kind: 'retry-later', after: 0, reason };
  }
}

function refusal(error: DiscordAPIError, log: Logger): RetryLater | Refused {
  const code = Number(error.code);
  const reason = error.message;
  if (error.status === UNAUTHORIZED)
    return { kind: 'retry-later', after: NEXT_TOKEN, code, reason };
  const why = KINDS.get(code) ?? (error.status === TOO_LARGE ? 'invalid' : 'other');
  if (why === 'invalid')
    log.error({ code, reason, body: error.requestBody.json }, 'message refused');
  return { kind: 'refused', why, code, reason };
}
