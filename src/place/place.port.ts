import type { Alert } from '../alert/types.ts';
import type { Digest } from '../digest/digest.ts';
import type { Message } from '../message/message.port.ts';
import type { StoppedBecause } from '../outbox/stopped-because.ts';

/** Where something can't go any more. */
export interface Place {
  /** One channel, `c:CHANNEL`, or a person's direct messages, `u:USER`. */
  readonly recipient: string;
  /** Set where it is all channels of that server. */
  readonly guildId?: string | undefined;
}

/** What is stopped of all that goes there. */
export type Stopping =
  /** Everything: digests, people's alerts, and what they chose in place of direct messages. */
  | { readonly of: 'everybody' }
  /** What one person has told there. */
  | { readonly of: 'person'; readonly userId: string }
  | { readonly of: 'alert'; readonly userId: string; readonly alertId: number }
  | { readonly of: 'fallback'; readonly userId: string };

/** What of one person doesn't go out any more. */
export interface Stopped {
  readonly userId: string;
  /** Discord's locale code, as far as it is known. */
  readonly locale?: string | undefined;
  readonly digests: readonly Digest[];
  readonly alerts: readonly { readonly alert: Alert; readonly rigName?: string | undefined }[];
  /** The channel in place of direct messages. */
  readonly fallback?: { readonly channelId: string; readonly because: StoppedBecause } | undefined;
}

/** Knows everything that goes out somewhere, whosever it is. */
export interface Places {
  /**
   * One transaction: nothing more of it goes there, and each person concerned gets one note. What is
   * stopped within half a minute is told in one note, whatever stopped it.
   *
   * @returns How many things were stopped; those that were already are not among them.
   */
  stop(
    place: Place,
    what: Stopping,
    because: StoppedBecause,
    note: (stopped: Stopped) => Message,
  ): Promise<number>;
  /** What people have told in a server's channels at present, by channel and person. */
  inServer(guildId: string): Promise<readonly Placed[]>;
  /** Of a channel that something goes to, as far as it was noted. */
  serverOf(channelId: string): Promise<string | undefined>;
  /** Channels that something goes to of which nobody knows the server. */
  unplaced(limit: number): Promise<readonly string[]>;
  /** @param guildId - Nothing where nobody can tell: it isn't asked for again. */
  placed(channelId: string, guildId: string | undefined): Promise<void>;
}

/** Something that a person has told in a server's channel; without an alert what can't be told directly. */
export interface Placed {
  readonly userId: string;
  readonly channelId: string;
  readonly alert?: Alert | undefined;
}
