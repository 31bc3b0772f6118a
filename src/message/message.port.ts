import type { Attachment, Drawing, Message } from './message.ts';

/** Sentences that the router says by itself, in the caller's language. */
export interface RouterTexts {
  /**
   * Explains a failure. A `UserError` speaks for itself, a `SourceError` names the source that did
   * not answer, a `StoreOutage` asks to come again; anything else is an apology with the incident's
   * id, by which the operator finds it in the log.
   */
  failure(error: unknown, locale: string, incident: string): Message;
  /** Tells somebody that the button they pressed belongs to another person. */
  notYours(locale: string): Message;
  /**
   * Tells somebody that they have had their share of an expensive service.
   *
   * @param again - Unix seconds at which there is some again.
   */
  usedUp(locale: string, again: number): string;
  /** Tells somebody that their button or command is of an earlier version. */
  outdated(locale: string): Message;
}

/** The client for whom a chart is painted; a chart without one is the bot's own. */
export interface ChartClient {
  /** Id of the client: charts of the same one wait for each other before those of others do. */
  readonly id: string;
  /** Admits a painting that isn't kept yet, or throws an error, which goes to the caller. */
  admit(): void;
}

export interface Charts {
  /**
   * Paints a drawing as PNG, and the same drawing once only.
   *
   * @returns Nothing when it can't be painted: a message then goes without.
   */
  paint(drawing: Drawing, client?: ChartClient): Promise<Attachment | undefined>;
}
