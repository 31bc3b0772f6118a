import { setTimeout as sleep } from 'node:timers/promises';
import { DiscordAPIError, type REST } from 'discord.js';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import type { Responder } from '../interactions/answer.ts';
import { Multipart } from '../rest/multipart.ts';

/** Milliseconds after which Discord has read the first answer as a rule. */
const READ_AFTER = 200;
/** Milliseconds between two tries where it has not, and how many there are. */
const RETRY_AFTER = 500;
const TRIES = 4;

/** The way on which a request's own answer goes back. */
interface OwnAnswer {
  readonly callback: Responder['callback'];
  /** Settles when there is an answer. */
  readonly response: Promise<Response>;
}

/** Makes the first answer to an interaction the answer to the request that brought it. */
export function ownAnswer(): OwnAnswer {
  const { promise: response, resolve } = Promise.withResolvers<Response>();
  return {
    response,
    async callback(body, files = []) {
      if (files.length === 0) resolve(Response.json(body));
      else {
        const form = new Multipart(body, files);
        const headers = { 'content-type': form.contentType };
        resolve(new Response(Buffer.concat([...form]), { headers }));
      }
      // All that follows refers to this answer, which Discord has to know by then.
      await sleep(READ_AFTER);
    },
  };
}

/** Returns a client that tries again where Discord has not yet read the first answer. */
export function afterOwnAnswer(rest: Pick<REST, 'post' | 'patch'>): Pick<REST, 'post' | 'patch'> {
  async function patiently<T>(request: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await request();
      } catch (error) {
        const isUnread =
          error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownWebhook;
        if (!isUnread || tries === TRIES) throw error;
        await sleep(RETRY_AFTER);
      }
    }
  }
  return {
    post: (route, options) => patiently(() => rest.post(route, options)),
    patch: (route, options) => patiently(() => rest.patch(route, options)),
  };
}
