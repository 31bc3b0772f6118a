import type { Alert } from '../alert/types.ts';
import type { Digest } from '../digest/digest.ts';
import type { Recipient } from '../outbox/recipient.ts';
import type { StoppedBecause } from '../outbox/stopped-because.ts';

/** Where something can't go any more. */
export interface Place {
  /** One channel, or a person's direct messages. */
  readonly recipient: Recipient;
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
  | { readonly of: 'digest'; readonly digestId: number }
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

/** Something that a person has told in a server's channel; without an alert what can't be told directly. */
export interface Placed {
  readonly userId: string;
  readonly channelId: string;
  readonly alert?: Alert | undefined;
}

/** Which of what is told in a server: an alert, or what can't be told a person directly. */
export type PlacedKey = { readonly alertId: number } | { readonly userId: string };

/** Of a list. */
export interface Part {
  readonly limit: number;
  readonly offset: number;
}
