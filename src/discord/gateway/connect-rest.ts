import { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Dispatcher } from 'undici';
import * as z from 'zod';
import type { Logger } from '../../log/logger.port.ts';
import type { Declaration } from '../command.ts';
import { registerCommands } from '../interactions/register.ts';
import { createContact, keepInContact } from '../rest/contact.ts';
import { createFollows } from '../rest/follows.ts';
import { makeRequest } from '../rest/make-request.ts';
import { createPoster } from '../rest/poster.ts';
import { createRateLimiter } from '../rest/rate-limiter.ts';
import { paceOf, restOptions } from '../rest/rest-options.ts';
import { createServers } from '../rest/servers.ts';
import { afterOwnAnswer } from '../web/web-responder.ts';
import type { Connection, ConnectionParts } from './connection.ts';
import { loginFailure, refusedToken } from './connection-error.ts';
import { interactionDesk } from './interaction-desk.ts';

/** Seconds without an answer after which Discord counts as out of reach. */
const SILENT = 60;

const Application = z.object({ id: z.string(), bot: z.object({ username: z.string() }) });

/**
 * Connects without a gateway: to send, and to answer what comes on another way.
 *
 * @throws ConnectionError when Discord is out of reach, or knows the token not.
 */
export async function connectRest(
  parts: ConnectionParts & { readonly agent: Dispatcher },
): Promise<Connection> {
  const { token, apiUrl, agent, log, contact = createContact(), maySend } = parts;
  let isConnected = false;
  let isRefused = false;
  const refused = () => {
    if (isConnected && !isRefused) parts.onFatal(refusedToken());
    isRefused = true;
  };
  const limiter = createRateLimiter(paceOf(parts.requestsPerSecond));
  const asks = makeRequest(agent, { refused, limiter, contact, maySend, log });
  const rest = new REST(restOptions(apiUrl, asks)).setToken(token);
  const desk = interactionDesk({ router: parts.router, log });
  const end = () => {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  };
  try {
    const { id, bot } = Application.parse(await rest.get(Routes.currentApplication()));
    const registration = await register(rest, id, parts.commands, log);
    if (isRefused) throw refusedToken();
    isConnected = true;
    log.info({ bot: bot.username, registration }, 'connected to Discord, without its gateway');
    const stopAsking = keepInContact(contact, rest);
    const patient = afterOwnAnswer(rest);
    return {
      applicationId: id,
      name: bot.username,
      registration,
      poster: createPoster({ rest, log }),
      servers: createServers({ rest, clock: () => Date.now() / 1_000, log }),
      follows: createFollows({ rest, log }),
      isConnected: () => !isRefused && contact.silence() < SILENT,
      shards: () => ({ expected: 0, connected: 0 }),
      handle: (interaction, callback) =>
        desk.receive(interaction, { rest: patient, applicationId: id, callback }),
      async stop(sending, patience) {
        await desk.finish(sending, patience);
        stopAsking();
        end();
        await agent.destroy();
      },
    };
  } catch (error) {
    end();
    throw isRefused ? refusedToken() : loginFailure(error);
  }
}

/** Registers the commands; `failed` is logged, the commands of an earlier start are still there. */
export async function register(
  rest: REST,
  applicationId: string,
  commands: readonly Declaration[],
  log: Logger,
): Promise<Connection['registration']> {
  try {
    return await registerCommands({ rest, applicationId, commands });
  } catch (error) {
    log.error({ err: error }, 'commands not registered');
    return 'failed';
  }
}
