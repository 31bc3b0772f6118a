import type { Dispatcher } from 'undici';
import { expect, onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Database } from '../../src/database/database.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import type { Connection } from '../../src/discord/gateway/connection.ts';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { createRouter } from '../../src/discord/interactions/router.ts';
import type { Ports } from '../../src/discord/services.ts';
import type { Logger } from '../../src/log/logger.port.ts';
import { parseCustomId } from '../../src/message/custom-id.ts';
import { routerTexts } from '../../src/message/router-texts.ts';
import { contentStore } from '../../src/outbox/contents.store.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { senderDefaults, startSender } from '../../src/outbox/sender.job.ts';
import { placeStore } from '../../src/place/places.store.ts';
import { noticeHooks } from '../../src/place/settle-place.job.ts';
import type { Clock } from '../../src/time/clock.port.ts';
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from '../support/discord/local-discord.ts';
import { type LogLine, logLines } from '../support/discord/log-lines.ts';
import type { LocalMessage } from '../support/discord/message-board.ts';
import { type ProbeRouter, probeRouter } from '../support/discord/probe-router.ts';

export interface ConnectedBot extends ProbeRouter {
  readonly discord: LocalDiscord;
  readonly connection: Connection;
  /** Settles when the bot finds its connection lost for good. */
  readonly fatal: Promise<Error>;
  /** Lines that the connection logs; `lines` are the router's. */
  readonly connectionLines: readonly LogLine[];
}

export async function localDiscord(options?: LocalDiscordOptions): Promise<LocalDiscord> {
  const discord = await startLocalDiscord(options);
  onTestFinished(() => discord.close());
  return discord;
}

/** Connects the real discord.js client to a local Discord, with commands of all sorts. */
export async function connectedBot(options?: LocalDiscordOptions): Promise<ConnectedBot> {
  return connectBot(await localDiscord(options));
}

export async function connectBot(
  discord: LocalDiscord,
  patience: Parameters<typeof connectDiscord>[0]['patience'] = {},
  agent?: Dispatcher,
): Promise<ConnectedBot> {
  const probe = probeRouter();
  const { log, lines: connectionLines } = logLines();
  const fatal = Promise.withResolvers<Error>();
  const connection = await connectDiscord({
    token: discord.token,
    apiUrl: discord.url,
    router: probe.router,
    commands: probe.commands,
    log,
    onFatal: fatal.resolve,
    patience,
    agent,
  });
  onTestFinished(() => connection.stop());
  return { ...probe, discord, connection, fatal: fatal.promise, connectionLines };
}

interface HashbellParts {
  readonly discord: LocalDiscord;
  readonly ports: Ports;
  readonly logged?: ReturnType<typeof logLines>;
}

/** Connects our own commands to a local Discord, by the real discord.js client. */
export async function connectHashbell({ discord, ports, logged = logLines() }: HashbellParts) {
  const { log, lines } = logged;
  const router = createRouter({ commands, ports, log, texts: routerTexts });
  const { token, url: apiUrl } = discord;
  const connection = await connectDiscord({
    ...{ token, apiUrl, router, commands, log },
    onFatal: () => {},
  });
  onTestFinished(() => connection.stop());
  return { people: discord.people, lines, connection };
}

/**
 * Sends what is in the outbox, over a connection.
 *
 * @returns What waits until nothing is left to send now.
 */
export function sendingOver(
  { servers, poster }: Pick<Connection, 'servers' | 'poster'>,
  {
    database,
    clock,
    log,
  }: { readonly database: Database; readonly clock: Clock; readonly log: Logger },
): () => Promise<void> {
  const outbox = openOutbox(database);
  const hooks = noticeHooks({
    digests: digestStore(database),
    places: placeStore(database),
    servers,
  });
  const [dms, contents] = [dmStore(database), contentStore(database)];
  const meter = { ticked: () => {}, delivered: () => {} };
  const sender = startSender(
    { outbox, dms, contents, servers, hooks, poster, meter, clock, log },
    { ...senderDefaults, dmOpenPerMinute: 60 },
  );
  onTestFinished(() => sender.stop());
  return async () => {
    sender.wake();
    await expect.poll(() => outbox.depth(clock())).toMatchObject({ ready: 0 });
  };
}

/** Returns the custom id of what stands below a message and leads to the action. */
export function customIdBelow(message: LocalMessage | undefined, action: string): string {
  const ids = (message?.content.components ?? [])
    .flatMap((row) => [...row.components])
    .map(({ custom_id: id }) => id ?? '');
  const found = ids.find((id) => parseCustomId(id)?.action === action);
  if (found === undefined) throw new Error(`No ${action} below the answer`);
  return found;
}
