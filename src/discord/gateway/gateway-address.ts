import * as z from 'zod';
import { DAY } from '../../time/seconds.ts';
import type { SessionLimit } from './identify-throttle.ts';

/** Milliseconds in which Discord counts sessions. */
const COUNTED_IN_MS = DAY * 1_000;
/** Milliseconds until the limit is asked for again where Discord doesn't say. */
const A_WHILE = 600_000;
const SHORTEST = 5_000;

const GatewayAddress = z.object({
  url: z.url({ protocol: /^wss?$/ }),
  session_start_limit: z.object({
    remaining: z.int(),
    max_concurrency: z.int().min(1).catch(1),
    reset_after: z
      .number()
      .nonnegative()
      .max(COUNTED_IN_MS)
      .catch(A_WHILE)
      .transform((wait) => Math.max(wait, SHORTEST)),
  }),
});

/** Reads Discord's answer to GET /gateway/bot. @throws Error when it names no address. */
export function readGatewayAddress(answer: unknown): SessionLimit {
  const parsed = GatewayAddress.safeParse(answer);
  if (!parsed.success) throw new Error('GET /gateway/bot names no address of the gateway');
  const limit = parsed.data.session_start_limit;
  const { remaining, reset_after: resetAfter, max_concurrency: atOnce } = limit;
  return { remaining, resetAfter, atOnce };
}

/** The session limit is used up: Discord allows a thousand sessions a day. */
export class NoSessionsLeft extends Error {
  override readonly name = 'NoSessionsLeft';
  /** Milliseconds until there are new sessions. */
  readonly resetAfter: number;

  constructor(resetAfter: number) {
    super('Discord allows no more sessions for now');
    this.resetAfter = resetAfter;
  }
}
