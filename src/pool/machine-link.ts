import { countedHashrate, type MinerReading } from '../miner/miner-reading.ts';
import { DAY, DAYS_PER_YEAR, HOUR, MINUTE } from '../time/seconds.ts';
import { bestAfter, type LinkReading } from './link.ts';
import type { MachineFigures } from './machine-figures.ts';
import { decayed, silenceLimit, WINDOWS } from './shares.ts';

/** The most that a machine may say and be believed: H/s, W, °C, seconds. */
const MOST = {
  hashrate: 1e16,
  watts: 30_000,
  temperature: 150,
  uptime: 20 * DAYS_PER_YEAR * DAY,
} as const;

const plausible = (kind: keyof typeof MOST, value: number | undefined) =>
  value !== undefined && value >= 0 && value <= MOST[kind] ? value : undefined;

/**
 * Returns a machine's reading after it was asked once more.
 *
 * @param answer - Absent where it gave none.
 * @returns Nothing as long as it has never answered.
 */
export function nextMachineReading(
  before: LinkReading | undefined,
  answer: MinerReading | undefined,
  now: number,
): LinkReading | undefined {
  if (!answer && !before) return undefined;
  const figures = answer ? figuresOf(answer, before?.machine, now) : before?.machine;
  const elapsed = Math.max(0, now - (before?.at ?? now));
  const rate = answer ? rateToCount(figures) : 0;
  const works = rate !== undefined && rate > 0;
  // A rest is meant so: silence counts from its end.
  const rests = answer?.state === 'standby' || answer?.state === 'paused';
  const lastShareAt = works || rests ? now : before?.lastShareAt;
  const gap = now - (before?.lastShareAt ?? now);
  const resumed = (works || rests) && gap > silenceLimit(undefined);
  // The hour stands still while nothing counts, and so does the time in which it rises.
  const held = rate === undefined ? elapsed : 0;
  return {
    at: now,
    fiveMinutes: rate,
    // A machine that is meant to rest keeps the hour that it worked last.
    hour:
      rate === undefined
        ? before?.hour
        : decayed(before?.hour ?? rate, rate, { window: WINDOWS.hour, elapsed }),
    lastShareAt,
    ...bestAfter(before, answer?.bestShare, now),
    upSince: before && !resumed ? Math.min(now, before.upSince + held) : now,
    machine: figures,
  };
}

function figuresOf(
  answer: MinerReading,
  before: MachineFigures | undefined,
  now: number,
): MachineFigures {
  const { power: told, state, mode } = answer;
  const watts = plausible('watts', told?.watts);
  const power = told && watts !== undefined ? { ...told, watts } : undefined;
  const uptime = plausible('uptime', answer.uptime);
  const hashrate = plausible('hashrate', countedHashrate(answer));
  // Means are of the machine at work: a rest says nothing of what it makes and takes then.
  const works = state === 'mining' && hashrate !== undefined && hashrate > 0;
  const elapsed = Math.max(0, now - (before?.at ?? now));
  const mean = (last: number | undefined, value: number | undefined) =>
    works && value !== undefined ? decayed(last ?? value, value, { window: HOUR, elapsed }) : last;
  return {
    at: now,
    state,
    hashrate,
    meanHashrate: mean(before?.meanHashrate, hashrate),
    power,
    meanWatts: mean(before?.meanWatts, power?.measured ? power.watts : undefined),
    temperature: plausible('temperature', answer.temperature),
    mode,
    uptime,
    restarts: (before?.restarts ?? 0) + (hasRestarted(before, uptime, now) ? 1 : 0),
  };
}

/** Seconds without an answer in which a machine may have started anew, and then run for longer. */
const UNSEEN = 3 * MINUTE;

/** Tells whether a machine's uptime has fallen, or is less than the time for which it was not seen. */
function hasRestarted(
  before: MachineFigures | undefined,
  uptime: number | undefined,
  now: number,
): boolean {
  if (before?.uptime === undefined || uptime === undefined) return false;
  const unseen = now - before.at;
  return uptime < before.uptime || (unseen > UNSEEN && uptime < unseen - MINUTE);
}

/** Returns the hashrate that counts; nothing where a machine rests, or has just started. */
function rateToCount(figures: MachineFigures | undefined): number | undefined {
  switch (figures?.state) {
    case 'mining':
      return figures.hashrate;
    case 'overheated':
      return 0;
    default:
      return undefined;
  }
}
