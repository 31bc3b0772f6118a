import {
  Client,
  DiscordjsErrorCodes,
  Events,
  Options,
  RESTEvents,
  type RESTOptions,
} from 'discord.js';
import {
  type APIInteraction,
  GatewayCloseCodes,
  GatewayDispatchEvents,
} from 'discord-api-types/v10';
import { Agent } from 'undici';
import { OperatorError } from '../errors.ts';
import type { Logger, Poster } from '../ports.ts';
import { within } from './answer.ts';
import type { Declaration } from './command.ts';
import { makeRequest } from './make-request.ts';
import { createPace } from './pace.ts';
import { createPoster, isTooLongAWait } from './poster.ts';
import { registerCommands } from './register.ts';
import { restResponder } from './rest-responder.ts';
import type { Router } from './router.ts';

interface ConnectionParts {
  readonly token: string;
  /** Without the version: "https://discord.com/api", which is the default. */
  readonly apiUrl?: string | undefined;
  readonly router: Router;
  readonly commands: readonly Declaration[];
  readonly log: Logger;
  /**
   * The connection is lost for good while the process would go on living, deaf: the process has to
   * end and be started anew. Called once at most, and not before the connection stood.
   */
  readonly onFatal: (error: ConnectionError) => void;
}

export interface Connection {
  readonly applicationId: string;
  /** Discord's name of the bot. */
  readonly name: string;
  /** `failed`: logged; the commands of an earlier start are still there. */
  readonly registration: 'unchanged' | 'updated' | 'failed';
  readonly poster: Poster;
  /** Lets answers under way finish, and what else is being sent, then goes offline. */
  stop(sending?: Promise<unknown>): Promise<void>;
}

/** Milliseconds between two looks at what the REST client no longer needs to remember. */
const FORGET_EVERY_MS = 60_000;
const STOP_PATIENCE_MS = 8_000;
/** Discord allows a bot 50; some of them arrive closer together than they were sent. */
const REQUESTS_PER_SECOND = 48.2;

const REFUSED_TOKEN =
  'Discord does not accept the token in DISCORD_TOKEN: copy it anew from the Bot page of the application.';

const FATAL_CLOSES: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: REFUSED_TOKEN,
  [GatewayCloseCodes.ShardingRequired]:
    'Discord asks for sharding: the bot is in too many servers.',
  [GatewayCloseCodes.DisallowedIntents]: 'Discord does not allow the intents that were asked for.',
};

/** One clear sentence for the operator; the process cannot go on. */
class ConnectionError extends OperatorError {
  override readonly name = 'ConnectionError';
}

/**
 * Connects, registers the commands, and hands every interaction to the router.
 *
 * @throws ConnectionError when there is no connection to be had.
 */
export async function connectDiscord(parts: ConnectionParts): Promise<Connection> {
  const { token, router, commands, log } = parts;
  const agent = new Agent({ allowH2: false });
  // discord.js forgets the token after a 401 and lives on unable to send anything.
  const refused = () => fail(new ConnectionError(REFUSED_TOKEN));
  const client = createClient(
    makeRequest(agent, refused, createPace(REQUESTS_PER_SECOND)),
    parts.apiUrl,
  );
  const underWay = new Set<Promise<void>>();
  const failure = Promise.withResolvers<never>();
  let connected = false;
  let over = false;
  // Whoever waits hears of it; after that, nobody has to.
  failure.promise.catch(() => {});

  function fail(error: ConnectionError): void {
    if (over) return;
    over = true;
    if (connected) parts.onFatal(error);
    else failure.reject(error);
  }

  function receive(interaction: APIInteraction): void {
    const handling = router
      .handle(interaction, restResponder({ rest: client.rest, interaction, log }))
      .finally(() => underWay.delete(handling));
    underWay.add(handling);
  }

  watch(client, log, fail);
  client.ws.on(GatewayDispatchEvents.InteractionCreate, receive);

  try {
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    const login = client.login(token).then(() => ready);
    const { application, user } = await Promise.race([login, failure.promise]);
    const registration = await register(client, application.id, commands, log);
    if (over) await failure.promise;
    connected = true;
    log.info({ bot: user.username, registration }, 'connected to Discord');
    return {
      applicationId: application.id,
      name: user.username,
      registration,
      poster: createPoster({ rest: client.rest, log }),
      async stop(sending) {
        over = true;
        client.ws.off(GatewayDispatchEvents.InteractionCreate, receive);
        await within(Promise.allSettled([...underWay, sending]), STOP_PATIENCE_MS);
        await client.destroy();
        await agent.destroy();
      },
    };
  } catch (error) {
    over = true;
    await client.destroy();
    await agent.destroy();
    throw loginFailure(error);
  }
}

/** Slash commands arrive without any intent, and nothing needs to be remembered between them. */
function createClient(makeRequest: RESTOptions['makeRequest'], apiUrl: string | undefined): Client {
  return new Client({
    intents: [],
    allowedMentions: { parse: [] },
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
      // Our pace sees to it; counted here, answers to people would have to wait for messages unasked.
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      rejectOnRateLimit: isTooLongAWait,
      invalidRequestWarningInterval: 500,
      // It remembers every channel and every interaction that something was sent to: an hour by default.
      handlerSweepInterval: FORGET_EVERY_MS,
    },
  });
}

function watch(client: Client, log: Logger, fail: (error: ConnectionError) => void): void {
  client.on(Events.Error, (error) => log.error({ err: error }, 'client error'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'client warning'));
  client.on(Events.ShardError, (error) => log.warn({ err: error }, 'gateway socket failed'));
  client.on(Events.ShardReconnecting, () => log.info({}, 'gateway reconnects'));
  client.on(Events.ShardResume, (_, replayed) => log.info({ replayed }, 'gateway resumed'));
  client.on(Events.Invalidated, () =>
    fail(new ConnectionError('Discord invalidated the session.')),
  );
  client.on(Events.ShardDisconnect, ({ code }) =>
    fail(
      new ConnectionError(
        FATAL_CLOSES[code] ?? `Discord closed the connection for good (${code}).`,
      ),
    ),
  );
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

function loginFailure(error: unknown): ConnectionError {
  if (error instanceof ConnectionError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === DiscordjsErrorCodes.TokenInvalid) return new ConnectionError(REFUSED_TOKEN);
  const reason = error instanceof Error ? error.message : String(error);
  return new ConnectionError(`Discord cannot be reached: ${reason}`, { cause: error });
}
