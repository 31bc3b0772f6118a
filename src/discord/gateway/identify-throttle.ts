import { setTimeout as sleep } from 'node:timers/promises';
import type { IIdentifyThrottler } from 'discord.js';
import type { Logger } from '../../log/logger.port.ts';
import { within } from '../../time/ending-within.ts';

export interface SessionLimit {
  /** How many sessions may still be begun. */
  readonly remaining: number;
  /** Milliseconds until there are new ones. */
  readonly resetAfter: number;
  /** How many may be begun at once: by shards whose numbers leave different remainders. */
  readonly atOnce: number;
}

interface IdentifyThrottleParts {
  /** Asks Discord. */
  readonly sessionLimit: () => Promise<SessionLimit>;
  /** Returns how many shards may be begun at once, and how many there are. */
  readonly shards: () => { readonly atOnce: number; readonly count: number };
  /** Called before a long wait, in milliseconds. */
  readonly onWait: (duration: number) => void;
  readonly log: Logger;
  /** A factor by which all waits are shorter. */
  readonly haste: number;
}

/** Milliseconds between two new sessions of the same remainder by Discord's rule. */
const GAP = 5_000;
/**
 * Milliseconds, for each shard: 1,000 sessions a day are allowed to all together, and the token is
 * withdrawn from who begins more.
 */
const LONGEST_GAP = 90_000;
/** Milliseconds for which a session counts as one of many. */
const RECENT = 600_000;
/** Seconds for Discord to say how many sessions are left. */
const LIMIT_WITHIN = 5;

/**
 * Decides when a new session may be begun: later each time when those of a shard come one after the
 * other.
 */
export function identifyThrottle({
  sessionLimit,
  shards,
  onWait,
  log,
  haste,
}: IdentifyThrottleParts): IIdentifyThrottler {
  /**
   * Moments at which each shard began sessions lately, in milliseconds of the monotonic clock. For a
   * shard that isn't in it, the answer with the gateway's address has said that there is one left.
   */
  const begunBy = new Map<number, readonly number[]>();
  /** Ends of the queues of shards that leave the same remainder. */
  const queues = new Map<number, Promise<unknown>>();

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

  /** Waits as long as the shard's own sessions want it. */
  async function waitForItself(shard: number, signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const begun = (begunBy.get(shard) ?? []).filter((at) => at > now - RECENT / haste);
    if (begunBy.has(shard)) begunBy.set(shard, begun);
    const longest = LONGEST_GAP * shards().count;
    const gap = Math.min(GAP * 2 ** (begun.length - 1), longest) / haste;
    const wait = (begun.at(-1) ?? Number.NEGATIVE_INFINITY) + gap - now;
    if (wait > GAP / haste) {
      log.warn({ shard, wait, begun: begun.length }, 'many sessions begun, waits');
    }
    if (wait > 0) await sleep(wait, undefined, { signal });
  }

  return {
    async waitForIdentify(shard, signal) {
      await waitForItself(shard, signal);
      const remainder = shard % shards().atOnce;
      const begin = async () => {
        const others = [...begunBy].filter(([other]) => other % shards().atOnce === remainder);
        const last = Math.max(...others.map(([, begun]) => begun.at(-1) ?? 0), -GAP);
        const wait = last + GAP / haste - performance.now();
        if (wait > 0) await sleep(wait, undefined, { signal });
        if (begunBy.has(shard)) await waitForSessions(signal);
        begunBy.set(shard, [...(begunBy.get(shard) ?? []), performance.now()]);
      };
      const begun = (queues.get(remainder) ?? Promise.resolve()).then(begin);
      queues.set(
        remainder,
        begun.catch(() => {}),
      );
      await begun;
    },
  };
}
