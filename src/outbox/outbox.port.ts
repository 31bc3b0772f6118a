import type { Message } from '../message/message.port.ts';

export interface NewNotice {
  /** `u:USER` (a DM) or `c:CHANNEL`. */
  readonly recipient: string;
  /** The user it is about; it goes when that user is forgotten. `g:GUILD` where it is a server's. */
  readonly owner: string;
  /** Without files; what is here comes before what is in the enclosure. */
  readonly payload: Message;
  /** Id of what it has in common with others. */
  readonly enclosure?: string | undefined;
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

/** Moments are unix seconds. What needs the lease answers `false` when it went to somebody else. */
export interface Outbox {
  /** @returns How many were new. */
  put(notices: readonly NewNotice[]): Promise<number>;
  /**
   * One that must not come twice within so many seconds; its key is the beginning of the one it gets.
   *
   * @returns False when there was one so lately.
   */
  putSpaced(notice: NewNotice, seconds: number): Promise<boolean>;
  /** The oldest of each recipient's queue, if its time has come; those behind it wait. */
  claim(question: {
    readonly now: number;
    readonly limit: number;
    /** Seconds. */
    readonly lease: number;
  }): Promise<readonly ClaimedNotice[]>;
  /** Lets go of every lease: for the only process at its start. */
  releaseAll(): Promise<void>;
  /** A fact, whoever holds the lease. */
  sent(id: number, messageId: string, now: number): Promise<void>;
  retry(notice: ClaimedNotice, notBefore: number, refusal: Refusal): Promise<boolean>;
  failed(notice: ClaimedNotice, refusal: Refusal, now: number): Promise<boolean>;
  /** To another recipient, at once, with the attempts counted anew. */
  moved(
    notice: ClaimedNotice,
    to: { readonly recipient: string; readonly payload: Message },
  ): Promise<boolean>;
  /** Nobody tried to send it after all: no attempt. */
  postpone(notice: ClaimedNotice, notBefore: number): Promise<boolean>;
  /** Kept for the owner's next command. */
  hold(notice: ClaimedNotice, refusal: Refusal, now: number): Promise<boolean>;
  /** What is kept for that user, oldest first. */
  held(userId: string): Promise<readonly Notice[]>;
  /** Those that were held have been seen. */
  shown(ids: readonly number[], now: number): Promise<void>;
  depth(now: number): Promise<OutboxDepth>;
  /** Drops what was sent over 7 days ago and what failed or was held over 30 days ago. */
  sweep(now: number): Promise<number>;
}

export interface OutboxDepth {
  readonly ready: number;
  /** Seconds since the oldest of them could have gone; absent when none could. */
  readonly oldestAge?: number | undefined;
  /** Of the last 30 days, by Discord's code; `other` without one. */
  readonly failedByCode: Readonly<Record<string, number>>;
}
