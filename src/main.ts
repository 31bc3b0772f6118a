import { PermissionFlagsBits } from 'discord.js';
import { type App, buildApp } from './app/app.ts';
import { type Config, ConfigError, loadConfig, mistypedNames } from './app/config.ts';
import { readEnvironment } from './app/environment.ts';
import { type Connection, connectDiscord } from './discord/gateway/gateway.ts';
import { createContact } from './discord/rest/contact.ts';
import { OperatorError } from './errors.ts';
import { outgoingAgent } from './http/outgoing-agent.ts';
import { createLog, legibleLines } from './log/log.ts';
import type { Logger } from './log/logger.port.ts';

/** Seconds for work that is under way when somebody asks the process to stop. */
const LAST_WORDS = 10;

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

  const contact = createContact();
  const app = await buildApp(config, { log, sample: false, contact });
  app.start();
  let connection: Connection | undefined;
  const isConnected = () => connection?.isConnected() ?? false;
  const operator = await listenToOperator(config, app, { log, isConnected });
  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping');
    setTimeout(() => end(new Error('stopping took too long')), LAST_WORDS * 1_000).unref();
    const established = connection;
    await established?.stop(app.stopSending());
    await app.stop();
    await operator?.close();
    // The process would go on trying Discord otherwise.
    if (!established) process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop(signal));

  connection = await connectDiscord({
    token,
    apiUrl: apiUrl?.href.replace(/\/$/, ''),
    agent: outgoingAgent(config.proxy, { allowH2: false }),
    router: app,
    commands: app.commands,
    log,
    onFatal: end,
    contact,
    ...(app.isShared && { maySend: app.leadership.leads }),
  });
  await app.watch(connection.poster, connection.servers);
  // Memory that only starting needed, compiled code above all, would stay for hours: a tenth of
  // all.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { name, applicationId } = connection;
  log.info({ bot: name, invite: inviteUrl(applicationId) }, 'Hashbell listens');
}

async function listenToOperator(
  { http: { host, port } }: Config,
  app: App,
  { log, isConnected }: { readonly log: Logger; readonly isConnected: () => boolean },
) {
  const { metrics } = app;
  if (port === undefined || !metrics) return undefined;
  const checks = { discord: isConnected, ...app.checks };
  // The code is loaded on demand: most run without monitoring, and it takes memory.
  const { startOperatorServer } = await import('./operator/operator-server.ts');
  try {
    return await startOperatorServer({ host, port, metrics, checks, log });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(`HTTP_PORT ${port} on HTTP_HOST ${host} can't be used: ${reason}`, {
      cause,
    });
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
