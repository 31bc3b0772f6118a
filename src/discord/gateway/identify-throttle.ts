import { setTimeout as sleep } from 'node:timers/promises';
import type { IIdentifyThrottler } from 'discord.js';
import type { Logger } from '../../log/logger.port.ts';
import { within } from '../../time/ending-within.ts';

export interface SessionLimit {
  /** How many sessions may still be begun. */
  readonly remaining: number;
  /** Milliseconds until there are new ones. */
  readonly resetAfter: number;
}

interface IdentifyThrottleParts {
  /** Asks Discord. */
  readonly sessionLimit: () => Promise<SessionLimit>;
  /** Called before a long wait, in milliseconds. */
  readonly onWait: (duration: number) => void;
  readonly log: Logger;
  /** A factor by which all waits are shorter. */
  readonly haste: number;
}

/** Milliseconds between two new sessions by Discord's rule. */
const GAP = 5_000;
/** Milliseconds: 1,000 sessions a day are allowed, and the token is withdrawn from who begins more. */
const LONGEST_GAP = 90_000;
/** Milliseconds for which a session counts as one of many. */
const RECENT = 600_000;
/** Seconds for Discord to say how many sessions are left. */
const LIMIT_WITHIN = 5;

/** Decides when a new session may be begun: later each time when they come one after the other. */
export function identifyThrottle({
  sessionLimit,
  onWait,
  log,
  haste,
}: IdentifyThrottleParts): IIdentifyThrottler {
  /** Moments at which sessions were begun lately, in milliseconds of the monotonic clock. */
  let begun: readonly number[] = [];
  /** For the first session, the answer with the gateway's address has said how many are left. */
  let isFirst = true;

  async function waitForSessions(signal: AbortSignal): Promise<void> {
    for (;;) {
      const limit = await within(LIMIT_WITHIN, sessionLimit()).catch(() => undefined);
      if (!limit || limit.remaining > 0) return;
      const until = new Date(Date.now() + limit.resetAfter);
      log.error({ until }, 'Discord allows no more sessions for now: nothing is heard until then');
      onWait(limit.resetAfter / haste);
      await sleep(limit.resetAfter / haste, undefined, { signal });
    }
  }

  return {
    async waitForIdentify(_, signal) {
      begun = begun.filter((at) => at > performance.now() - RECENT / haste);
      const gap = Math.min(GAP * 2 ** (begun.length - 1), LONGEST_GAP) / haste;
      const wait = (begun.at(-1) ?? Number.NEGATIVE_INFINITY) + gap - performance.now();
      if (wait > GAP / haste) log.warn({ wait, begun: begun.length }, 'many sessions begun, waits');
      if (wait > 0) await sleep(wait, undefined, { signal });
      if (!isFirst) await waitForSessions(signal);
      isFirst = false;
      begun = [...begun, performance.now()];
    },
  };
}
