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
import type { Poster } from '../../outbox/outbox.port.ts';
import type { Servers } from '../../outbox/servers.port.ts';
import { within } from '../../time/ending-within.ts';
import type { Declaration } from '../command.ts';
import { readAddress } from '../interactions/read-interaction.ts';
import { registerCommands } from '../interactions/register.ts';
import type { Router } from '../interactions/router.ts';
import { type Contact, keepInContact } from '../rest/contact.ts';
import { makeRequest } from '../rest/make-request.ts';
import { createPoster } from '../rest/poster.ts';
import { isTooLongAWait } from '../rest/rate-limit.ts';
import { createRateLimiter } from '../rest/rate-limiter.ts';
import { restResponder } from '../rest/rest-responder.ts';
import { createServers } from '../rest/servers.ts';
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

interface ConnectionParts {
  readonly token: string;
  /** Discord's address without the version: "https://discord.com/api", which is the default. */
  readonly apiUrl?: string | undefined;
  /** Shards, each with a connection of its own; as many as Discord recommends by default. */
  readonly shards?: number | 'auto' | undefined;
  /**
   * Connections for requests, through the operator’s proxy; ended with the connection. Not for the
   * gateway’s socket, which takes no proxy.
   */
  readonly agent?: Dispatcher | undefined;
  readonly router: Router;
  readonly commands: readonly Declaration[];
  readonly log: Logger;
  /**
   * The connection is lost for good while the process would go on living, deaf: the process has to
   * end and be started anew. Called once at most, and not before the connection stood.
   */
  readonly onFatal: (error: ConnectionError) => void;
  readonly patience?: Partial<Patience>;
  /** The contact that is told of Discord's answers. */
  readonly contact?: Contact;
  /**
   * Tells whether this process may send unasked: given where several may, who have to know which
   * of them reaches Discord, and so ask from time to time.
   */
  readonly maySend?: () => boolean;
}

/** Waits in milliseconds; tests, which can't wait, set shorter ones. */
interface Patience {
  /** Milliseconds without any connection before the process counts as deaf. */
  readonly deaf: number;
  /** Milliseconds for the first connection, which is tried again and again. */
  readonly start: number;
  /** Milliseconds between the first two of these tries; each further pause is twice as long. */
  readonly pause: number;
  /** A factor by which the waits between gateway and us are shorter. */
  readonly haste: number;
}

export interface Connection {
  readonly applicationId: string;
  /** Discord's name of the bot. */
  readonly name: string;
  /** `failed` is logged; the commands of an earlier start are still there. */
  readonly registration: 'unchanged' | 'updated' | 'failed';
  readonly poster: Poster;
  readonly servers: Servers;
  /** Whether Discord is heard at the moment, by all shards. */
  isConnected(): boolean;
  /** Returns how many shards there are to be, and how many hear. */
  shards(): { readonly expected: number; readonly connected: number };
  /** Lets answers under way finish, and what else is being sent, then goes offline. */
  stop(sending?: Promise<unknown>): Promise<void>;
}

const PATIENCE: Patience = { deaf: 120_000, start: 600_000, pause: 1_000, haste: 1 };
const LONGEST_PAUSE_MS = 30_000;
/** Milliseconds before a process ends that would only begin sessions in vain. */
const BEFORE_END_MS = 60_000;
/** Milliseconds between two looks at what the REST client no longer needs to remember. */
const FORGET_EVERY_MS = 60_000;
/** Seconds for what is under way when we stop. */
const STOP_PATIENCE = 8;
/**
 * Requests per second: Discord allows a bot 50; some of them arrive closer together than they were
 * sent.
 */
const REQUESTS_PER_SECOND = 48.2;

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
      return await connectOnce({ ...parts, agent }, patience);
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
      limiter: createRateLimiter(REQUESTS_PER_SECOND),
    }),
    ws: gateway.ws,
  });
  const underWay = new Set<Promise<void>>();
  const failure = Promise.withResolvers<never>();
  let connected = false;
  let over = false;
  let isListening = true;
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
    if (event !== GatewayDispatchEvents.InteractionCreate || !isListening) return;
    const address = readAddress(data);
    if (!address) {
      log.warn({}, 'an interaction without a way back, left out');
      return;
    }
    const applicationId = client.application?.id;
    const responder = restResponder({ rest: client.rest, address, applicationId, log });
    const handling = router.handle(data, responder).finally(() => underWay.delete(handling));
    underWay.add(handling);
  }

  async function end(): Promise<void> {
    over = true;
    stopAsking();
    isListening = false;
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
    const registration = await register(client, application.id, commands, log);
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
      isConnected: () => !over && hearing.isConnected(),
      shards: hearing.shards,
      async stop(sending) {
        over = true;
        isListening = false;
        await within(STOP_PATIENCE, Promise.allSettled([...underWay, sending]));
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
    rest: {
      makeRequest,
      ...(apiUrl !== undefined && { api: apiUrl }),
      retries: 3,
      timeout: 15_000,
      // Our own rate limiter sees to the pace; counted here, answers to people would have to wait
      // for messages unasked.
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      rejectOnRateLimit: isTooLongAWait,
      invalidRequestWarningInterval: 500,
      // The REST client remembers every channel and every interaction that something was sent to:
      // an hour by default.
      handlerSweepInterval: FORGET_EVERY_MS,
    },
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

async function register(
  client: Client,
  applicationId: string,
  commands: readonly Declaration[],
  log: Logger,
): Promise<Connection['registration']> {
  try {
    return await registerCommands({ rest: client.rest, applicationId, commands });
  } catch (error) {
    log.error({ err: error }, 'commands not registered');
    return 'failed';
  }
}
