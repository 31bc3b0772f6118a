import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';

const RESUME_PATH = '/resume';
const DISPATCH = 0;
const HEARTBEAT = 1;
const IDENTIFY = 2;
const RESUME = 6;
const RECONNECT = 7;
const INVALID_SESSION = 9;
const HELLO = 10;
const HEARTBEAT_ACK = 11;

const Payload = z.discriminatedUnion('op', [
  z.object({ op: z.literal(HEARTBEAT), d: z.number().nullable() }),
  z.object({
    op: z.literal(IDENTIFY),
    d: z.looseObject({
      token: z.string(),
      intents: z.int(),
      shard: z.tuple([z.int(), z.int()]).default([0, 1]),
    }),
  }),
  z.object({
    op: z.literal(RESUME),
    d: z.object({ token: z.string(), session_id: z.string(), seq: z.number() }),
  }),
]);

type Shard = readonly [id: number, count: number];

interface Event {
  readonly op: typeof DISPATCH;
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
}

interface Session {
  readonly id: string;
  /** The shard's number, and how many there are. */
  readonly shard: Shard;
  sequence: number;
  /** Events that no heartbeat has acknowledged yet, kept for a resume. */
  pending: Event[];
  socket: WebSocket | undefined;
}

interface Identified {
  readonly shard: Shard;
  /** Milliseconds of the monotonic clock. */
  readonly at: number;
}

const Located = z
  .object({ guild_id: z.string().optional().catch(undefined) })
  .catch({ guild_id: undefined });

/** Returns the shard that hears of a server; what is in none is the first one's. */
function shardOf(guildId: unknown, count: number): number {
  // An odd event may have anything for a server.
  if (!/^\d+$/.test(String(guildId))) return 0;
  return Number((BigInt(String(guildId)) >> 22n) % BigInt(count));
}

type Decide = (allowed: boolean, status?: number) => void;

interface LocalGatewayParts {
  readonly http: Server;
  readonly token: string;
  readonly user: object;
  readonly applicationId: string;
  /** Milliseconds between heartbeats. */
  readonly heartbeatInterval: number;
  readonly url: () => string;
  /** Servers that the bot is in: more than 2,500 a shard are refused. */
  readonly servers: () => number;
}

/** Servers that a shard may serve. */
const MOST_SERVERS = 2_500;

/**
 * A host's ways to meet whoever connects: all is well; HTTP 503; the socket is cut; no answer at
 * all; the socket opens and nothing is said; all is well until a session is to be resumed, which
 * gets no answer.
 */
export type Host = 'sound' | '503' | 'cut' | 'silent' | 'mute' | 'never-resumes';

/** The gateway's side of a bot's connection, and what may be done to it. */
export interface LocalGateway {
  dispatch(event: string, data: unknown): void;
  /** Closes the sockets of one shard without a word. */
  cut(shard: number): void;
  /** Sends a payload as it is, or a text that may be no payload. */
  say(payload: unknown): void;
  /** Sets how hosts behave from now on: that of GET /gateway/bot, and that for resuming. */
  setHosts(hosts: { readonly usual?: Host; readonly resume?: Host }): void;
  /** How often somebody wanted to connect to each host. */
  readonly handshakes: { readonly usual: number; readonly resume: number };
  /** Changes what READY says from now on. */
  alterReady(change: (ready: Record<string, unknown>) => unknown): void;
  /** Closes every socket with that code; with `undefined` they are cut without a word. */
  disconnect(code?: number): void;
  /** Asks the bot to reconnect (op 7). */
  askToReconnect(): void;
  /** Ends the sessions (op 9); the bot has to identify anew. */
  invalidate(): void;
  /** Acknowledges no heartbeat any more, until the next connection. */
  fallSilent(): void;
  /** Answers the next IDENTIFY by closing with that code. */
  refuseNextIdentify(code: number): void;
  readonly identifies: number;
  /** The shards that identified, in that order. */
  readonly identified: readonly Identified[];
  /** How often a session was refused for want of shards. */
  readonly refused: number;
  /** Intents of the last IDENTIFY. */
  readonly intents: number | undefined;
  readonly resumes: number;
  readonly connections: number;
  close(): void;
}

export function localGateway(parts: LocalGatewayParts): LocalGateway {
  const { http, token, user, applicationId, heartbeatInterval, url, servers } = parts;
  const hosts: Record<'usual' | 'resume', Host> = { usual: 'sound', resume: 'sound' };
  const handshakes = { usual: 0, resume: 0 };
  const unanswered: Socket[] = [];
  const placeOf = ({ url: path = '' }: IncomingMessage) =>
    path.startsWith(RESUME_PATH) ? 'resume' : 'usual';
  const server = new WebSocketServer({
    server: http,
    verifyClient({ req }: { readonly req: IncomingMessage }, decide: Decide) {
      const place = placeOf(req);
      handshakes[place] += 1;
      if (hosts[place] === 'cut') req.socket.destroy();
      else if (hosts[place] === 'silent') unanswered.push(req.socket);
      else decide(hosts[place] !== '503', 503);
    },
  });
  let readyChange = (ready: Record<string, unknown>): unknown => ready;
  const sessions = new Map<string, Session>();
  const silent = new WeakSet<WebSocket>();
  const refusals: number[] = [];
  const identified: Identified[] = [];
  let refused = 0;
  let identifies = 0;
  let resumes = 0;
  let intents: number | undefined;

  server.on('connection', (socket, request) => {
    let session: Session | undefined;
    const place = placeOf(request);
    // Cut connections are part of the tests.
    socket.on('error', () => {});
    if (hosts[place] === 'mute') return;
    write(socket, { op: HELLO, d: { heartbeat_interval: heartbeatInterval }, s: null, t: null });
    socket.on('message', (data) => {
      const payload = Payload.safeParse(JSON.parse(String(data)));
      if (!payload.success) return;
      const { op, d } = payload.data;
      if (op === HEARTBEAT) {
        if (session && d !== null) session.pending = session.pending.filter(({ s }) => s > d);
        if (!silent.has(socket)) write(socket, { op: HEARTBEAT_ACK });
        return;
      }
      if (op === RESUME && hosts[place] === 'never-resumes') return;
      const refusal = refusals.shift();
      if (refusal !== undefined) return socket.close(refusal);
      if (d.token !== token) return socket.close(4004, 'Authentication failed.');
      if (op === RESUME) {
        session = resume(socket, d.session_id, d.seq);
        return;
      }
      if (servers() > MOST_SERVERS * d.shard[1]) {
        refused += 1;
        return socket.close(4011, 'Sharding required.');
      }
      intents = d.intents;
      session = identify(socket, d.shard);
    });
    socket.on('close', () => {
      if (session?.socket === socket) session.socket = undefined;
    });
  });

  function identify(socket: WebSocket, shard: Shard): Session {
    identifies += 1;
    identified.push({ shard, at: performance.now() });
    const session = { id: `session-${identifies}`, shard, sequence: 0, pending: [], socket };
    sessions.set(session.id, session);
    const ready = {
      v: 10,
      user,
      guilds: [],
      session_id: session.id,
      resume_gateway_url: `${url()}${RESUME_PATH}`,
      shard,
      application: { id: applicationId, flags: 0 },
    };
    sendEvent(session, 'READY', readyChange(ready));
    return session;
  }

  function resume(socket: WebSocket, id: string, sequence: number): Session | undefined {
    const session = sessions.get(id);
    if (!session) {
      write(socket, { op: INVALID_SESSION, d: false });
      return undefined;
    }
    resumes += 1;
    session.socket = socket;
    for (const event of session.pending) if (event.s > sequence) write(socket, event);
    sendEvent(session, 'RESUMED', {});
    return session;
  }

  function sendEvent(session: Session, t: string, d: unknown): void {
    session.sequence += 1;
    const event: Event = { op: DISPATCH, t, s: session.sequence, d };
    session.pending.push(event);
    if (session.socket) write(session.socket, event);
  }

  return {
    dispatch(event, data) {
      const { guild_id: guildId } = Located.parse(data);
      for (const session of sessions.values()) {
        const [id, count] = session.shard;
        if (id === shardOf(guildId, count)) sendEvent(session, event, data);
      }
    },
    cut(shard) {
      for (const session of sessions.values()) {
        if (session.shard[0] === shard) session.socket?.terminate();
      }
    },
    say(payload) {
      const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
      for (const socket of server.clients) socket.send(text);
    },
    setHosts: (changes) => void Object.assign(hosts, changes),
    handshakes,
    alterReady(change) {
      readyChange = change;
    },
    disconnect(code) {
      for (const socket of server.clients) {
        if (code === undefined) socket.terminate();
        else socket.close(code);
      }
    },
    askToReconnect() {
      for (const socket of server.clients) write(socket, { op: RECONNECT, d: null });
    },
    invalidate() {
      sessions.clear();
      for (const socket of server.clients) write(socket, { op: INVALID_SESSION, d: false });
    },
    fallSilent() {
      for (const socket of server.clients) silent.add(socket);
    },
    refuseNextIdentify: (code) => refusals.push(code),
    identified,
    get refused() {
      return refused;
    },
    get identifies() {
      return identifies;
    },
    get intents() {
      return intents;
    },
    get resumes() {
      return resumes;
    },
    get connections() {
      return server.clients.size;
    },
    close() {
      for (const socket of unanswered) socket.destroy();
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

function write(socket: WebSocket, payload: object): void {
  socket.send(JSON.stringify(payload));
}
