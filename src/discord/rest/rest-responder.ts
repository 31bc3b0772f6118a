import { DiscordAPIError, HTTPError, type REST } from 'discord.js';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { Logger } from '../../log/logger.port.ts';
import type { Responder } from '../interactions/answer.ts';
import type { Address } from '../interactions/read-interaction.ts';
import { requestBody } from './multipart.ts';
import { limitOf } from './rate-limit.ts';

/**
 * Codes that mean that there is nobody left to tell: the interaction, its token or its message is
 * gone.
 */
const GONE: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);

interface RestResponderParts {
  readonly rest: Pick<REST, 'post' | 'patch'>;
  readonly address: Address;
  /** The bot's application id, where the interaction doesn't say. */
  readonly applicationId?: string | undefined;
  readonly log: Logger;
}

/**
 * Returns a responder that answers over REST. The requests carry the interaction's token, never the
 * bot's.
 */
export function restResponder(parts: RestResponderParts): Responder {
  const { rest, address, log } = parts;
  const { id, token, application_id: applicationId = parts.applicationId ?? '' } = address;
  const arrivedAt = performance.now();

  async function deliver(step: keyof Responder, request: () => Promise<unknown>): Promise<void> {
    try {
      await (step === 'followUp' ? request() : withSecondTry(request));
    } catch (error) {
      const details = { interaction: id, step, after: Math.round(performance.now() - arrivedAt) };
      if (!(error instanceof DiscordAPIError)) throw withoutToken(error);
      if (GONE.has(error.code)) {
        log.warn({ ...details, code: error.code }, 'answer came too late');
      } else if (error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) {
        // Our own request again after an answer that was lost, or an event that came twice.
        log.warn({ ...details, code: error.code }, 'interaction was answered before');
      } else {
        log.error({ ...details, body: error.requestBody.json }, 'answer refused');
        throw withoutToken(error);
      }
    }
  }

  return {
    callback: (body, files) =>
      deliver('callback', () =>
        rest.post(Routes.interactionCallback(id, token), {
          ...requestBody(body, files),
          auth: false,
        }),
      ),
    edit: (body, files) =>
      deliver('edit', () =>
        rest.patch(Routes.webhookMessage(applicationId, token), {
          ...requestBody(body, files),
          auth: false,
        }),
      ),
    followUp: (body, files) =>
      deliver('followUp', () =>
        rest.post(Routes.webhook(applicationId, token), {
          ...requestBody(body, files),
          auth: false,
        }),
      ),
  };
}

/** discord.js tries again after a 5xx or a time-out, but not when the socket was cut. */
async function withSecondTry(request: () => Promise<unknown>): Promise<unknown> {
  try {
    return await request();
  } catch (error) {
    const settled = [DiscordAPIError, HTTPError].some((kind) => error instanceof kind);
    if (settled || limitOf(error) || (error instanceof Error && error.name === 'AbortError'))
      throw error;
    return request();
  }
}

/** Errors of the REST client carry the address, and with it the interaction's token. */
function withoutToken(error: unknown): Error {
  if (error instanceof DiscordAPIError) {
    return new Error(`Discord refused the answer: ${error.status} ${error.code} ${error.message}`);
  }
  const limit = limitOf(error);
  if (limit) return new Error(`Discord takes no answer for ${Math.ceil(limit.wait / 1_000)} s`);
  if (error instanceof HTTPError) return new Error(`Discord did not answer: ${error.status}`);
  return new Error(
    `Discord was not reached: ${error instanceof Error ? error.message : 'unknown'}`,
  );
}
