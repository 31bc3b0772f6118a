import type { Attachment } from '../message/message.port.ts';

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
