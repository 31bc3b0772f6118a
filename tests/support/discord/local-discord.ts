import { once } from 'node:events';
import type { APIInteraction } from 'discord-api-types/v10';
import { type ChannelRights, channels } from './channels.ts';
import type { CommandContent } from './command-schema.ts';
import { type Asked, exchangeDesk } from './exchange.ts';
import { type Fault, faults } from './fault.ts';
import { followers } from './followers.ts';
import { type LocalGateway, localGateway } from './local-gateway.ts';
import { type LocalMessage, messageBoard, type Violation } from './message-board.ts';
import { GUILD, type People, people } from './people.ts';
import type { RateLimit } from './rate-window.ts';
import { registry } from './registry.ts';
import type { RestResponse } from './rest-message.ts';
import { type Route, restServer } from './rest-server.ts';
import { servers } from './servers.ts';
import { type Endpoint, type Probe, signedSender } from './signed-sender.ts';

export interface LocalDiscordOptions {
  /** Port to listen at; any free one by default. */
  readonly port?: number;
  readonly token?: string;
  /** Authorized requests a second; unlimited by default (Discord: 50). */
  readonly globalPerSecond?: number;
  /** Limit of messages in each channel. */
  readonly channelMessages?: RateLimit;
  /** Milliseconds between heartbeats; Discord's is some 41 s. */
  readonly heartbeatInterval?: number;
  /** Milliseconds for the first answer; Discord's 3 s by default. */
  readonly acknowledgeWithin?: number;
  /** Milliseconds that a token lives; Discord's 15 min by default. */
  readonly tokenLifetime?: number;
  /** Servers that the bot is in; one by default. */
  readonly servers?: number;
  /** Shards that Discord recommends; one for each 1,000 servers by default. */
  readonly shards?: number;
  /** Sessions that may be begun at once; one by default. */
  readonly maxConcurrency?: number;
  /** Whether the contents of messages' files are kept; they are by default. */
  readonly keepsFiles?: boolean;
}

/** Discord's REST and gateway, version 10, on loopback: all that a bot of slash commands needs. */
export interface LocalDiscord {
  /** Address for `DISCORD_API_URL`. */
  readonly url: string;
  /** Address that GET /gateway/bot names. */
  readonly gatewayUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly people: People;
  readonly gateway: LocalGateway;
  /** Sends any interaction. */
  ask(interaction: APIInteraction): Asked;
  /** The application's key, as the portal shows it. */
  readonly publicKey: string;
  /**
   * Sends interactions to those addresses from now on, in turn, and no longer to the gateway. One
   * that isn't ready, by its second address, or can't be reached gets none.
   */
  enterEndpoints(endpoints: readonly Endpoint[]): void;
  /** Sends a request that is signed as the changes have it. @returns The answer's status. */
  probe(address: string, changes?: Probe): Promise<number>;
  /** The next requests of that route ("POST /channels/:id/messages") meet the fault. */
  inject(route: string, fault: Fault, times?: number): void;
  /** Removes the faults that no request has met yet. */
  calm(): void;
  /** Counts the requests of that route so far. */
  count(route: string): number;
  /** Returns the commands as the bot registered them. */
  commands(): readonly CommandContent[];
  messages(channelId: string): readonly LocalMessage[];
  /** Counts the messages in all channels. */
  total(): number;
  /** Counts the messages in each channel, by its id. */
  counts(): ReadonlyMap<string, number>;
  /** Counts the requests answered with this status, without those that met a fault. */
  answered(status: number): number;
  /** Bodies that broke Discord's rules; they were refused as well. */
  readonly violations: readonly Violation[];
  closeDms(user: string): void;
  /** The user takes direct messages again. */
  openDms(user: string): void;
  dmOf(user: string): string | undefined;
  deleteChannel(id: string): void;
  /** Sets the bot's rights in that channel from now on. */
  setRights(id: string, rights: ChannelRights): void;
  /** Makes that channel one that others can follow. */
  announce(id: string): void;
  /** Keeps the bot from the webhooks of that channel from now on. */
  keepWebhooks(id: string): void;
  /** Forgets all nonces, as Discord does after a few minutes. */
  forgetNonces(): void;
  /** Somebody leaves the server, or is removed from it. */
  leave(user: string): void;
  join(user: string): void;
  /** Forbids that person to write in the channel. */
  silence(channelId: string, user: string): void;
  /** Lets that person write nowhere until then, an ISO date. */
  timeOut(user: string, until: string): void;
  /** The bot is in so many servers from now on. */
  grow(servers: number): void;
  /** The bot is removed from the server. */
  kick(): void;
  close(): Promise<void>;
}

const APPLICATION = '300000000000000099';
/** A token of the right shape, and no secret. */
const TOKEN = 'MzAwMDAwMDAwMDAwMDAwMDk5.local0.not-a-secret-of-anybody';
const PLENTY: RateLimit = { limit: 1_000, seconds: 1 };

export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const { token = TOKEN, heartbeatInterval = 41_250 } = options;
  const { acknowledgeWithin = 3_000, tokenLifetime = 15 * 60_000 } = options;
  const user = {
    id: APPLICATION,
    username: 'hashbell',
    discriminator: '0',
    avatar: null,
    bot: true,
  };
  const application = { id: APPLICATION, name: 'Hashbell', description: '', flags: 0, bot: user };

  const sender = signedSender();
  let endpoints: readonly Endpoint[] = [];
  let size = options.servers ?? 1;
  const fault = faults();
  const board = messageBoard(user, options.keepsFiles);
  const desk = exchangeDesk({ board, acknowledgeWithin, tokenLifetime });
  const rooms = channels(board, options.channelMessages ?? PLENTY, () => hall.isKicked());
  const following = followers(board, rooms);
  const hall = servers({ guildId: GUILD, ...rooms });
  const known = registry(APPLICATION, board);

  const ok = (body: () => unknown) => (): RestResponse => ({ status: 200, body: body() });
  const bot = (name: string, serve: Route['serve']): Route => ({ name, authorized: true, serve });
  const open = (name: string, serve: Route['serve']): Route => ({ name, authorized: false, serve });
  const rest = restServer({
    token,
    faults: fault,
    globalPerSecond: options.globalPerSecond,
    routes: [
      open('POST /interactions/:id/:token/callback', desk.callback),
      open('GET /webhooks/:id/:token/messages/@original', desk.getOriginal),
      open('PATCH /webhooks/:id/:token/messages/@original', desk.edit),
      open('DELETE /webhooks/:id/:token/messages/@original', desk.deleteOriginal),
      open('POST /webhooks/:id/:token', desk.followUp),
      bot('POST /channels/:id/messages', rooms.post),
      bot('GET /channels/:id/messages', rooms.list),
      bot('PATCH /channels/:id/messages/:id', rooms.edit),
      bot('DELETE /channels/:id/messages/:id', rooms.remove),
      bot('POST /channels/:id/messages/:id/crosspost', following.crosspost),
      bot('POST /channels/:id/followers', following.follow),
      bot('GET /channels/:id/webhooks', following.webhooks),
      bot('DELETE /webhooks/:id', following.remove),
      bot('POST /users/@me/channels', rooms.openDm),
      bot('GET /channels/:id', hall.channel),
      bot('GET /guilds/:id', hall.guild),
      bot('GET /guilds/:id/members/:id', hall.member),
      bot('GET /applications/:id/commands', known.list),
      bot('PUT /applications/:id/commands', known.overwrite),
      bot(
        'GET /gateway/bot',
        ok(() => ({
          url: gatewayUrl(),
          shards: options.shards ?? Math.ceil(size / 1_000),
          session_start_limit: {
            total: 1_000,
            remaining: 999,
            reset_after: 0,
            max_concurrency: options.maxConcurrency ?? 1,
          },
        })),
      ),
      bot(
        'GET /users/@me',
        ok(() => user),
      ),
      bot(
        'GET /applications/@me',
        ok(() => application),
      ),
      bot(
        'GET /oauth2/applications/@me',
        ok(() => application),
      ),
    ],
  });

  rest.http.listen(options.port ?? 0, '127.0.0.1');
  await once(rest.http, 'listening');
  const address = rest.http.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  function gatewayUrl() {
    return `ws://127.0.0.1:${port}`;
  }

  const gateway = localGateway({
    http: rest.http,
    token,
    user,
    applicationId: APPLICATION,
    heartbeatInterval,
    url: gatewayUrl,
    servers: () => size,
  });

  function ask(interaction: APIInteraction): Asked {
    const asked = desk.open(interaction);
    if (endpoints.length === 0) gateway.dispatch('INTERACTION_CREATE', interaction);
    else void sender.deliver(endpoints, interaction, desk.callback).catch(() => {});
    return asked;
  }

  return {
    url: `http://127.0.0.1:${port}/api`,
    gatewayUrl: gatewayUrl(),
    token,
    applicationId: APPLICATION,
    people: people({ applicationId: APPLICATION, board, commands: known.commands, ask }),
    gateway,
    ask,
    publicKey: sender.publicKey,
    enterEndpoints(entered) {
      endpoints = entered;
    },
    probe: sender.probe,
    inject: fault.inject,
    calm: fault.calm,
    count: rest.count,
    commands: known.commands,
    messages: board.in,
    total: board.total,
    counts: board.counts,
    answered: rest.answered,
    violations: board.violations,
    closeDms: rooms.closeDms,
    openDms: rooms.openDms,
    dmOf: rooms.dmOf,
    deleteChannel: rooms.deleteChannel,
    setRights: rooms.setRights,
    announce: following.announce,
    keepWebhooks: following.keepWebhooks,
    forgetNonces: rooms.forgetNonces,
    leave: hall.leave,
    join: hall.join,
    silence: hall.silence,
    timeOut: hall.timeOut,
    kick: hall.kick,
    grow(servers) {
      size = servers;
    },
    async close() {
      desk.close();
      gateway.close();
      rest.http.close();
      rest.http.closeAllConnections();
      await once(rest.http, 'close');
    },
  };
}
