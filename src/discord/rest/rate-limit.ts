import { type RateLimitData, RateLimitError } from 'discord.js';
import * as z from 'zod';
import { DAY, HOUR } from '../../time/seconds.ts';

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

const TOO_MANY_REQUESTS = 429;

/** Seconds to wait where Discord does not say, or says what can't be. */
const UNSAID = 5;
/** Seconds to wait at least: many small waits would be a flood. */
const SHORTEST = 0.05;
/** Seconds to wait at most: after an hour it is worth asking again. */
const LONGEST = HOUR;
/** Seconds: more than a day is no wait that anybody meant. */
const PLAUSIBLE = DAY;

/** Milliseconds: Discord gives three seconds for the first answer to an interaction. */
const LONGEST_FOR_ANSWER = 2_000;
/** Milliseconds: the sender has others to serve, and comes back. */
const LONGEST_FOR_MESSAGE = 5_000;
const LONGEST_FOR_ANY = 60_000;

interface Wait {
  readonly seconds: number;
  /** Whether it is for all requests of the bot. */
  readonly isGlobal: boolean;
  /** Whether the seconds are a guess: Discord did not say for how long, or it can't be meant. */
  readonly isGuess: boolean;
}

interface Limits {
  readonly headers: Headers;
  /** The wait that an answer asks for when it says "too many requests". */
  readonly wait: Wait | undefined;
}

const Body = z.object({ retry_after: z.number() });

/**
 * Returns what an answer says about limits, checked: discord.js takes any text for a number, and
 * with one that is none, or too large for a timer, it asks again and again without a pause. That a
 * limit is for all requests is left out: it would hold up answers to people, which Discord doesn't
 * count.
 */
export function soundLimits(status: number, headers: Headers, body: Buffer): Limits {
  const {
    'retry-after': retryAfter,
    'x-ratelimit-global': global,
    'x-ratelimit-limit': limit,
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-reset-after': resetAfter,
    ...others
  } = headers;
  const reset = plausible(resetAfter);
  const bucket = isCount(limit) && isCount(remaining) && reset !== undefined;
  const sound: Headers = {
    ...others,
    ...(bucket && {
      'x-ratelimit-limit': limit,
      'x-ratelimit-remaining': remaining,
      'x-ratelimit-reset-after': String(Math.min(reset, LONGEST)),
    }),
  };
  if (status !== TOO_MANY_REQUESTS) return { headers: sound, wait: undefined };
  const said = plausible(retryAfter) ?? plausible(saidInBody(body));
  const seconds = Math.min(Math.max(said ?? UNSAID, SHORTEST), LONGEST);
  return {
    headers: { ...sound, 'retry-after': String(seconds) },
    wait: { seconds, isGlobal: global !== undefined, isGuess: said === undefined },
  };
}

/**
 * Discord asked for silence, and so the request was not sent. We make up no answer for it: the REST
 * client would count it among those that Discord refused.
 */
export class SilenceAsked extends Error {
  override readonly name = 'SilenceAsked';
  /** Milliseconds. */
  readonly wait: number;

  constructor(wait: number) {
    super(`Discord wants to hear nothing for ${Math.ceil(wait / 1_000)} s`);
    this.wait = wait;
  }
}

export interface Limit {
  /** Milliseconds. */
  readonly wait: number;
  /** Whether it is for all requests of the bot. */
  readonly isGlobal: boolean;
}

/** Returns the limit that an error tells of, and nothing when it tells of none. */
export function limitOf(error: unknown): Limit | undefined {
  if (error instanceof SilenceAsked) return { wait: error.wait, isGlobal: true };
  if (!(error instanceof RateLimitError)) return undefined;
  return { wait: waitOf(error), isGlobal: error.scope === 'global' };
}

function plausible(said: string | string[] | number | undefined): number | undefined {
  if (said === undefined || said === '') return undefined;
  const seconds = Number(said);
  return seconds >= 0 && seconds <= PLAUSIBLE ? seconds : undefined;
}

function isCount(said: string | string[] | undefined): said is string {
  return typeof said === 'string' && /^\d{1,9}$/.test(said);
}

function saidInBody(body: Buffer): number | undefined {
  try {
    return Body.parse(JSON.parse(body.toString())).retry_after;
  } catch {
    // The body is a proxy's page.
    return undefined;
  }
}

/**
 * Decides for `rejectOnRateLimit`: discord.js would wait without telling anybody, an hour if need
 * be.
 */
export function isTooLongAWait(limited: RateLimitData): boolean {
  const { route, scope, global } = limited;
  const wait = waitOf(limited);
  if (route.startsWith('/interactions/')) return wait > LONGEST_FOR_ANSWER;
  const isOpening = route === '/users/@me/channels';
  if (isOpening && scope !== 'global' && !global) return true;
  // Messages, and what is asked before one is sent.
  const isSender = isOpening || /^\/(channels|guilds)\//.test(route);
  return wait > (isSender ? LONGEST_FOR_MESSAGE : LONGEST_FOR_ANY);
}

/** Milliseconds. */
function waitOf({ timeToReset, retryAfter, sublimitTimeout }: RateLimitData): number {
  return Math.max(timeToReset, retryAfter, sublimitTimeout);
}
