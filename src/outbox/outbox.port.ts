import type { Message } from '../message/message.ts';
import type {
  Absent,
  ClaimedNotice,
  Content,
  NewNotice,
  Notice,
  Opened,
  Refusal,
  Refused,
  RetryLater,
  Sent,
} from './notice.ts';
import type { Recipient } from './recipient.ts';
import type { BarredStanding } from './servers.port.ts';

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
  /**
   * Claims the oldest of each recipient's queue whose time has come; those behind it wait. By priority,
   * then by how long they have been due.
   */
  claim(question: {
    readonly now: number;
    readonly limit: number;
    /** How many of them may be digests; as many as there is room for where that isn't said. */
    readonly digests?: number;
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
    to: { readonly recipient: Recipient; readonly payload: Message },
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

export interface DmChannel {
  /** Absent: Discord was never asked for one. */
  readonly state?: 'open' | 'closed' | undefined;
  readonly channelId?: string | undefined;
  /** Discord's error code when it was found closed. */
  readonly code?: number | undefined;
  readonly fallbackChannelId?: string | undefined;
  /** Server of that channel, as far as it is known. */
  readonly fallbackGuildId?: string | undefined;
  /** When it was last found closed, unix seconds; absent once the person wants another try. */
  readonly closedAt?: number | undefined;
  /** When Discord was last asked to open it, unix seconds. */
  readonly askedAt?: number | undefined;
  /** The turn to do so that was last given, unix seconds. */
  readonly turnAt?: number | undefined;
}

export interface DmStore {
  find(userId: string): Promise<DmChannel>;
  /** Of somebody who took a turn; who was forgotten since stays so, here as in what follows. */
  opened(userId: string, channelId: string): Promise<void>;
  closed(userId: string, code: number, now: number): Promise<void>;
  /** A message got through: whatever was closed is open. */
  reached(userId: string): Promise<void>;
  /** The person is there and waits for a message: what was found closed is tried at once. */
  tryAnew(userId: string): Promise<void>;
  /** @param guildId - Server of that channel. */
  setFallback(userId: string, channelId: string | undefined, guildId?: string): Promise<void>;
  /**
   * Before Discord is asked to open one. Turns are `gap` seconds apart, whoever takes them, and kept
   * over a restart; one that has come is taken with the answer, whatever comes of it then.
   *
   * @returns When this person's turn is, unix seconds; nothing where no notice waits for it (any more).
   */
  takeTurn(
    userId: string,
    turn: {
      readonly now: number;
      readonly gap: number;
      /** A later turn isn't wanted, and left to others. */
      readonly latest?: number | undefined;
    },
  ): Promise<number | undefined>;
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

/** Asks and tells those who had a notice sent; the sender knows neither digests nor places itself. */
export interface NoticeHooks {
  /**
   * What somebody did meanwhile to what the notice is of: took it away, or sent it elsewhere.
   *
   * @returns Nothing where it is still to go where it was to go.
   */
  overtaken(notice: ClaimedNotice): Promise<Overtaken | undefined>;
  /** The notice is dropped: nobody got it in time, or can get it. */
  leftOut(notice: ClaimedNotice): Promise<void>;
  /** Discord doesn't take it there, today or tomorrow. @param now - Unix seconds. */
  refused(notice: ClaimedNotice, refused: Refused, now: number): Promise<void>;
  /** Its owner may not have us write there. @param now - Unix seconds. */
  barred(notice: ClaimedNotice, standing: BarredStanding, now: number): Promise<void>;
}

export type Overtaken = { readonly reason: string } | { readonly recipient: Recipient };

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

export interface ContentStore {
  /** From memory, where it was asked for lately. */
  find(id: string): Promise<Content | undefined>;
}
