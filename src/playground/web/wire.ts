import type { APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Modal } from '../../message/message.ts';

/** What the page and the server say to each other; JSON both ways. */

export interface Persona {
  /** A snowflake, as the bot sees it. */
  readonly id: string;
  readonly name: string;
  /** CSS colour of the avatar. */
  readonly colour: string;
}

/** Who looks at which view in which language. */
export const Seat = z.object({
  persona: z.string(),
  view: z.enum(['channel', 'dm']),
  /** Discord's code of the language. */
  locale: z.enum(['en-US', 'de']),
});
export type Seat = z.infer<typeof Seat>;

export interface ShownFile {
  readonly name: string;
  /** On this server. */
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

/** Where the figures come from, for the line above the chat. */
export type DataOrigin =
  | { readonly kind: 'live' | 'sample'; readonly at: number; readonly sources: readonly string[] }
  | { readonly kind: 'none' };

/** Where the time machine can go: to nine o'clock tomorrow, to the next retarget, to another price. */
export const journeys = ['morning', 'retarget', 'price-drop', 'price-back'] as const;
export type Journey = (typeof journeys)[number];

/** What the page's cards show by doing it. */
export const tours = ['profit', 'alert', 'digest'] as const;
export type Tour = (typeof tours)[number];

/** What a tour does in the place of who sits there. */
export type TourStep =
  | { readonly kind: 'send'; readonly line: string }
  /** A button of the newest message. */
  | { readonly kind: 'press'; readonly label: string }
  | { readonly kind: 'skip'; readonly to: Journey }
  /** Waits for what the bot tells unasked, and goes there. */
  | { readonly kind: 'notice' };

/** What the playground's clock says, and what the network does by it. */
export interface MachineState {
  /** Unix seconds. */
  readonly now: number;
  /** It is the sample network's time, not everybody's. */
  readonly simulated: boolean;
  /** Times the sample network's own price. */
  readonly priceFactor: number;
  /** 0 to 1 while it is on its way. */
  readonly progress?: number | undefined;
}

/** From the server to the page, as they happen; `hello` opens each connection. */
export type PageEvent =
  | {
      readonly type: 'hello';
      /** Another one after the playground was started anew: the chat is gone then. */
      readonly run: string;
      /** By the playground's clock, unix seconds. */
      readonly now: number;
      readonly personas: readonly Persona[];
      readonly messages: readonly ShownMessage[];
      readonly origin: DataOrigin;
      readonly tours: readonly Tour[];
      /** Of people and channels, by their ids: a mention carries no more. */
      readonly names: Readonly<Record<string, string>>;
      /** Direct messages that came while the persona looked elsewhere. */
      readonly unread: number;
    }
  | { readonly type: 'message'; readonly message: ShownMessage }
  /** The bot wrote it by itself; told in both views, to whom it may see. */
  | { readonly type: 'notice'; readonly view: Seat['view']; readonly message: ShownMessage }
  | { readonly type: 'gone'; readonly id: string }
  | { readonly type: 'unread'; readonly count: number }
  | { readonly type: 'origin'; readonly origin: DataOrigin }
  /** Follows `hello` where time can be moved; `timeZone`: in which nine o'clock is meant. */
  | { readonly type: 'clock'; readonly clock: MachineState; readonly timeZone: string };

/** A row of the list above the text field; taking it replaces the line. */
export interface TypingItem {
  readonly label: string;
  readonly detail: string;
  readonly line: string;
  readonly caret: number;
}

export interface TypingAnswer {
  /** Over the list: "Commands", or the option being filled in. */
  readonly heading: string;
  readonly items: readonly TypingItem[];
  /** What the Enter key does while no row is marked: take the first one, or send the line. */
  readonly enter: 'take' | 'send';
}

/** What a sent line, a press or a form led to; messages come as events. */
export interface ActAnswer {
  /** Discord's client would not have sent it: one sentence. */
  readonly problem?: string;
  readonly modal?: Modal;
  /** The bot said nothing in time. */
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
  /** A file would go out with it. */
  hasFile: z.boolean().optional(),
});

export const Press = Seat.extend({
  message: z.string(),
  customId: z.string().max(100),
  /** Of a select; absent for a button. */
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
      /** Whether it stood in a label or, as in older forms, in an action row. */
      within: z.enum(['label', 'row']),
      /** Of a text field. */
      value: text.optional(),
      /** Of a select. */
      values,
    }),
  ),
});
export type Form = z.infer<typeof Form>;

export const Dismissal = Seat.extend({ message: z.string() });

export const Skip = Seat.extend({ to: z.enum(journeys) });

export const WantedTour = Seat.extend({ tour: z.enum(tours) });
