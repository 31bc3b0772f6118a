import type { RESTOptions } from 'discord.js';
import { isTooLongAWait } from './rate-limit.ts';

/** Milliseconds between two looks at what the REST client no longer needs to remember. */
const FORGET_EVERY_MS = 60_000;
/** Requests that Discord allows a bot in a second. */
const ALLOWED = 50;
/** Share of them that is used: some arrive closer together than they were sent. */
const USED = 0.964;

/** Returns the requests a second that are made where Discord allows so many. */
export function paceOf(allowed = ALLOWED): number {
  return allowed * USED;
}

/** Returns how our REST clients behave. @param apiUrl - Address without the version. */
export function restOptions(
  apiUrl: string | undefined,
  makeRequest: RESTOptions['makeRequest'],
): Partial<RESTOptions> {
  return {
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
  };
}
