import type { CoinId } from '../coin/coins.ts';
import { channelOf, type Recipient, readRecipient, serverOwner } from '../outbox/recipient.ts';
import type { StoppedBecause } from '../outbox/stopped-because.ts';
import { HOUR } from '../time/seconds.ts';

/** The sections that a digest can tell, in the order in which they are listed. */
export const digestSections = [
  'headline',
  'retarget',
  'machines',
  'rigs',
  'hours',
  'scorecard',
  'halving',
  'chart',
] as const;
export type DigestSection = (typeof digestSections)[number];

/** Days on which a digest comes; `monthly`: on the first. */
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

/** Seconds after which a digest that was due is of no use any more. */
export const DIGEST_LIFETIME = 6 * HOUR;

/** The times when a digest is due, by a clock on somebody's wall. */
export interface DigestSchedule {
  /** Minutes after midnight, 0 to 1439. */
  readonly minute: number;
  readonly days: DigestDays;
  /** IANA name of the time zone. */
  readonly timeZone: string;
}

export interface NewDigest {
  /**
   * The server it belongs to; absent: it goes to a person, about that person's rigs, or it is an
   * edition, which goes to a channel.
   */
  readonly guildId?: string | undefined;
  readonly recipient: Recipient;
  /** The person who subscribed, and is told when it stops; absent once forgotten. */
  readonly userId?: string | undefined;
  readonly schedule: DigestSchedule;
  /** ISO 4217; absent: what counts on the server or for the person when it is due. */
  readonly currency?: string | undefined;
  /** Discord's locale code. */
  readonly locale: string;
  /** Sections, at least one, in the order of {@link digestSections}. */
  readonly sections: readonly DigestSection[];
  /**
   * Coins besides the usual one, each with a section; absent: those of the rigs that the digest
   * tells of, where it is a person's.
   */
  readonly coins?: readonly CoinId[] | undefined;
  /** Unix seconds, as all moments here. */
  readonly createdAt: number;
}

/** A digest as stored; `revision` counts its changes. */
export interface Digest extends NewDigest {
  readonly id: number;
  readonly revision: number;
  /** The moment when it is due next; absent while it is paused or stopped. */
  readonly nextAt?: number | undefined;
  /** `paused` by somebody; `stopped` because Discord refused it. */
  readonly state: 'active' | 'paused' | 'stopped';
  /** Reason why it is stopped, and since when. */
  readonly stopped?: StoppedBecause | undefined;
  /** The time that was last served: told or skipped; it was due then. */
  readonly lastAt?: number | undefined;
  /** Number of digests skipped since the last one that was told. */
  readonly missed: number;
}

/** Tells whether a digest is the operator's, for all servers that follow its channel. */
export function isEdition({ guildId, recipient }: Pick<NewDigest, 'guildId' | 'recipient'>) {
  return guildId === undefined && channelOf(recipient) !== undefined;
}

/** Owner of the notices of all editions: it belongs to no server, and to nobody. */
const EDITIONS = serverOwner('editions');

/**
 * Names the owner of a digest's notices: a server, or the person to whom it goes. Nobody is
 * mentioned in a server's notices, or told later which could not be sent.
 */
export function digestOwner(digest: Pick<NewDigest, 'guildId' | 'recipient'>): string {
  const { guildId, recipient } = digest;
  if (isEdition(digest)) return EDITIONS;
  return guildId === undefined ? readRecipient(recipient).id : serverOwner(guildId);
}
