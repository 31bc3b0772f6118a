import type { RestResponse } from './rest-message.ts';

/** An error as Discord words it; the codes are those of its documentation. */
export function apiError(
  status: number,
  code: number,
  message: string,
  details = {},
): RestResponse {
  return { status, body: { message, code, ...details } };
}

export const unauthorized = apiError(401, 0, '401: Unauthorized');
export const notFound = apiError(404, 0, '404: Not Found');
export const unknownChannel = apiError(404, 10003, 'Unknown Channel');
export const unknownGuild = apiError(404, 10004, 'Unknown Guild');
export const unknownMember = apiError(404, 10007, 'Unknown Member');
export const unknownMessage = apiError(404, 10008, 'Unknown Message');
export const unknownWebhook = apiError(404, 10015, 'Unknown Webhook');
export const unknownInteraction = apiError(404, 10062, 'Unknown interaction');
export const missingAccess = apiError(403, 50001, 'Missing Access');
export const missingPermissions = apiError(403, 50013, 'Missing Permissions');
export const tooLarge = apiError(413, 40005, 'Request entity too large');
export const closedDms = apiError(403, 50007, 'Cannot send messages to this user');
export const emptyMessage = apiError(400, 50006, 'Cannot send an empty message');
export const invalidWebhookToken = apiError(401, 50027, 'Invalid Webhook Token');
export const tooManyFollowUps = apiError(
  400,
  40094,
  'Maximum number of follow-up messages for this interaction has been reached',
);
export const alreadyCrossposted = apiError(400, 40033, 'This message has already been crossposted');
export const wrongChannelType = apiError(400, 50024, 'Cannot execute action on this channel type');
export const alreadyAcknowledged = apiError(
  400,
  40060,
  'Interaction has already been acknowledged.',
);

export function invalidBody(problems: readonly string[]): RestResponse {
  const _errors = problems.map((message) => ({ code: 'INVALID', message }));
  return apiError(400, 50035, 'Invalid Form Body', { errors: { _errors } });
}

export function rateLimited(retryAfter: number, global: boolean): RestResponse {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfter, global },
    headers: {
      'Retry-After': String(retryAfter),
      'X-RateLimit-Scope': global ? 'global' : 'user',
      ...(global && { 'X-RateLimit-Global': 'true' }),
    },
  };
}
