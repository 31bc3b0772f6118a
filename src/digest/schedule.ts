import { Temporal } from 'temporal-polyfill';
import { localDay } from '../time/local-day.ts';
import { DAY, MINUTE } from '../time/seconds.ts';
import { DIGEST_LIFETIME, type Digest, type DigestDays, type DigestSchedule } from './digest.ts';

const MS_PER_DAY = DAY * 1_000;

/** Days by their numbers; Mondays are 0. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The decision about a digest whose time has come. */
export interface DigestDecision {
  /** The digest as it goes on. */
  readonly digest: Digest;
  /** The time that is to be told, unix seconds; absent when it is too late for any. */
  readonly slot?: number | undefined;
  /** Number of digests left out since the last one that was told; to be told with this one. */
  readonly missed: number;
}

/**
 * Returns the first moment after `after` at which a digest is due: once on every local day it is
 * meant for. Where clocks are put forward over the time, that is the moment they are; in a repeated
 * hour it is the first.
 *
 * @param after - Unix seconds.
 * @returns Unix seconds.
 */
export function nextDigest(schedule: DigestSchedule, after: number): number {
  return firstFrom(schedule, dayNumber(after, schedule.timeZone), after);
}

/**
 * Decides a digest. Several times may have passed: only the newest is told, once, and only while it
 * is of use.
 */
export function decideDigest(digest: Digest, now: number): DigestDecision | undefined {
  const { nextAt, schedule, state } = digest;
  if (state !== 'active' || nextAt === undefined || nextAt > now) return undefined;
  const newest =
    following(schedule, nextAt) > now ? nextAt : Math.max(nextAt, newestUntil(schedule, now));
  const isOfUse = now - newest < DIGEST_LIFETIME;
  const missed = digest.missed + daysBetween(schedule, nextAt, newest) + (isOfUse ? 0 : 1);
  return {
    digest: {
      ...digest,
      nextAt: following(schedule, newest),
      lastAt: newest,
      missed: isOfUse ? 0 : missed,
    },
    slot: isOfUse ? newest : undefined,
    missed: isOfUse ? missed : 0,
  };
}

/** Moves a digest to another time; a day that had its digest gets no second one. */
export function reschedule(digest: Digest, schedule: DigestSchedule, now: number): Digest {
  const changed = { ...digest, schedule };
  if (digest.state !== 'active' || isSame(digest.schedule, schedule)) return changed;
  return { ...changed, nextAt: firstUnserved(changed, now) };
}

/** Goes on after a pause or a stop; a day that had its digest gets no second one. */
export function resumeDigest(digest: Digest, now: number): Digest {
  if (digest.state === 'active') return digest;
  return { ...digest, state: 'active', stopped: undefined, nextAt: firstUnserved(digest, now) };
}

function firstUnserved({ schedule, lastAt }: Digest, now: number): number {
  const today = dayNumber(now, schedule.timeZone);
  const from = lastAt === undefined ? today : dayNumber(lastAt, schedule.timeZone) + 1;
  return firstFrom(schedule, Math.max(today, from), now);
}

/**
 * Returns the next time on a later day: the rules of a time zone may have changed since the last.
 */
function following(schedule: DigestSchedule, slot: number): number {
  return firstFrom(schedule, dayNumber(slot, schedule.timeZone) + 1, slot);
}

function firstFrom(schedule: DigestSchedule, firstDay: number, after: number): number {
  for (let day = firstDay; ; day += 1) {
    const slot = isMeant(schedule.days, day) ? slotOn(day, schedule) : undefined;
    if (slot !== undefined && slot > after) return slot;
  }
}

function newestUntil(schedule: DigestSchedule, now: number): number {
  // Where clocks are put back over midnight, tomorrow may have begun before.
  for (let day = dayNumber(now, schedule.timeZone) + 1; ; day -= 1) {
    const slot = isMeant(schedule.days, day) ? slotOn(day, schedule) : undefined;
    if (slot !== undefined && slot <= now) return slot;
  }
}

/** Counts the days a digest is meant for, from that of the first slot to that before the last. */
function daysBetween({ days, timeZone }: DigestSchedule, first: number, last: number): number {
  if (first === last) return 0;
  const end = dayNumber(last, timeZone);
  let count = 0;
  for (let day = dayNumber(first, timeZone); day < end; day += 1)
    if (isMeant(days, day)) count += 1;
  return count;
}

function isMeant(days: DigestDays, day: number): boolean {
  switch (days) {
    case 'daily':
      return true;
    case 'monthly':
      return new Date(day * MS_PER_DAY).getUTCDate() === 1;
    case 'weekdays':
      return weekday(day) < 5;
    default:
      return WEEKDAYS[weekday(day)] === days;
  }
}

/** The first day of 1970 was a Thursday. */
const weekday = (day: number) => (day + 3) % 7;

/** Returns the moment on a day, or nothing on one that its zone has left out. */
function slotOn(day: number, { minute, timeZone }: DigestSchedule): number | undefined {
  const date = new Date(day * MS_PER_DAY);
  const wall = new Temporal.PlainDateTime(
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    Math.floor(minute / 60),
    minute % 60,
  );
  const found = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const moment = found.epochMilliseconds / 1_000;
  if (found.toPlainDateTime().equals(wall)) return moment;
  // There is no such time on that day: the one found is before the clocks are put forward.
  const forward = (found.getTimeZoneTransition('next')?.epochMilliseconds ?? 0) / 1_000;
  return [forward, forward - MINUTE].find((near) => dayNumber(near, timeZone) === day);
}

/** Counts days from the first of 1970, by the calendar on that wall. */
function dayNumber(moment: number, timeZone: string): number {
  return localDay(moment, timeZone) / DAY;
}

function isSame(a: DigestSchedule, b: DigestSchedule): boolean {
  return a.minute === b.minute && a.days === b.days && a.timeZone === b.timeZone;
}
