import type { Attachment, Message } from '../message/message.ts';
import type { Recipient } from './recipient.ts';

/**
 * A content is the part that many notices have in common, kept once; the rest of each message comes
 * from its notice.
 */
export interface Content {
  /** Id, worked out from the content: the same content has the same id. */
  readonly id: string;
  /** Message without files. */
  readonly message: Message;
  readonly picture?: Attachment | undefined;
}

/** Which notice goes out first where many are due. */
export const priorities = ['alert', 'asked', 'digest'] as const;
export type Priority = (typeof priorities)[number];

export interface NewNotice {
  readonly recipient: Recipient;
  /**
   * Id of the user the notice is about; it goes when that user is forgotten. See `serverOwner` for
   * a server's.
   */
  readonly owner: string;
  /** Message without files; it comes before the content's. */
  readonly payload: Message;
  /** Id of the content, which the notice has in common with others. */
  readonly content?: string | undefined;
  /** Id of the digest that the notice is. */
  readonly digest?: number | undefined;
  /** Unix seconds after which the notice is of no use to anybody. */
  readonly expiresAt?: number | undefined;
  /** Key by which a notice is known: of two with the same one, only the first is kept. */
  readonly dedupeKey: string;
  /** Unix seconds at which the notice was written. */
  readonly createdAt: number;
  /** Unix seconds before which the notice isn't sent; absent when it may go at once. */
  readonly notBefore?: number | undefined;
  /** A notice without one is taken for something that a person asked for. */
  readonly priority?: Priority | undefined;
}

export interface Notice extends NewNotice {
  readonly id: number;
}

/** A notice that is the claimer's to send until the lease ends. */
export interface ClaimedNotice extends Notice {
  /**
   * The notice's nonce for Discord: the same for every attempt, another for every notice that ever
   * was; at most 25 characters.
   */
  readonly nonce: string;
  /** Attempts that were made before. */
  readonly attempts: number;
  /** Unix seconds before which no attempt can have posted anything. */
  readonly firstTriedAt: number;
  /** Unix seconds at which the lease ends. */
  readonly leaseUntil: number;
}

/** The reason why Discord didn't take a message. */
export interface Refusal {
  /** Discord's error code. */
  readonly code?: number | undefined;
  readonly reason: string;
}

/** The reasons for which Discord never takes a message, however often it is offered. */
export type RefusalKind =
  /** The person takes no messages from us. */
  | 'dm-closed'
  | 'channel-gone'
  /** We can't see the channel. */
  | 'no-access'
  /** We see the channel but may not write there. */
  | 'missing-permission'
  /**
   * The refusal concerns us, whoever the message was for: too fast, flagged, or blocked for now.
   */
  | 'bot-barred'
  /** The message or the request is wrong: our own mistake. */
  | 'invalid'
  | 'other';

export interface Refused extends Refusal {
  readonly kind: 'refused';
  readonly why: RefusalKind;
}

/** The attempt had no effect that we know of, and may be made again. */
export interface RetryLater extends Refusal {
  readonly kind: 'retry-later';
  /** Seconds to wait; 0 when Discord named none. */
  readonly after: number;
  /**
   * Whether the answer concerns us, whatever we send and to whom: until then, every message would
   * get the same one.
   */
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
