import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';

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
   * A `UserError` speaks for itself, a `SourceError` names who did not answer, a
   * `StoreOutage` asks to come again; anything else is an apology with the incident's id, by which the operator finds it in the log.
   */
  failure(error: unknown, locale: string, incident: string): Message;
  /** Somebody pressed a button that belongs to another person. */
  notYours(locale: string): Message;
  /**
   * Somebody has had their share of what is expensive.
   *
   * @param again - When there is some again, unix seconds.
   */
  usedUp(locale: string, again: number): string;
  /** A button or command of an earlier version. */
  outdated(locale: string): Message;
}

/** A chart that is drawn but not painted. */
export interface Drawing {
  readonly svg: string;
  /** File name: "hashprice.png". */
  readonly name: string;
  /** Alt text, at most 1,024 characters. */
  readonly description: string;
}

/** For whom a chart is painted; those without are the bot's own. */
export interface ChartClient {
  /** Charts of the same one wait for each other before those of others do. */
  readonly id: string;
  /** Called before a painting that isn't kept yet; what it throws goes to the caller. */
  admit(): void;
}

export interface Charts {
  /** As PNG; the same drawing is painted once. @returns Nothing when it can't be: a message goes without. */
  paint(drawing: Drawing, client?: ChartClient): Promise<Attachment | undefined>;
}
