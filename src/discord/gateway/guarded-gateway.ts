import { setTimeout as sleep } from 'node:timers/promises';
import {
  type IShardingStrategy,
  SimpleShardingStrategy,
  type WebSocketOptions,
  WebSocketShardDestroyRecovery,
} from 'discord.js';
import type { Logger } from '../../log/logger.port.ts';
import { within } from '../../time/ending-within.ts';
import { NoSessionsLeft, readGatewayAddress } from './gateway-address.ts';
import type { Hearing } from './hearing.ts';
import { identifyThrottle } from './identify-throttle.ts';
import { readPayload } from './read-payload.ts';

interface GuardedGatewayParts {
  readonly hearing: Hearing;
  readonly log: Logger;
  /** A factor by which all waits are shorter; tests can't wait. */
  readonly haste: number;
  /** An event as Discord wrote it. */
  readonly onEvent: (name: string, data: unknown) => void;
}

interface GuardedGateway {
  /** The options of discord.js's client that put the guard in between. */
  readonly ws: Required<Pick<WebSocketOptions, 'buildStrategy' | 'buildIdentifyThrottler'>>;
  /** Notes a connection that was lost and is to be replaced. */
  closed(): void;
  /**
   * Ends the guard. It is called before the client is destroyed: the client may still wait for an
   * address, and would connect with it.
   */
  end(): void;
}

type Manager = Parameters<GuardedGateway['ws']['buildStrategy']>[0];

/** The parts of its connection that discord.js doesn't show. */
interface Shard {
  readonly connection: {
    on(event: 'error', listener: () => void): unknown;
    terminate(): void;
  } | null;
  unpackMessage(data: unknown, isBinary: boolean): Promise<unknown>;
  destroy(options: {
    readonly reason: string;
    readonly recover: WebSocketShardDestroyRecovery;
  }): Promise<void>;
}

/** Tries at the address that Discord named for resuming; then the ordinary one is taken. */
const RESUME_TRIES = 5;
/** Milliseconds before the second try; each further one waits twice as long. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 15_000;
/** Milliseconds after which a connection counts as sound, and what was tried before as past. */
const SOUND_AFTER = 60_000;
/** Milliseconds for the socket to open, and for Discord's first words on it. */
const HANDSHAKE = 6_000;
const HELLO = 10_000;
/** Milliseconds for Discord to take up a session again. */
const RESUMED_WITHIN = 20_000;
/** Seconds for Discord to close the socket with us. */
const FAREWELL = 2;
/**
 * Milliseconds before a new session after an invalid one: by Discord's rule one to five seconds.
 */
const INVALID_SESSION_PAUSE = 2_000;

/**
 * Stands between Discord's gateway and discord.js, which trusts it: an event that it can't take
 * apart ends the process, and an address for resuming that is dead is asked for ever. Here events
 * go past it, only what keeps the connection alive goes through, and tries are counted.
 */
export function guardedGateway(parts: GuardedGatewayParts): GuardedGateway {
  const { hearing, log, haste, onEvent } = parts;
  let tries = 0;
  let openedAt: number | undefined;
  let notBefore = Number.NEGATIVE_INFINITY;
  let isOver = false;
  let forgetSession = () => {};
  let resumeTimer: NodeJS.Timeout | undefined;

  function refuseAfterEnd(): void {
    if (isOver) throw new Error('The connection was given up');
  }

  function opened(): void {
    clearTimeout(resumeTimer);
    openedAt = performance.now();
    hearing.opened();
  }

  function closed(): void {
    clearTimeout(resumeTimer);
    hearing.closed();
    const now = performance.now();
    if (openedAt !== undefined && now - openedAt > SOUND_AFTER / haste) tries = 0;
    openedAt = undefined;
    tries += 1;
    // discord.js itself waits half a second.
    notBefore =
      tries === 1 ? now : now + Math.min(FIRST_PAUSE * 2 ** (tries - 2), LONGEST_PAUSE) / haste;
    if (tries !== RESUME_TRIES + 1) return;
    log.warn({ tries: RESUME_TRIES }, 'session not resumed, begins a new one at the usual address');
    notBefore = now;
    forgetSession();
  }

  /** Sessions are kept by discord.js; a connection is begun with the question for one. */
  function overseeSessions({ options }: Manager): void {
    const { retrieveSessionInfo, updateSessionInfo } = options;
    options.handshakeTimeout = HANDSHAKE / haste;
    options.helloTimeout = HELLO / haste;
    options.retrieveSessionInfo = async (id) => {
      const pause = notBefore - performance.now();
      if (pause > 0) await sleep(pause);
      // A client that has ended would connect once more; this never resolves, so it doesn't get
      // there.
      return isOver ? new Promise(() => {}) : retrieveSessionInfo(id);
    };
    options.updateSessionInfo = (id, session) => {
      forgetSession = () => void updateSessionInfo(id, null);
      return updateSessionInfo(id, session?.sessionId ? session : null);
    };
  }

  async function receive(raw: unknown, shard: Shard, isResuming: () => Promise<boolean>) {
    hearing.heard();
    const read = readPayload(raw);
    if (!read) {
      log.warn({}, 'the gateway sent what nothing can be made of, left out');
      return null;
    }
    const { payload, safe } = read;
    switch (payload.kind) {
      case 'hello':
        hearing.beatsEvery(payload.interval);
        if (await isResuming()) {
          clearTimeout(resumeTimer);
          resumeTimer = setTimeout(() => {
            const recover = WebSocketShardDestroyRecovery.Reconnect;
            void shard.destroy({ reason: 'Not resumed in time', recover });
          }, RESUMED_WITHIN / haste);
        }
        break;
      case 'ready':
      case 'resumed':
        opened();
        break;
      case 'invalid-session':
        await sleep(INVALID_SESSION_PAUSE / haste);
        break;
      case 'event':
        onEvent(payload.name, payload.data);
        break;
      case 'other':
    }
    return safe;
  }

  function guard(shard: Shard, isResuming: () => Promise<boolean>): void {
    const unpack = shard.unpackMessage.bind(shard);
    shard.unpackMessage = async (data, isBinary) => {
      try {
        return await receive(await unpack(data, isBinary), shard, isResuming);
      } catch (error) {
        log.error({ err: error }, 'an event could not be handled, left out');
        return null;
      }
    };
  }

  function buildStrategy(manager: Manager): IShardingStrategy {
    overseeSessions(manager);
    const strategy = new SimpleShardingStrategy(manager);
    // The shards are private, and the only place where what arrives can be seen before discord.js
    // relies on it.
    const shards: ReadonlyMap<number, Shard> = strategy['shards'];
    return {
      async spawn(ids) {
        const { remaining, resetAfter } = readGatewayAddress(
          await manager.fetchGatewayInformation(),
        );
        if (remaining < ids.length) throw new NoSessionsLeft(resetAfter);
        refuseAfterEnd();
        await strategy.spawn(ids);
        for (const [id, shard] of shards) {
          guard(shard, async () => Boolean(await manager.options.retrieveSessionInfo(id)));
        }
      },
      async connect() {
        refuseAfterEnd();
        await strategy.connect();
      },
      async destroy(options) {
        // Before there is anything to destroy, discord.js calls it as well.
        isOver ||= shards.size > 0;
        clearTimeout(resumeTimer);
        const connections = [...shards.values()].map(({ connection }) => connection);
        // discord.js closes only what is open already, and would wait long for a peer that is gone.
        for (const connection of connections) connection?.on('error', () => {});
        await within(FAREWELL, strategy.destroy(options));
        for (const connection of connections) connection?.terminate();
      },
      send: (id, payload) => strategy.send(id, payload),
      fetchStatus: () => strategy.fetchStatus(),
    };
  }

  return {
    closed,
    end() {
      isOver = true;
      clearTimeout(resumeTimer);
    },
    ws: {
      buildStrategy,
      buildIdentifyThrottler: (manager) =>
        identifyThrottle({
          sessionLimit: async () => readGatewayAddress(await manager.fetchGatewayInformation(true)),
          onWait: (duration) => hearing.excuse(duration),
          log,
          haste,
        }),
    },
  };
}
