import type { Attachment, Drawing, Message } from './message.ts';

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
