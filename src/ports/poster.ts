import type { Message } from '../message/message.port.ts';
import type { Refusal } from '../outbox/outbox.port.ts';

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

export interface Posting {
  readonly channelId: string;
  readonly message: Message;
  /** Of two with the same nonce within some minutes Discord posts only the first. */
  readonly nonce: string;
  /** The only user whom the message may mention. */
  readonly mention?: string | undefined;
}

/** Writes where nobody has just asked. What Discord makes of it is an answer: none of it rejects. */
export interface Poster {
  post(posting: Posting): Promise<Sent | RetryLater | Refused>;
  openDm(userId: string): Promise<Opened | RetryLater | Refused>;
  /**
   * Looks for what an attempt may have posted of which nobody knows how it ended.
   *
   * @param since - Unix seconds: before the first attempt.
   */
  findPosted(posting: Posting, since: number): Promise<Sent | Absent | RetryLater | Refused>;
}

/** Counts for the operator. */
export interface Meter {
  /** @param duration - Seconds. */
  ticked(duration: number): void;
  /** @param code - Discord's error code. */
  delivered(
    outcome: 'sent' | 'retried' | 'moved' | 'held' | 'failed',
    code?: number | undefined,
  ): void;
}
