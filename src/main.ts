import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord.js';
import { type App, buildApp } from './app/app.ts';
import { type Config, ConfigError, loadConfig, mistypedNames } from './app/config.ts';
import { readEnvironment } from './app/environment.ts';
import type { Connection } from './discord/gateway/connection.ts';
import { connectDiscord } from './discord/gateway/gateway.ts';
import { createContact } from './discord/rest/contact.ts';
import type { InteractionsServer } from './discord/web/interactions-server.ts';
import { OperatorError } from './errors.ts';
import { outgoingAgent } from './http/outgoing-agent.ts';
import { createLog, legibleLines } from './log/log.ts';
import type { Logger } from './log/logger.port.ts';

/** Seconds for work that is under way when somebody asks the process to stop. */
const LAST_WORDS = 10;
/** Seconds of these for answers and notices. */
const FINISHING = 8;
/** Seconds in which a process that is about to end goes on taking requests. */
const LEAVE_TAKING = 4;

const NO_TOKEN = `DISCORD_TOKEN is missing: put your bot's token into .env (see .env.example).
To try Hashbell without a Discord account: npm run playground`;

const NO_TOKENS_SHAPE = `DISCORD_TOKEN is no bot's token: one has three parts with points between them, such as MTIz….Gabc….xyz….
Copy it again in Discord's developer portal, under Bot: neither the application's id nor its public key is it.`;

/** The shape of a bot's token; nothing else is known of it for sure. */
const TOKENS_SHAPE = /^[\w-]{10,}\.[\w-]{4,}\.[\w-]{20,}$/;

const NO_CONTACT =
  'CONTACT is empty: the sources cannot tell whom to write to before they shut us out';

/**
 * Rights to ask for on invitation: to see a channel and to write there, with embeds and charts; and
 * to read there, for otherwise Discord shows no messages, our own included, to look for one in.
 */
const RIGHTS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;

try {
  await run();
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function run(): Promise<void> {
  const environment = readEnvironment();
  // Tests of several processes can't wait for each other as long as it takes.
  const haste = Number(environment['HASHBELL_HASTE']) || 1;
  const config = loadConfig(environment);
  const { token, apiUrl } = config.discord;
  if (token === undefined) throw new ConfigError(NO_TOKEN);
  // Another Discord than the real one may have tokens of its own.
  const isDiscords = apiUrl?.hostname === 'discord.com';
  if (isDiscords && !TOKENS_SHAPE.test(token)) throw new ConfigError(NO_TOKENS_SHAPE);

  const log = createLog(config.logLevel, { legible: await legibleLines() });
  const end = fatalEnd(log);
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  if (config.market.contact === undefined) log.warn({}, NO_CONTACT);
  for (const { name: variable, meant } of mistypedNames(environment)) {
    log.warn({ variable, meant }, 'nobody reads this variable; a typo?');
  }

  let connection: Connection | undefined;
  let isStopping = false;
  const { hears } = config.discord;
  const contact = { ...createContact(haste), shards: () => connection?.shards() };
  const app = await buildApp(config, { log, sample: false, contact, haste });
  app.start();
  // Discord may be out of reach for longer than it takes until an alert is nobody's news any more.
  app.decide();
  const isConnected = () => connection?.isConnected() ?? false;
  const checks = { running: () => !isStopping, discord: isConnected, ...app.checks };
  const operator = await listenToOperator(config, app, { log, checks });
  let web: InteractionsServer | undefined;
  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping');
    isStopping = true;
    setTimeout(() => end(new Error('stopping took too long')), LAST_WORDS * 1_000).unref();
    const established = connection;
    const sending = app.stopSending();
    // Whoever spreads the requests learns by /readyz that they go elsewhere.
    if (web) await sleep((LEAVE_TAKING / haste) * 1_000);
    await established?.stop(sending, FINISHING - (web ? LEAVE_TAKING : 0));
    await web?.close();
    await app.stop();
    await operator?.close();
    // The process would go on trying Discord otherwise.
    if (!established) process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop(signal));

  connection = await connectDiscord({
    token,
    apiUrl: apiUrl?.href.replace(/\/$/, ''),
    shards: config.discord.shards,
    requestsPerSecond: config.discord.requestsPerSecond,
    restOnly: hears !== 'gateway',
    agent: outgoingAgent(config.proxy, { allowH2: false }),
    router: app,
    commands: app.commands,
    log,
    onFatal: end,
    contact,
    ...(app.isShared && { maySend: app.leadership.sends }),
  });
  const { handle, name, applicationId } = connection;
  if (hears === 'http' && handle) web = await listenToPeople(config, { handle, log });
  await app.watch(connection.poster, connection);
  // Memory that only starting needed, compiled code above all, would stay for hours: a tenth of
  // all.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const details = { bot: name, role: config.role, invite: inviteUrl(applicationId) };
  log.info(details, hears ? 'Hashbell listens' : 'Hashbell works');
}

/** Starts the server to which Discord sends what people do. */
async function listenToPeople(
  { discord: { publicKey = '' }, web: { host, port } }: Config,
  { handle, log }: Required<Pick<Connection, 'handle'>> & { readonly log: Logger },
): Promise<InteractionsServer> {
  const { PATH, startInteractionsServer } = await import('./discord/web/interactions-server.ts');
  const clock = () => Date.now() / 1_000;
  try {
    const server = await startInteractionsServer({ host, port, publicKey, handle, clock, log });
    log.info(
      { listens: `http://${host}:${server.port}${PATH}` },
      `enter https://YOUR-HOST${PATH}, which leads here, as the Interactions Endpoint URL in Discord's developer portal`,
    );
    return server;
  } catch (cause) {
    throw unusable('WEB', { host, port }, cause);
  }
}

function unusable(
  name: string,
  { host, port }: { readonly host: string; readonly port: number },
  cause: unknown,
): ConfigError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ConfigError(`${name}_PORT ${port} on ${name}_HOST ${host} can't be used: ${reason}`, {
    cause,
  });
}

async function listenToOperator(
  { http: { host, port } }: Config,
  app: App,
  {
    log,
    checks,
  }: {
    readonly log: Logger;
    readonly checks: Readonly<Record<string, () => boolean | Promise<boolean>>>;
  },
) {
  const { metrics } = app;
  if (port === undefined || !metrics) return undefined;
  // The code is loaded on demand: most run without monitoring, and it takes memory.
  const { startOperatorServer } = await import('./operator/operator-server.ts');
  try {
    return await startOperatorServer({ host, port, metrics, checks, log });
  } catch (cause) {
    throw unusable('HTTP', { host, port }, cause);
  }
}

/** Ends a process that cannot hear or has lost its footing; the supervisor starts it anew. */
function fatalEnd(log: Logger) {
  return (error: unknown): never => {
    log.error({ err: error }, error instanceof OperatorError ? error.message : 'Hashbell ends');
    process.exit(1);
  };
}

function inviteUrl(applicationId: string): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('scope', 'bot applications.commands');
  url.searchParams.set('permissions', String(RIGHTS));
  return url.href;
}
