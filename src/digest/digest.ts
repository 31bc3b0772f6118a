import { type Recipient, readRecipient, serverOwner } from '../outbox/recipient.ts';
import type { StoppedBecause } from '../outbox/stopped-because.ts';
import { HOUR } from '../time/seconds.ts';

/** What a digest can tell, in the order it does. */
export const digestSections = [
  'headline',
  'retarget',
  'machines',
  'rigs',
  'scorecard',
  'halving',
  'chart',
] as const;
export type DigestSection = (typeof digestSections)[number];

/** `monthly`: on the first. */
export const digestDays = [
  'daily',
  'weekdays',
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
  'monthly',
] as const;
export type DigestDays = (typeof digestDays)[number];

/** Seconds after which what was due is of no use any more. */
export const DIGEST_LIFETIME = 6 * HOUR;

/** When a digest is due, by a clock on somebody's wall. */
export interface DigestSchedule {
  /** Minutes after midnight, 0 to 1439. */
  readonly minute: number;
  readonly days: DigestDays;
  /** IANA name. */
  readonly timeZone: string;
}

export interface NewDigest {
  /** Absent: it goes to a person, about that person's rigs. */
  readonly guildId?: string | undefined;
  readonly recipient: Recipient;
  /** Who subscribed, and is told when it stops; absent once forgotten. */
  readonly userId?: string | undefined;
  readonly schedule: DigestSchedule;
  /** ISO 4217; absent: what counts on the server or for the person when it is due. */
  readonly currency?: string | undefined;
  /** Discord's locale code. */
  readonly locale: string;
  /** At least one, in the order of {@link digestSections}. */
  readonly sections: readonly DigestSection[];
  /** Unix seconds, as all moments here. */
  readonly createdAt: number;
}

/** As stored; `revision` counts its changes. */
export interface Digest extends NewDigest {
  readonly id: number;
  readonly revision: number;
  /** Absent while it is paused or stopped. */
  readonly nextAt?: number | undefined;
  /** `paused` by somebody; `stopped` because Discord refused it. */
  readonly state: 'active' | 'paused' | 'stopped';
  /** Why and since when it is stopped. */
  readonly stopped?: StoppedBecause | undefined;
  /** The time that was last served: told or skipped; it was due then. */
  readonly lastAt?: number | undefined;
  /** Skipped since the last one that was told. */
  readonly missed: number;
}

/**
 * Names the owner of a digest's notices: a server, of whose nobody is mentioned or told later what could
 * not be sent, or the person to whom it goes.
 */
export function digestOwner({ guildId, recipient }: NewDigest): string {
  return guildId === undefined ? readRecipient(recipient).id : serverOwner(guildId);
}
