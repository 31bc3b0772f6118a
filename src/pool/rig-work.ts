import { MINUTE } from '../time/seconds.ts';
import type { LinkReading, PoolLink, PoolTrouble } from './link.ts';
import { isMachineLink } from './machine-figures.ts';
import { machineSilence } from './machine-silence.ts';
import { riseTime, shareNoise, silenceLimit, WINDOWS } from './shares.ts';

/** The work that all pools of a rig have seen. Moments are unix seconds. */
export interface RigWork {
  /** The moment of the oldest reading that is in it. */
  readonly at: number;
  /** Hashes per second; absent where a pool doesn't tell. */
  readonly fiveMinutes?: number | undefined;
  readonly hour?: number | undefined;
  readonly lastShareAt?: number | undefined;
  /** Mean seconds between two shares, at most. */
  readonly interval?: number | undefined;
}

/**
 * Returns the links that a rig's work is counted by: those to pools, which pay for it, and where none
 * has shown it, those to machines in the house. Both together would count it twice.
 */
export function countedLinks(links: readonly PoolLink[]): readonly PoolLink[] {
  const pools = links.filter((link) => !isMachineLink(link));
  return pools.some(({ reading }) => reading) ? pools : links.filter(isMachineLink);
}

/**
 * Returns the hashrate that a rig's links should show: of all its units, or of as many as there are
 * machines linked.
 *
 * @param rig - Its units, and H/s of one.
 */
export function expectedHashrate(
  { count, hashrate }: { readonly count: number; readonly hashrate: number },
  links: readonly PoolLink[],
): number {
  const counted = countedLinks(links);
  const machines = counted.some(isMachineLink) ? counted.length : count;
  return Math.min(machines, count) * hashrate;
}

/** Returns a rig's work; nothing where none of its pools, or machines, has shown it yet. */
export function rigWork(links: readonly PoolLink[]): RigWork | undefined {
  const readings = countedLinks(links).flatMap(({ reading }) => reading ?? []);
  if (readings.length === 0) return undefined;
  const paces = readings.flatMap(({ interval }) => (interval === undefined ? [] : [1 / interval]));
  const pace = paces.reduce((all, one) => all + one, 0);
  const shares = readings.flatMap(({ lastShareAt }) => lastShareAt ?? []);
  return {
    at: Math.min(...readings.map(({ at }) => at)),
    fiveMinutes: sumOf(readings.map(({ fiveMinutes }) => fiveMinutes)),
    hour: sumOf(readings.map(({ hour }) => hour)),
    lastShareAt: shares.length === 0 ? undefined : Math.max(...shares),
    interval: pace > 0 ? 1 / pace : undefined,
  };
}

function sumOf(values: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const value of values) {
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

/**
 * Returns the relative noise of the hour's hashrate, as the number of shares implies it; nothing
 * where nobody knows how many there were.
 */
export function hourNoise({ interval }: RigWork): number | undefined {
  return interval === undefined ? undefined : shareNoise(WINDOWS.hour, interval);
}

/** Returns the best share of all that pools have told of; nothing where none has. */
export function bestShareOf(links: readonly PoolLink[]): number | undefined {
  const shares = links.flatMap(({ reading }) => reading?.bestShare ?? []);
  return shares.length === 0 ? undefined : Math.max(...shares);
}

/** The two numbers that a rig's alerts go by; one that is absent decides nothing. */
interface RigVerdict {
  /** Silence as a multiple of what is too long: above 1 is offline, below 1 works, 1 itself neither. */
  readonly silence?: number | undefined;
  /** The hour's hashrate as a share of what the rig should make. */
  readonly rate?: number | undefined;
}

interface Circumstances {
  /** Hashes per second that the rig should make. */
  readonly expected: number;
  /** Unix seconds. */
  readonly now: number;
  /** Pools that are in trouble, or have been. */
  readonly troubles: ReadonlyMap<string, PoolTrouble>;
}

/** Seconds after which a reading says nothing of the present: some rounds of asking. */
export const OLD = 5 * MINUTE;
/** Share of the expected hashrate that makes work of what could be a lone share. */
const LEAST_WORK = 0.05;
/** Share of the expected hashrate below which a rig is low, and up to which a new one has to rise. */
export const LOW = 0.8;
/** Shares that must be expected in five minutes before their hashrate says anything. */
const ENOUGH_SHARES = 3;

/** Judges a rig by the last readings of its links, each as of its own moment. */
export function judge(all: readonly PoolLink[], around: Circumstances): RigVerdict {
  const { now, troubles, expected } = around;
  const links = countedLinks(all);
  const seen = links.flatMap(({ pool, reading }) => {
    if (reading?.lastShareAt === undefined) return [];
    const { failingSince, upSince = 0 } = troubles.get(pool) ?? {};
    const isCurrent = now - reading.at <= OLD && failingSince === undefined;
    const silent = silenceOf(reading, reading.lastShareAt);
    // Silence is held against a rig from when its pool is back; that alone is no sign of work.
    const silence =
      silent > 1 ? Math.max(1, silenceOf(reading, Math.max(reading.lastShareAt, upSince))) : silent;
    return [{ reading, isCurrent, silence, upSince: Math.max(upSince, reading.upSince) }];
  });
  const current = seen.filter(({ isCurrent }) => isCurrent);
  if (current.length === 0) return {};
  const silence = Math.min(...current.map((one) => one.silence));
  const isWhole = current.length === links.filter(({ reading }) => reading).length;
  // The rig may be at work for the pool that nobody could ask.
  if (!isWhole) return silence < 1 ? { silence } : {};
  if (silence > 1) return { silence };
  const { fiveMinutes, hour, interval } = rigWork(links) ?? {};
  const isTelling = interval !== undefined && WINDOWS.fiveMinutes / interval >= ENOUGH_SHARES;
  const isIdle = isTelling && fiveMinutes !== undefined && fiveMinutes < LEAST_WORK * expected;
  const rate = hour === undefined ? undefined : hour / expected;
  const at = Math.min(...current.map(({ reading }) => reading.at));
  const upSince = Math.max(...current.map((one) => one.upSince));
  const isRisen = at - upSince >= riseTime(WINDOWS.hour, LOW);
  const isResting = current.some(
    ({ reading: { machine, fiveMinutes: late } }) => machine && late === undefined,
  );
  return {
    silence: isIdle ? 1 : silence,
    ...(rate !== undefined && !isResting && (isRisen || rate >= LOW) && { rate }),
  };
}

/** Returns how long nothing came, as a multiple of what is too long. @param since - Unix seconds. */
function silenceOf(reading: LinkReading, since: number): number {
  const silent = Math.max(0, reading.at - since);
  return reading.machine
    ? machineSilence(reading, silent)
    : silent / silenceLimit(reading.interval);
}
