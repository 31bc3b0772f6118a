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

/** A message that a person gets to read, in Discord's own shapes. */
export interface Message {
  readonly content?: string;
  readonly embeds?: APIEmbed[];
  readonly components?: APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly files?: readonly Attachment[];
  /**
   * Whether the caller alone sees it; overrides the command's audience where Discord still lets it.
   */
  readonly ephemeral?: boolean;
  /** Whether it is published to all who follow its channel, once it is posted. */
  readonly published?: boolean;
  /** Custom id of the button that does what is asked, set where nothing has happened yet. */
  readonly asks?: string | undefined;
}

export type Modal = APIModalInteractionResponseCallbackData;

/** A chart that is drawn but not painted. */
export interface Drawing {
  readonly svg: string;
  /** File name: "hashprice.png". */
  readonly name: string;
  /** Alt text, at most 1,024 characters. */
  readonly description: string;
}
