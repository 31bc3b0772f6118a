import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  type ClientOptions,
  Events,
  Options,
  RESTEvents,
  type RESTOptions,
} from 'discord.js';
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { Agent, type Dispatcher } from 'undici';
import type { Logger } from '../../log/logger.port.ts';
import { keepInContact } from '../rest/contact.ts';
import { createFollows } from '../rest/follows.ts';
import { makeRequest } from '../rest/make-request.ts';
import { createPoster } from '../rest/poster.ts';
import { createRateLimiter } from '../rest/rate-limiter.ts';
import { paceOf, restOptions } from '../rest/rest-options.ts';
import { createServers } from '../rest/servers.ts';
import { connectRest, register } from './connect-rest.ts';
import type { Connection, ConnectionParts, Patience } from './connection.ts';
import {
  ConnectionError,
  closedForGood,
  loginFailure,
  refusedToken,
  TooFewShards,
  Unreachable,
} from './connection-error.ts';
import { guardedGateway } from './guarded-gateway.ts';
import { createHearing } from './hearing.ts';
import { interactionDesk } from './interaction-desk.ts';

const PATIENCE: Patience = { deaf: 120_000, start: 600_000, pause: 1_000, haste: 1 };
const LONGEST_PAUSE_MS = 30_000;
/** Milliseconds before a process ends that would only begin sessions in vain. */
const BEFORE_END_MS = 60_000;
/**
 * Connects, registers the commands, and hands every interaction to the router. Where Discord is out of
 * reach it is tried for a while.
 *
 * @throws ConnectionError when there is no connection to be had.
 */
export async function connectDiscord(parts: ConnectionParts): Promise<Connection> {
  const patience = { ...PATIENCE, ...parts.patience };
  const { agent = new Agent({ allowH2: false }) } = parts;
  let pause = patience.pause;
  for (let left = patience.start; ; ) {
    const began = performance.now();
    try {
      const connect = parts.restOnly ? connectRest : connectOnce;
      return await connect({ ...parts, agent }, patience);
    } catch (error) {
      const mayPass = error instanceof Unreachable;
      if (mayPass) left -= performance.now() - began + (error.notBefore > 0 ? 0 : pause);
      if (!mayPass || left <= 0) {
        await agent.destroy();
        if (error instanceof TooFewShards) await pauseBeforeEnd(error, parts.log, patience.haste);
        throw error;
      }
      const wait = Math.max(pause, error.notBefore / patience.haste);
      parts.log.warn({ reason: error.message, wait }, 'not connected yet, tried again');
      await sleep(wait);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }
}

async function connectOnce(
  parts: ConnectionParts & { readonly agent: Dispatcher },
  { deaf, haste }: Patience,
): Promise<Connection> {
  const { token, router, commands, log, agent, contact, maySend } = parts;
  // discord.js forgets the token after a 401 and lives on unable to send anything.
  const refused = () => fail(refusedToken());
  const hearing = createHearing({
    patience: deaf,
    onDeaf: () => fail(new Unreachable(`not heard for ${deaf / 1_000} seconds`, {})),
  });
  const gateway = guardedGateway({ hearing, log, haste, onEvent: receive });
  const client = createClient(parts, {
    makeRequest: makeRequest(agent, {
      ...{ refused, contact, maySend, log },
      limiter: createRateLimiter(paceOf(parts.requestsPerSecond)),
    }),
    ws: gateway.ws,
  });
  const desk = interactionDesk({ router, log });
  const failure = Promise.withResolvers<never>();
  let connected = false;
  let over = false;
  let stopAsking = () => {};
  // Whoever waits for the connection hears of a failure; after that, nobody has to.
  failure.promise.catch(() => {});

  function fail(error: ConnectionError): void {
    if (over) return;
    over = true;
    if (connected && error instanceof TooFewShards) {
      void pauseBeforeEnd(error, log, haste).then(() => parts.onFatal(error));
    } else if (connected) parts.onFatal(error);
    else failure.reject(error);
  }

  function receive(event: string, data: unknown): void {
    if (event !== GatewayDispatchEvents.InteractionCreate) return;
    void desk.receive(data, { rest: client.rest, applicationId: client.application?.id });
  }

  async function end(): Promise<void> {
    over = true;
    stopAsking();
    desk.close();
    gateway.end();
    hearing.stop();
    await client.destroy();
  }

  watch(client, { log, fail, closed: gateway.closed });

  try {
    // Whoever waited for the last of many shards would send nothing for as long.
    const ready = new Promise<Client>((resolve) =>
      client.once(Events.ShardReady, () => resolve(client)),
    );
    const login = client.login(token).then(() => ready);
    login.catch((error: unknown) => fail(loginFailure(error)));
    const { application, user } = await Promise.race([ready, failure.promise]);
    if (!application || !user) throw new Error('A shard is ready before Discord says who we are');
    const registration = await register(client.rest, application.id, commands, log);
    if (over) await failure.promise;
    connected = true;
    log.info({ bot: user.username, registration }, 'connected to Discord');
    if (contact && maySend) stopAsking = keepInContact(contact, client.rest);
    return {
      applicationId: application.id,
      name: user.username,
      registration,
      poster: createPoster({ rest: client.rest, log }),
      servers: createServers({ rest: client.rest, clock: () => Date.now() / 1_000, log }),
      follows: createFollows({ rest: client.rest, log }),
      isConnected: () => !over && hearing.isConnected(),
      shards: hearing.shards,
      async stop(sending, patience) {
        over = true;
        await desk.finish(sending, patience);
        await end();
        await agent.destroy();
      },
    };
  } catch (error) {
    await end();
    throw loginFailure(error);
  }
}

/**
 * Says what is wrong, and waits: the supervisor starts the process anew at once, and each time it
 * begins sessions, of which there are a thousand a day.
 */
async function pauseBeforeEnd(error: ConnectionError, log: Logger, haste: number): Promise<void> {
  const wait = BEFORE_END_MS / haste;
  log.error({ wait }, error.message);
  await sleep(wait);
}

/** Slash commands arrive without any intent, and nothing needs to be remembered between them. */
function createClient(
  { apiUrl, shards = 'auto' }: Pick<ConnectionParts, 'apiUrl' | 'shards'>,
  { makeRequest, ws }: Pick<RESTOptions, 'makeRequest'> & Required<Pick<ClientOptions, 'ws'>>,
): Client {
  return new Client({
    intents: [],
    ...(shards === 'auto' ? { shards } : { shardCount: shards }),
    allowedMentions: { parse: [] },
    ws,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      EntitlementManager: 0,
      GuildMemberManager: 0,
      MessageManager: 0,
      UserManager: 0,
    }),
    rest: restOptions(apiUrl, makeRequest),
  });
}

interface Watchers {
  readonly log: Logger;
  readonly fail: (error: ConnectionError) => void;
  readonly closed: (shard: number) => void;
}

function watch(client: Client, { log, fail, closed }: Watchers): void {
  client.on(Events.Error, (error) => log.error({ err: error }, 'client error'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'client warning'));
  client.on(Events.ShardError, ({ message }) =>
    log.warn({ reason: message }, 'gateway socket failed'),
  );
  client.on(Events.ShardReconnecting, (shard) => {
    log.info({ shard }, 'gateway reconnects');
    closed(shard);
  });
  client.on(Events.ShardResume, (shard, replayed) =>
    log.info({ shard, replayed }, 'gateway resumed'),
  );
  client.on(Events.Invalidated, () =>
    fail(new ConnectionError('Discord invalidated the session.')),
  );
  client.on(Events.ShardDisconnect, ({ code }) => fail(closedForGood(code)));
  client.rest.on(RESTEvents.RateLimited, ({ route, timeToReset, global }) =>
    log.warn({ route, timeToReset, global }, 'rate limited'),
  );
  client.rest.on(RESTEvents.InvalidRequestWarning, (warning) =>
    log.error({ ...warning }, 'many refused requests, Discord may block this address'),
  );
}
