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

/**
 * The outbox keeps the notices that are to be sent. Moments are unix seconds. A change that needs
 * the lease answers `false` when somebody else has the lease by now.
 */
export interface Outbox {
  /** Adds notices. @returns How many were new. */
  put(notices: readonly NewNotice[]): Promise<number>;
  /**
   * Adds a notice that must not come twice within so many seconds; its dedupe key is the beginning
   * of the one it gets.
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
    /** Seconds for which the notices are claimed. */
    readonly lease: number;
  }): Promise<readonly ClaimedNotice[]>;
  /** Lets go of every lease: for the only process, when it starts. */
  releaseAll(): Promise<void>;
  /** Records that a notice was sent: a fact, whoever holds the lease. */
  sent(id: number, messageId: string, now: number): Promise<void>;
  retry(notice: ClaimedNotice, notBefore: number, refusal: Refusal): Promise<boolean>;
  failed(notice: ClaimedNotice, refusal: Refusal, now: number): Promise<boolean>;
  /** Moves a notice to another recipient, to be sent at once, with the attempts counted anew. */
  moved(
    notice: ClaimedNotice,
    to: { readonly recipient: Recipient; readonly payload: Message },
  ): Promise<boolean>;
  /** Puts a notice off that nobody tried to send after all: it doesn't count as an attempt. */
  postpone(notice: ClaimedNotice, notBefore: number): Promise<boolean>;
  /** Keeps a notice for its owner's next command. */
  hold(notice: ClaimedNotice, refusal: Refusal, now: number): Promise<boolean>;
  /** Returns the notices that are kept for that user, oldest first. */
  held(userId: string): Promise<readonly Notice[]>;
  /** Records that notices that were held have been seen. */
  shown(ids: readonly number[], now: number): Promise<void>;
  depth(now: number): Promise<OutboxDepth>;
  /** Drops what was sent over 7 days ago and what failed or was held over 30 days ago. */
  sweep(now: number): Promise<number>;
}

export interface OutboxDepth {
  readonly ready: number;
  /** Seconds since the oldest ready notice could have gone; absent when none could. */
  readonly oldestAge?: number | undefined;
  /**
   * Notices that failed in the last 30 days, by Discord's error code; `other` counts those without
   * one.
   */
  readonly failedByCode: Readonly<Record<string, number>>;
}

export interface DmChannel {
  /** State of the channel; absent when Discord was never asked for one. */
  readonly state?: 'open' | 'closed' | undefined;
  readonly channelId?: string | undefined;
  /** Discord's error code when it was found closed. */
  readonly code?: number | undefined;
  readonly fallbackChannelId?: string | undefined;
  /** Server of the fallback channel, as far as it is known. */
  readonly fallbackGuildId?: string | undefined;
  /**
   * Unix seconds at which the channel was last found closed; absent once the person wants another
   * try.
   */
  readonly closedAt?: number | undefined;
  /** Unix seconds at which Discord was last asked to open the channel. */
  readonly askedAt?: number | undefined;
  /** Unix seconds of the turn to open it that was last given. */
  readonly turnAt?: number | undefined;
}

export interface DmStore {
  find(userId: string): Promise<DmChannel>;
  /**
   * Notes the channel of somebody who took a turn. A person who was forgotten since then stays
   * forgotten, here as in the functions below.
   */
  opened(userId: string, channelId: string): Promise<void>;
  closed(userId: string, code: number, now: number): Promise<void>;
  /** Notes that a message got through: a channel that was closed is open. */
  reached(userId: string): Promise<void>;
  /** Lets a closed channel be tried at once: the person is there and waits for a message. */
  tryAnew(userId: string): Promise<void>;
  /** Chooses the channel in place of direct messages. @param guildId - Server of that channel. */
  setFallback(userId: string, channelId: string | undefined, guildId?: string): Promise<void>;
  /**
   * Takes or promises the turn to ask Discord to open a channel. Turns are `gap` seconds apart,
   * whoever takes them, and kept over a restart; a turn that has come is taken with the answer,
   * whatever comes of it then.
   *
   * @returns When this person's turn is, unix seconds; nothing where no notice waits for it (any
   *   more).
   */
  takeTurn(
    userId: string,
    turn: {
      readonly now: number;
      readonly gap: number;
      /** Unix seconds; a later turn isn't wanted, and is left to others. */
      readonly latest?: number | undefined;
    },
  ): Promise<number | undefined>;
}

export interface Posting {
  readonly channelId: string;
  readonly message: Message;
  /**
   * The notice's nonce: of two messages with the same one within some minutes, Discord posts only
   * the first.
   */
  readonly nonce: string;
  /** The only user whom the message may mention. */
  readonly mention?: string | undefined;
}

/**
 * Writes messages that nobody has just asked for. Each way in which Discord may take or refuse one
 * is an answer: no function rejects.
 */
export interface Poster {
  post(posting: Posting): Promise<Sent | RetryLater | Refused>;
  openDm(userId: string): Promise<Opened | RetryLater | Refused>;
  /**
   * Looks for the message that an earlier attempt may have posted: nobody knows how that attempt
   * ended.
   *
   * @param since - Unix seconds before the first attempt.
   */
  findPosted(posting: Posting, since: number): Promise<Sent | Absent | RetryLater | Refused>;
}

/**
 * Hooks by which the sender asks and tells the rooms whose notices it sends; it knows neither
 * digests nor places itself.
 */
export interface NoticeHooks {
  /**
   * Returns the change that somebody made meanwhile to the thing that the notice is of: they took
   * it away, or sent it elsewhere.
   *
   * @returns Nothing where the notice is still to go where it was to go.
   */
  overtaken(notice: ClaimedNotice): Promise<Overtaken | undefined>;
  /** Is told that the notice is dropped: nobody got it in time, or can get it. */
  leftOut(notice: ClaimedNotice): Promise<void>;
  /**
   * Is told that Discord doesn't take the notice there, today or tomorrow.
   *
   * @param now - Unix seconds.
   */
  refused(notice: ClaimedNotice, refused: Refused, now: number): Promise<void>;
  /** Is told that the notice's owner may not have us write there. @param now - Unix seconds. */
  barred(notice: ClaimedNotice, standing: BarredStanding, now: number): Promise<void>;
}

export type Overtaken = { readonly reason: string } | { readonly recipient: Recipient };

/** Counts work and outcomes for the operator. */
export interface Meter {
  /** Notes how long a tick of the alerts took. @param duration - Seconds. */
  ticked(duration: number): void;
  /** Counts an attempt to send a notice. @param code - Discord's error code. */
  delivered(
    outcome: 'sent' | 'retried' | 'moved' | 'held' | 'failed',
    code?: number | undefined,
  ): void;
}

export interface ContentStore {
  /** Finds a content, in memory if it was asked for lately. */
  find(id: string): Promise<Content | undefined>;
}
