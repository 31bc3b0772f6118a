import { HOUR, MINUTE } from '../time/seconds.ts';
import type { MachineFigures } from './machine-figures.ts';
import type { Measured } from './pool.ts';
import { decayed, silenceLimit, WINDOWS } from './shares.ts';

/** The links that one rig, and one person, can have. */
export const MOST_LINKS = { ofRig: 2, ofPerson: 20 } as const;

/** A link says where a pool shows a rig's work. Moments are unix seconds. */
export interface NewPoolLink {
  readonly userId: string;
  readonly rigId: number;
  /** Id of the pool. */
  readonly pool: string;
  /** Personal: shown to its owner alone, and never logged. A machine's is that of the house's network. */
  readonly address: string;
  /** Name of the worker, or of the machine; empty for all of the address. */
  readonly worker: string;
  readonly createdAt: number;
}

export interface PoolLink extends NewPoolLink {
  readonly id: number;
  /** The last reading; absent until the pool has shown the worker for the first time. */
  readonly reading?: LinkReading | undefined;
}

/** The last that a pool said of a link, with what was learned from earlier answers. */
export interface LinkReading {
  readonly at: number;
  /** Hashes per second over about five minutes, and over an hour. */
  readonly fiveMinutes?: number | undefined;
  readonly hour?: number | undefined;
  /** When the last share came; of a machine, when it last did what it was meant to. */
  readonly lastShareAt?: number | undefined;
  /** Mean seconds between two shares, at most: one that is learned can't be shorter than we ask. */
  readonly interval?: number | undefined;
  /** Difficulty of the best share that the pool has told of. */
  readonly bestShare?: number | undefined;
  /** When it was first told; absent where it was there already when we began to look. */
  readonly bestAt?: number | undefined;
  /** The moment since which shares have come without a silence. */
  readonly upSince: number;
  /** The last that it said of itself, where it is a machine in the house. */
  readonly machine?: MachineFigures | undefined;
}

/** Seconds of a gap between shares that count, so that one long stop doesn't teach a slow pace. */
const LONGEST_GAP = HOUR;
/** Weight of the latest gap in the mean: after 20 answers nothing is left of an odd one. */
const GAP_WEIGHT = 0.2;

/**
 * Returns a link's reading after one more answer.
 *
 * @param measured - Absent where the pool doesn't list the worker, as most do with one that is gone.
 * @returns Nothing as long as the pool has never shown it.
 */
export function nextReading(
  before: LinkReading | undefined,
  measured: Measured | undefined,
  now: number,
): LinkReading | undefined {
  if (!measured && !before) return undefined;
  const told = measured ?? GONE;
  const elapsed = now - (before?.at ?? now);
  const mean = (last: number | undefined, value: number | undefined, window: number) =>
    value === undefined ? undefined : decayed(last ?? value, value, { window, elapsed });
  const fiveMinutes =
    told.fiveMinutes ?? mean(before?.fiveMinutes, told.minute, WINDOWS.fiveMinutes);
  const lastShareAt = laterOf(before?.lastShareAt, told.lastShareAt, now);
  const gap =
    before?.lastShareAt === undefined || lastShareAt === undefined
      ? 0
      : lastShareAt - before.lastShareAt;
  const resumed = gap > silenceLimit(before?.interval);
  return {
    at: now,
    fiveMinutes,
    hour: told.hour ?? mean(before?.hour, fiveMinutes, WINDOWS.hour),
    lastShareAt,
    interval: told.interval ?? intervalAfter(before?.interval, gap),
    ...bestAfter(before, told.bestShare, now),
    upSince: before && !resumed ? before.upSince : now,
  };
}

/** Returns the best share: pools forget theirs when somebody finds a block, or a worker reconnects. */
export function bestAfter(
  before: LinkReading | undefined,
  told: number | undefined,
  now: number,
): Pick<LinkReading, 'bestShare' | 'bestAt'> {
  const { bestShare, bestAt } = before ?? {};
  if (told === undefined) return { bestShare, bestAt };
  if (bestShare === undefined) return { bestShare: told, bestAt: undefined };
  return told > bestShare ? { bestShare: told, bestAt: now } : { bestShare, bestAt };
}

const GONE: Measured = { minute: 0, fiveMinutes: 0 };

/** A pool that restarts may forget when the last share came; its clock may be ahead of ours. */
function laterOf(before: number | undefined, told: number | undefined, now: number) {
  if (told === undefined) return before;
  return Math.max(before ?? 0, Math.min(told, now));
}

function intervalAfter(before: number | undefined, gap: number): number | undefined {
  if (gap <= 0) return before;
  const counted = Math.min(gap, LONGEST_GAP);
  return before === undefined ? counted : before + (counted - before) * GAP_WEIGHT;
}

/** The trouble of a pool as a whole, kept over restarts. Moments are unix seconds. */
export interface PoolTrouble {
  /** The moment since which none of its answers was good. */
  readonly failingSince?: number | undefined;
  /** When it last was told. */
  readonly toldAt?: number | undefined;
  /** When it answered again after it had been down: silence before that is not its rigs' fault. */
  readonly upSince?: number | undefined;
}

/** Seconds without a good answer, after which a pool is down. */
export const DOWN_AFTER = 10 * MINUTE;
/** Seconds by which a pool's own numbers may lie back. */
export const STALE_AFTER = 10 * MINUTE;

/** Returns a pool's trouble after some answers, or none of them good. */
export function nextTrouble(before: PoolTrouble, isGood: boolean, now: number): PoolTrouble {
  const { failingSince } = before;
  if (!isGood) return failingSince === undefined ? { ...before, failingSince: now } : before;
  if (failingSince === undefined) return before;
  const wasDown = now - failingSince >= DOWN_AFTER;
  return { ...before, failingSince: undefined, ...(wasDown && { upSince: now }) };
}
