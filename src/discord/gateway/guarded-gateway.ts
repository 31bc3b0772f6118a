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
  /** Notes a shard's connection that was lost and is to be replaced. */
  closed(shard: number): void;
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

/** A shard, with the question whether it is about to go on with its session. */
interface Guarded {
  readonly shard: Shard;
  readonly isResuming: () => Promise<boolean>;
}

/** A shard's connections so far. */
interface Course {
  tries: number;
  /** Moments in milliseconds of the monotonic clock. */
  openedAt: number | undefined;
  notBefore: number;
  forgetSession: () => void;
  resumeTimer: NodeJS.Timeout | undefined;
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
  const courses = new Map<number, Course>();
  let atOnce = 1;
  let isOver = false;

  function courseOf(shard: number): Course {
    const known = courses.get(shard);
    if (known) return known;
    const fresh: Course = {
      tries: 0,
      openedAt: undefined,
      notBefore: Number.NEGATIVE_INFINITY,
      forgetSession: () => {},
      resumeTimer: undefined,
    };
    courses.set(shard, fresh);
    return fresh;
  }

  function stopTimers(): void {
    for (const { resumeTimer } of courses.values()) clearTimeout(resumeTimer);
  }

  function refuseAfterEnd(): void {
    if (isOver) throw new Error('The connection was given up');
  }

  function opened(shard: number): void {
    const course = courseOf(shard);
    clearTimeout(course.resumeTimer);
    course.openedAt = performance.now();
    hearing.opened(shard);
  }

  function closed(shard: number): void {
    const course = courseOf(shard);
    clearTimeout(course.resumeTimer);
    hearing.closed(shard);
    const now = performance.now();
    const { openedAt } = course;
    if (openedAt !== undefined && now - openedAt > SOUND_AFTER / haste) course.tries = 0;
    course.openedAt = undefined;
    course.tries += 1;
    const { tries } = course;
    // discord.js itself waits half a second.
    course.notBefore =
      tries === 1 ? now : now + Math.min(FIRST_PAUSE * 2 ** (tries - 2), LONGEST_PAUSE) / haste;
    if (tries !== RESUME_TRIES + 1) return;
    log.warn(
      { shard, tries: RESUME_TRIES },
      'session not resumed, begins a new one at the usual address',
    );
    course.notBefore = now;
    course.forgetSession();
  }

  /** Sessions are kept by discord.js; a connection is begun with the question for one. */
  function overseeSessions({ options }: Manager): void {
    const { retrieveSessionInfo, updateSessionInfo } = options;
    options.handshakeTimeout = HANDSHAKE / haste;
    options.helloTimeout = HELLO / haste;
    options.retrieveSessionInfo = async (id) => {
      const pause = courseOf(id).notBefore - performance.now();
      if (pause > 0) await sleep(pause);
      // A client that has ended would connect once more; this never resolves, so it doesn't get
      // there.
      return isOver ? new Promise(() => {}) : retrieveSessionInfo(id);
    };
    options.updateSessionInfo = (id, session) => {
      courseOf(id).forgetSession = () => void updateSessionInfo(id, null);
      return updateSessionInfo(id, session?.sessionId ? session : null);
    };
  }

  async function receive(raw: unknown, id: number, { shard, isResuming }: Guarded) {
    hearing.heard(id);
    const read = readPayload(raw);
    if (!read) {
      log.warn({}, 'the gateway sent what nothing can be made of, left out');
      return null;
    }
    const { payload, safe } = read;
    switch (payload.kind) {
      case 'hello':
        hearing.beatsEvery(id, payload.interval);
        if (await isResuming()) {
          const course = courseOf(id);
          clearTimeout(course.resumeTimer);
          course.resumeTimer = setTimeout(() => {
            const recover = WebSocketShardDestroyRecovery.Reconnect;
            void shard.destroy({ reason: 'Not resumed in time', recover });
          }, RESUMED_WITHIN / haste);
        }
        break;
      case 'ready':
      case 'resumed':
        opened(id);
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

  function guard(id: number, guarded: Guarded): void {
    const { shard } = guarded;
    const unpack = shard.unpackMessage.bind(shard);
    shard.unpackMessage = async (data, isBinary) => {
      try {
        return await receive(await unpack(data, isBinary), id, guarded);
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
        const limit = readGatewayAddress(await manager.fetchGatewayInformation());
        if (limit.remaining < ids.length) throw new NoSessionsLeft(limit.resetAfter);
        ({ atOnce } = limit);
        hearing.expects(ids.length);
        refuseAfterEnd();
        await strategy.spawn(ids);
        for (const [id, shard] of shards) {
          const isResuming = async () => Boolean(await manager.options.retrieveSessionInfo(id));
          guard(id, { shard, isResuming });
        }
      },
      async connect() {
        refuseAfterEnd();
        await strategy.connect();
      },
      async destroy(options) {
        // Before there is anything to destroy, discord.js calls it as well.
        isOver ||= shards.size > 0;
        stopTimers();
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
      stopTimers();
    },
    ws: {
      buildStrategy,
      buildIdentifyThrottler: (manager) =>
        identifyThrottle({
          sessionLimit: async () => readGatewayAddress(await manager.fetchGatewayInformation(true)),
          shards: () => ({ atOnce, count: hearing.shards().expected }),
          onWait: (duration) => hearing.excuse(duration),
          log,
          haste,
        }),
    },
  };
}
