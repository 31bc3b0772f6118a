import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { Alert, DueAlert, Metric, NewAlert, Wait, Watch } from './domain/alert-types.ts';
import type { Reading } from './domain/reading.ts';
import type { NewRig, RegisteredRig } from './domain/registered-rig.ts';
import type { ServerSettings, UserSettings } from './domain/settings.ts';

/** Unix seconds, with a fraction. */
export type Clock = () => number;

export interface Market {
  /** From memory, at once; data that is missing or over-age is absent in it. */
  reading(): Reading;
  /** Asks the providers anew. Never throws: what failed shows in `status()`. */
  refresh(): Promise<void>;
  status(): readonly SourceStatus[];
}

export interface SourceStatus {
  /** As people know it: "mempool.space", "Kraken". */
  readonly name: string;
  readonly gives: readonly ('chain' | 'fees' | 'price' | 'fx')[];
  /** `idle`: not asked yet, or not needed so far; `resting`: failed so often that it is left alone. */
  readonly state: 'ok' | 'failing' | 'resting' | 'idle' | 'off';
  /** Unix seconds. */
  readonly lastGoodAt?: number | undefined;
  readonly lastErrorAt?: number | undefined;
  /** Short, without addresses that carry credentials. */
  readonly lastError?: string | undefined;
}

/** What has a key, a lifetime, and may vanish. Rejects when the store is broken. */
export interface Cache {
  get<T>(key: string): Promise<T | undefined>;
  /** @param lifetime - Seconds. */
  set<T>(key: string, value: T, lifetime: number): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Rejects when the store is broken, as all stores do. */
export interface RigStore {
  /** At most 100 of a user, at most one of a name. */
  add(rig: NewRig): Promise<RigAdded>;
  /** All or none. */
  addAll(rigs: readonly NewRig[]): Promise<RigsAdded>;
  /** In the order they were added. */
  list(userId: string): Promise<readonly RegisteredRig[]>;
  /** Of many people at once; who has none is not in it. */
  listAll(userIds: readonly string[]): Promise<ReadonlyMap<string, readonly RegisteredRig[]>>;
  find(userId: string, name: string): Promise<RegisteredRig | undefined>;
  get(userId: string, id: number): Promise<RegisteredRig | undefined>;
  /** Those whose names begin like that, then those that contain it; in order of names. */
  suggest(userId: string, text: string, limit: number): Promise<readonly RegisteredRig[]>;
  /** The rig and its alerts, all or nothing, each on top of the revision it carries. */
  edit(rig: RegisteredRig, alerts: readonly Alert[]): Promise<Saved | 'name-taken'>;
  /** Its alerts go with it. @returns Whether it was there. */
  remove(userId: string, id: number): Promise<boolean>;
}

export type RigAdded =
  | { readonly ok: true; readonly rig: RegisteredRig }
  | { readonly ok: false; readonly why: 'name-taken' | 'too-many' };

export type RigsAdded =
  | { readonly ok: true; readonly rigs: readonly RegisteredRig[] }
  /** `index` of the first that did not fit. */
  | { readonly ok: false; readonly why: 'name-taken' | 'too-many'; readonly index: number };

/** `changed`: somebody else was faster; read it again. */
export type Saved = 'saved' | 'changed' | 'gone';

export interface AlertStore {
  /** At most 500 of a user; `no-rig`: that user has no such rig (any more). */
  add(alert: NewAlert): Promise<AlertAdded>;
  /** In the order they were added. */
  list(userId: string): Promise<readonly Alert[]>;
  find(userId: string, id: number): Promise<Alert | undefined>;
  /** Everything but `userId`, `rigId`, the kind and `createdAt`, on top of the revision it carries. */
  save(alert: Alert): Promise<Saved>;
  remove(userId: string, id: number): Promise<boolean>;
  /** What any alert waits for at present, each once. */
  awaited(): Promise<readonly Wait[]>;
  /**
   * People of whom an alert is due, each once: at most `limit`, at least one when there is one. By
   * index: costs what is due, not what there is. A metric that is absent makes nothing due.
   */
  peopleDue(question: DueQuestion & { readonly limit: number }): Promise<readonly string[]>;
  /**
   * People of whom an alert is `falling` for one of these metrics, in the order of their ids, at most
   * `limit` beyond the one that is given. By index.
   */
  peopleHurried(question: {
    readonly metrics: ReadonlySet<Metric>;
    readonly after: string;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /**
   * All alerts of these people that are due, with their rigs; those that are `falling` for one of the
   * hurried metrics are due as well.
   */
  due(
    question: DueQuestion & {
      readonly people: readonly string[];
      readonly hurried?: ReadonlySet<Metric> | undefined;
    },
  ): Promise<readonly DueAlert[]>;
  /**
   * One transaction: the courses of these alerts on top of the revisions they carry, the notices,
   * the watch. All of it or nothing: if somebody changed or removed one of the alerts meanwhile, a
   * notice might say of it what is no longer so, or has been said; what is due has to be read anew.
   *
   * @returns How many of each went in.
   */
  advance(step: {
    readonly alerts: readonly Alert[];
    readonly notices: readonly NewNotice[];
    /** Written unless a later one was. */
    readonly watch?: Watch | undefined;
  }): Promise<{ readonly alerts: number; readonly notices: number }>;
  watch(): Promise<Watch | undefined>;
}

interface DueQuestion {
  readonly metrics: ReadonlyMap<Metric, number>;
  /** Unix seconds. */
  readonly now: number;
}

export type AlertAdded =
  | { readonly ok: true; readonly alert: Alert }
  | { readonly ok: false; readonly why: 'no-rig' | 'too-many' };

export interface NewNotice {
  /** `u:USER` (a DM) or `c:CHANNEL`. */
  readonly recipient: string;
  /** The user it is about; it goes when that user is forgotten. */
  readonly owner: string;
  /** Without files. */
  readonly payload: Message;
  /** Of two with the same key only the first is kept. */
  readonly dedupeKey: string;
  /** Unix seconds. */
  readonly createdAt: number;
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

export interface SettingsStore {
  user(userId: string): Promise<UserSettings>;
  /** In place of all that was. */
  saveUser(userId: string, settings: UserSettings, now: number): Promise<void>;
  /**
   * The language in which somebody reads Discord, for what is said unasked; left as it is where the
   * person chose one here.
   */
  noteLocale(userId: string, locale: string, now: number): Promise<void>;
  server(guildId: string): Promise<ServerSettings>;
  saveServer(guildId: string, settings: ServerSettings, by: string, now: number): Promise<void>;
}

/** Who asks, as far as most answers need to know: found in one look. */
export interface Profile {
  readonly settings: UserSettings;
  /** Of the server they ask in; empty elsewhere. */
  readonly server: ServerSettings;
  readonly hasRigs: boolean;
  /** Something is kept for them that could not be told. */
  readonly hasHeld: boolean;
}

export interface ProfileStore {
  find(userId: string, guildId: string | undefined): Promise<Profile>;
}

export interface DmChannel {
  /** Absent: Discord was never asked for one. */
  readonly state?: 'open' | 'closed' | undefined;
  readonly channelId?: string | undefined;
  /** Discord's error code when it was found closed. */
  readonly code?: number | undefined;
  readonly fallbackChannelId?: string | undefined;
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
  setFallback(userId: string, channelId: string | undefined): Promise<void>;
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

/** What Discord never takes, however often it is offered. */
export type RefusalKind =
  /** That person takes no messages from us. */
  | 'dm-closed'
  | 'channel-gone'
  /** We can't see the channel. */
  | 'no-access'
  /** We see the channel but may not write there. */
  | 'missing-permission'
  /** Discord wants us to stop opening direct messages, whosever. */
  | 'too-many-dms'
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

/** All we hold of a person, for that person. */
export interface PersonalData {
  readonly rigs: readonly RegisteredRig[];
  readonly alerts: readonly Alert[];
  readonly settings: UserSettings & {
    /** In which Discord was read when an alert was set up. */
    readonly discordLocale?: string | undefined;
  };
  readonly dm: DmChannel;
  readonly notices: readonly PersonalNotice[];
  /** Ids of the servers whose defaults that person set last. */
  readonly servers: readonly string[];
}

export interface PersonalNotice {
  readonly recipient: string;
  readonly payload: Message;
  readonly createdAt: number;
  readonly state: 'ready' | 'sent' | 'failed' | 'held';
  readonly reason?: string | undefined;
}

export interface PrivacyStore {
  export(userId: string): Promise<PersonalData>;
  /** @returns How many rows of each kind went; server defaults stay, without the name of who set them. */
  forget(userId: string): Promise<Readonly<Record<keyof PersonalData, number>>>;
}

/** A file that somebody attached to a command. */
export interface AttachedFile {
  readonly name: string;
  /** Bytes, as Discord says. */
  readonly size: number;
  readonly url: string;
}

export interface AttachedFiles {
  /**
   * @param limit - Bytes.
   * @returns Nothing for a file that is larger.
   * @throws SourceError when it can't be had.
   */
  read(file: AttachedFile, limit: number): Promise<Uint8Array | undefined>;
}

/** What the operator decided a person means who says nothing else. */
export interface Defaults {
  /** ISO 4217. */
  readonly currency: string;
  readonly tariff: { readonly perKwh: number; readonly currency: string };
  /** 0 to 1. */
  readonly poolFee: number;
}

export interface About {
  readonly version: string;
  /** Unix seconds. */
  readonly startedAt: number;
}

/** An object first, then a short fixed sentence. */
export interface Logger {
  debug(details: object, sentence: string): void;
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
  error(details: object, sentence: string): void;
}

/** All that commands and jobs may ask of the outside world. */
export interface Ports {
  readonly clock: Clock;
  readonly market: Market;
  /** What stands behind buttons: requests to repeat or adjust. */
  readonly drafts: Cache;
  readonly rigs: RigStore;
  readonly alerts: AlertStore;
  readonly outbox: Pick<Outbox, 'put' | 'held' | 'shown'>;
  readonly dms: Pick<DmStore, 'find' | 'setFallback' | 'tryAnew'>;
  readonly settings: SettingsStore;
  readonly profiles: ProfileStore;
  readonly privacy: PrivacyStore;
  readonly attachedFiles: AttachedFiles;
  readonly defaults: Defaults;
  readonly about: About;
}

export interface Attachment {
  readonly name: string;
  readonly data: Uint8Array;
  /** Alt text, at most 1,024 characters. */
  readonly description: string;
}

/** What a person gets to read, in Discord's own shapes. */
export interface Message {
  readonly content?: string;
  readonly embeds?: APIEmbed[];
  readonly components?: APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly files?: readonly Attachment[];
  /** Seen by the caller alone; overrides the command's audience where Discord still lets it. */
  readonly ephemeral?: boolean;
}

export type Modal = APIModalInteractionResponseCallbackData;

/** A text in the default language and in the others, by Discord's locale codes. */
export interface Localized {
  readonly text: string;
  readonly localizations: Readonly<Record<string, string>>;
}

/** What the router says by itself, in the caller's language. */
export interface RouterTexts {
  /**
   * A `UserError` speaks for itself, a `SourceError` names who did not answer; anything else is an
   * apology with the incident's id, by which the operator finds it in the log.
   */
  failure(error: unknown, locale: string, incident: string): Message;
  /** Somebody pressed a button that belongs to another person. */
  notYours(locale: string): Message;
  /** A button or command of an earlier version. */
  outdated(locale: string): Message;
}
