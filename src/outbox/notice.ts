import type { Attachment, Message } from '../message/message.ts';
import type { Recipient } from './recipient.ts';

/** What many notices have in common, kept once: the rest of such a message comes from the notice. */
export interface Content {
  /** Says what is in it: the same content has the same id. */
  readonly id: string;
  /** Without files. */
  readonly message: Message;
  readonly picture?: Attachment | undefined;
}

/** Which notice goes out first where many are due. */
export const priorities = ['alert', 'asked', 'digest'] as const;
export type Priority = (typeof priorities)[number];

export interface NewNotice {
  readonly recipient: Recipient;
  /** The user it is about; it goes when that user is forgotten. See `serverOwner` where it is a server's. */
  readonly owner: string;
  /** Without files; what is here comes before what is in the content. */
  readonly payload: Message;
  /** Id of what it has in common with others. */
  readonly content?: string | undefined;
  /** Id of the digest that it is. */
  readonly digest?: number | undefined;
  /** After which it is of no use to anybody, unix seconds. */
  readonly expiresAt?: number | undefined;
  /** Of two with the same key only the first is kept. */
  readonly dedupeKey: string;
  /** Unix seconds. */
  readonly createdAt: number;
  /** Unix seconds before which it isn't sent; at once where that isn't said. */
  readonly notBefore?: number | undefined;
  /** A notice without one is taken for something that a person asked for. */
  readonly priority?: Priority | undefined;
}

export interface Notice extends NewNotice {
  readonly id: number;
}

/** Yours to send until the lease ends. */
export interface ClaimedNotice extends Notice {
  /** Same for every attempt, another for every notice that ever was; at most 25 characters. */
  readonly nonce: string;
  /** How often it was tried before. */
  readonly attempts: number;
  /** Before which nothing can have come of an attempt, unix seconds. */
  readonly firstTriedAt: number;
  /** Unix seconds. */
  readonly leaseUntil: number;
}

/** Why Discord didn't take it. */
export interface Refusal {
  /** Discord's error code. */
  readonly code?: number | undefined;
  readonly reason: string;
}

/** What Discord never takes, however often it is offered. */
export type RefusalKind =
  /** That person takes no messages from us. */
  | 'dm-closed'
  | 'channel-gone'
  /** We can't see the channel. */
  | 'no-access'
  /** We see the channel but may not write there. */
  | 'missing-permission'
  /** It concerns us, whoever it was for: too fast, flagged, or blocked for now. */
  | 'bot-barred'
  /** Our own mistake. */
  | 'invalid'
  | 'other';

export interface Refused extends Refusal {
  readonly kind: 'refused';
  readonly why: RefusalKind;
}

/** Nothing is known to have come of it. */
export interface RetryLater extends Refusal {
  readonly kind: 'retry-later';
  /** Seconds; 0 when nobody said for how long. */
  readonly after: number;
  /** It is said of us, whatever we send and to whom: until then, everything else would hear the same. */
  readonly isForAll?: boolean;
}

export interface Sent {
  readonly kind: 'sent';
  readonly messageId: string;
}

export interface Opened {
  readonly kind: 'opened';
  readonly channelId: string;
}

export interface Absent {
  readonly kind: 'absent';
}
