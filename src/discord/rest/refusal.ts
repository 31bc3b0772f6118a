import type { DiscordAPIError } from 'discord.js';
import { RESTJSONErrorCodes as Codes } from 'discord-api-types/v10';
import type { Logger } from '../../log/logger.port.ts';
import type { RefusalKind, Refused, RetryLater } from '../../outbox/notice.ts';

const UNAUTHORIZED = 401;
/** HTTP status that comes from a proxy, without a code of Discord's. */
const TOO_LARGE = 413;
/** Seconds until the next try after a 401: the gateway ends the process before. */
const NEXT_TOKEN = 60;

/** "Flagged by our anti-spam system"; neither the documentation nor the enumeration has it. */
const FLAGGED_AS_SPAM = 20026;

/**
 * Codes that bar the whole bot; the others of `bot-barred` may be said of one request, and what
 * belongs to it.
 */
export const WHOLE_BOT: ReadonlySet<number | undefined> = new Set([
  FLAGGED_AS_SPAM,
  Codes.VerifyYourAccount,
  Codes.SendMessagesHasBeenTemporarilyDisabled,
]);

/** Discord's codes by what they mean here; all others are `other`. */
const KINDS = new Map<number, RefusalKind>([
  ...coded('dm-closed', [
    Codes.CannotSendMessagesToThisUser,
    Codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
    Codes.UnknownUser,
    Codes.InvalidRecipients,
  ]),
  ...coded('channel-gone', [Codes.UnknownChannel, Codes.UnknownGuild]),
  ...coded('no-access', [Codes.MissingAccess]),
  ...coded('missing-permission', [Codes.MissingPermissions]),
  ...coded('bot-barred', [
    Codes.OpeningDirectMessagesTooFast,
    FLAGGED_AS_SPAM,
    Codes.BotsCannotUseThisEndpoint,
    Codes.NotAuthorizedToPerformThisActionOnThisApplication,
    Codes.Unauthorized,
    Codes.VerifyYourAccount,
    Codes.SendMessagesHasBeenTemporarilyDisabled,
    Codes.FeatureTemporarilyDisabledServerSide,
    Codes.ServiceResourceIsBeingRateLimited,
    Codes.CloudflareIsBlockingYourRequest,
    Codes.TheUserAccountMustFirstBeVerified,
  ]),
  ...coded('invalid', [
    Codes.InvalidFormBodyOrContentType,
    Codes.CannotSendAnEmptyMessage,
    Codes.RequestEntityTooLarge,
  ]),
]);

function coded(kind: RefusalKind, codes: readonly number[]): readonly [number, RefusalKind][] {
  return codes.map((code) => [code, kind]);
}

/**
 * Returns what an answer between 400 and 499 means; one without a code comes from a proxy on the
 * way.
 */
export function refusalOf(error: DiscordAPIError, log: Logger): RetryLater | Refused {
  const { status, message: reason } = error;
  const code = typeof error.code === 'number' ? error.code : undefined;
  if (status === UNAUTHORIZED) return { kind: 'retry-later', after: NEXT_TOKEN, code, reason };
  if (code === undefined && status !== TOO_LARGE) {
    return { kind: 'retry-later', after: 0, reason: `HTTP ${status} without a word from Discord` };
  }
  const why = code === undefined ? 'invalid' : (KINDS.get(code) ?? 'other');
  if (why === 'invalid') {
    log.error({ code, reason, body: error.requestBody.json }, 'message refused');
  }
  return { kind: 'refused', why, code, reason };
}
