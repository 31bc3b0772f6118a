import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { Reading } from './domain/reading.ts';

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
