import type { Alert } from '../alert/types.ts';
import type { Digest } from '../digest/digest.ts';
import type { Recipient } from '../outbox/recipient.ts';
import type { StoppedBecause } from '../outbox/stopped-because.ts';

/** A place to which something can't go any more. */
export interface Place {
  /** The channel, or a person's direct messages. */
  readonly recipient: Recipient;
  /** Server, set where all of its channels are meant. */
  readonly guildId?: string | undefined;
}

/** The things to stop, among all that go to a place. */
export type Stopping =
  /**
   * All things: digests, people's alerts, and the channels they chose in place of direct messages.
   */
  | { readonly of: 'everybody' }
  /** The things that one person has told there. */
  | { readonly of: 'person'; readonly userId: string }
  | { readonly of: 'alert'; readonly userId: string; readonly alertId: number }
  | { readonly of: 'digest'; readonly digestId: number }
  | { readonly of: 'fallback'; readonly userId: string };

/** The things of one person that don't go out any more. */
export interface Stopped {
  readonly userId: string;
  /** Discord's locale code, as far as it is known. */
  readonly locale?: string | undefined;
  readonly digests: readonly Digest[];
  readonly alerts: readonly { readonly alert: Alert; readonly rigName?: string | undefined }[];
  /** The channel in place of direct messages. */
  readonly fallback?: { readonly channelId: string; readonly because: StoppedBecause } | undefined;
}

/**
 * A thing that a person has told in a server's channel: an alert, or without one the messages that
 * can't reach the person directly.
 */
export interface Placed {
  readonly userId: string;
  readonly channelId: string;
  readonly alert?: Alert | undefined;
}

/**
 * Names one thing that is told in a server: an alert, or the messages that can't reach a person
 * directly.
 */
export type PlacedKey = { readonly alertId: number } | { readonly userId: string };

/** A page of a list. */
export interface Part {
  readonly limit: number;
  readonly offset: number;
}
