import type { Attachment } from './message.ts';

/** A chart that is drawn but not painted. */
export interface Drawing {
  readonly svg: string;
  /** File name: "hashprice.png". */
  readonly name: string;
  /** Alt text, at most 1,024 characters. */
  readonly description: string;
}

export interface Charts {
  /** As PNG; the same drawing is painted once. @returns Nothing when it can't be: a message goes without. */
  paint(drawing: Drawing): Promise<Attachment | undefined>;
}
