import type { APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import * as z from 'zod';
import type { Modal } from '../../message/message.ts';

/** Messages between the page and the server; JSON both ways. */

export interface Persona {
  /** The persona's snowflake, as the bot sees it. */
  readonly id: string;
  readonly name: string;
  /** CSS colour of the avatar. */
  readonly colour: string;
}

/** The persona at the page, with the view and the language chosen there. */
export const Seat = z.object({
  persona: z.string(),
  view: z.enum(['channel', 'dm']),
  /** Discord's code of the language. */
  locale: z.enum(['en-US', 'de']),
});
export type Seat = z.infer<typeof Seat>;

export interface ShownFile {
  readonly name: string;
  /** The file's address on this server. */
  readonly url: string;
  readonly description: string;
  readonly image: boolean;
}

export interface ShownMessage {
  readonly id: string;
  readonly author: 'bot' | Persona;
  /** Unix seconds. */
  readonly at: number;
  readonly edited: boolean;
  /** `thinking`: acknowledged, the answer comes; `failed`: the bot did not answer in time. */
  readonly state: 'thinking' | 'sent' | 'failed';
  readonly ephemeral: boolean;
  /** The slash command that this answers. */
  readonly command?: { readonly by: Persona; readonly name: string } | undefined;
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly ShownFile[];
}

/** The origin of the figures, for the line above the chat. */
export type DataOrigin =
  | { readonly kind: 'live' | 'sample'; readonly at: number; readonly sources: readonly string[] }
  | { readonly kind: 'none' };

/** Goals of the time machine: nine o'clock tomorrow, the next retarget, another price. */
export const journeys = ['morning', 'retarget', 'price-drop', 'price-back'] as const;
export type Journey = (typeof journeys)[number];

/** Tours that the page's cards offer, which show a feature by doing it. */
export const tours = ['profit', 'alert', 'digest'] as const;
export type Tour = (typeof tours)[number];

/** One thing that a tour does in the place of the person at the page. */
export type TourStep =
  | { readonly kind: 'send'; readonly line: string }
  /** Presses a button of the newest message. */
  | { readonly kind: 'press'; readonly label: string }
  | { readonly kind: 'skip'; readonly to: Journey }
  /** Waits for a message that the bot writes unasked, and goes there. */
  | { readonly kind: 'notice' };

/** The playground's clock, and the state of the network by it. */
export interface MachineState {
  /** Unix seconds. */
  readonly now: number;
  /** Whether it is the sample network's time, not everybody's. */
  readonly simulated: boolean;
  /** Factor on the sample network's own price. */
  readonly priceFactor: number;
  /** Progress from 0 to 1 while the clock is on its way; absent otherwise. */
  readonly progress?: number | undefined;
}

/** Events from the server to the page, as they happen; `hello` opens each connection. */
export type PageEvent =
  | {
      readonly type: 'hello';
      /** Id of this start of the playground; after another start the chat is gone. */
      readonly run: string;
      /** Unix seconds by the playground's clock. */
      readonly now: number;
      readonly personas: readonly Persona[];
      readonly messages: readonly ShownMessage[];
      readonly origin: DataOrigin;
      readonly tours: readonly Tour[];
      /** Names of people and channels by their ids: a mention carries no more. */
      readonly names: Readonly<Record<string, string>>;
      /** Direct messages that came while the persona looked elsewhere. */
      readonly unread: number;
    }
  | { readonly type: 'message'; readonly message: ShownMessage }
  /** The bot wrote the message by itself; all who may see it are told, in both views. */
  | { readonly type: 'notice'; readonly view: Seat['view']; readonly message: ShownMessage }
  | { readonly type: 'gone'; readonly id: string }
  | { readonly type: 'unread'; readonly count: number }
  | { readonly type: 'origin'; readonly origin: DataOrigin }
  /** The event follows `hello` where time can be moved; nine o'clock is meant in `timeZone`. */
  | { readonly type: 'clock'; readonly clock: MachineState; readonly timeZone: string };

/** A row of the list above the text field; taking it replaces the line. */
export interface TypingItem {
  readonly label: string;
  readonly detail: string;
  readonly line: string;
  readonly caret: number;
}

export interface TypingAnswer {
  /** Title of the list: "Commands", or the option being filled in. */
  readonly heading: string;
  readonly items: readonly TypingItem[];
  /** The act of the Enter key while no row is marked: take the first one, or send the line. */
  readonly enter: 'take' | 'send';
}

/** The result of a sent line, a press or a form; messages come as events. */
export interface ActAnswer {
  /** One sentence, set when Discord's client would not have sent it. */
  readonly problem?: string;
  readonly modal?: Modal;
  /** Set when the bot said nothing in time. */
  readonly unanswered?: true;
}

const text = z.string().max(6_000);
const values = z.array(z.string().max(100)).max(25).optional();

const SentFile = z.object({ name: z.string().max(255), base64: z.base64() });
export type SentFile = z.infer<typeof SentFile>;

export const SentLine = Seat.extend({ line: text, file: SentFile.optional() });

export const TypedLine = Seat.extend({
  line: text,
  caret: z.int().min(0),
  /** Whether a file would go out with the line. */
  hasFile: z.boolean().optional(),
});

export const Press = Seat.extend({
  message: z.string(),
  customId: z.string().max(100),
  /** Chosen values of a select; absent for a button. */
  values,
});
export type Press = z.infer<typeof Press>;

export const Form = Seat.extend({
  /** The message whose button opened the form. */
  message: z.string().optional(),
  customId: z.string().max(100),
  fields: z.array(
    z.object({
      customId: z.string().max(100),
      /** Whether the field stood in a label or, as in older forms, in an action row. */
      within: z.enum(['label', 'row']),
      /** Text of a text field. */
      value: text.optional(),
      /** Chosen values of a select. */
      values,
    }),
  ),
});
export type Form = z.infer<typeof Form>;

export const Dismissal = Seat.extend({ message: z.string() });

export const Skip = Seat.extend({ to: z.enum(journeys) });

export const WantedTour = Seat.extend({ tour: z.enum(tours) });
