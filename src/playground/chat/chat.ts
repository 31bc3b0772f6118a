import {
  type APIInteraction,
  type APIInteractionResponse,
  type APIMessage,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Responder } from '../../discord/interactions/router.ts';
import { messageBody } from '../../discord/message-body.ts';
import type { Logger } from '../../log/logger.port.ts';
import type { Attachment, Message } from '../../message/message.ts';
import type { Clock } from '../../time/clock.port.ts';
import type { Persona, Seat, ShownMessage } from '../web/wire.ts';
import { type Occasion, placeOf } from './interactions.ts';
import { apiMessage, changed, type StoredMessage, withBody } from './stored-message.ts';

/** Discord takes an interaction for lost after this many milliseconds without an answer. */
const DEADLINE_MS = 3_000;
/** Messages that are kept: older ones are forgotten, so that a page open for weeks stays small. */
const MESSAGES_KEPT = 500;

/** The bot's first answer where it is not a message; messages come by themselves. */
type FirstAnswer = Extract<
  APIInteractionResponse,
  {
    type:
      | InteractionResponseType.Modal
      | InteractionResponseType.ApplicationCommandAutocompleteResult;
  }
>;

type ChatEvent =
  | { readonly type: 'message'; readonly message: ShownMessage }
  | { readonly type: 'notice'; readonly view: Seat['view']; readonly message: ShownMessage }
  | { readonly type: 'gone'; readonly id: string }
  | { readonly type: 'unread'; readonly count: number };

interface Listener {
  readonly seat: Pick<Seat, 'persona' | 'view'>;
  hear(event: ChatEvent): void;
}

export interface ChatParts {
  readonly handle: (interaction: APIInteraction, responder: Responder) => Promise<void>;
  readonly personas: readonly Persona[];
  readonly clock: Clock;
  readonly log: Logger;
}

export type Chat = ReturnType<typeof createChat>;

/**
 * Keeps Discord's side of the conversation in memory: each message, its author, place and readers.
 */
export function createChat({ handle, personas, clock, log }: ChatParts) {
  const messages = new Map<string, StoredMessage>();
  const listeners = new Set<Listener>();
  const places = new Set(
    personas.flatMap(({ id: persona }) => [
      placeOf({ persona, view: 'channel' }),
      placeOf({ persona, view: 'dm' }),
    ]),
  );
  /** Number of direct messages that came while their persona looked elsewhere, by the persona. */
  const unread = new Map<string, number>();
  let lastId = BigInt(Math.floor(clock() * 1000)) << 22n;

  const nextId = () => {
    lastId += 1n;
    return lastId.toString();
  };

  const visible = (message: StoredMessage, { persona, view }: Pick<Seat, 'persona' | 'view'>) =>
    message.place === placeOf({ persona, view }) &&
    (message.onlyFor === undefined || message.onlyFor === persona);

  function put(message: StoredMessage) {
    const isNew = !messages.has(message.shown.id);
    messages.set(message.shown.id, message);
    for (const old of messages.keys()) {
      if (messages.size <= MESSAGES_KEPT) break;
      messages.delete(old);
    }
    for (const listener of listeners) {
      if (visible(message, listener.seat))
        listener.hear({ type: 'message', message: message.shown });
    }
    if (isNew) countUnread(message);
  }

  function countUnread(message: StoredMessage) {
    const reader = personas.find(
      (one) => message.place === placeOf({ persona: one.id, view: 'dm' }),
    );
    if (!reader || [...listeners].some(({ seat }) => visible(message, seat))) return;
    tellUnread(reader.id, (unread.get(reader.id) ?? 0) + 1);
  }

  function tellUnread(persona: string, count: number) {
    unread.set(persona, count);
    for (const { seat, hear } of listeners) {
      if (seat.persona === persona) hear({ type: 'unread', count });
    }
  }

  function remove(message: StoredMessage) {
    messages.delete(message.shown.id);
    for (const listener of listeners) {
      if (visible(message, listener.seat)) listener.hear({ type: 'gone', id: message.shown.id });
    }
  }

  function blank(place: string): StoredMessage {
    return {
      place,
      files: [],
      shown: {
        id: nextId(),
        author: 'bot',
        at: clock(),
        edited: false,
        state: 'sent',
        ephemeral: false,
        content: '',
        embeds: [],
        components: [],
        files: [],
      },
    };
  }

  /** Returns an answer that has no text yet. */
  function answerTo(
    { seat, persona }: Occasion,
    ephemeral: boolean,
    command?: string,
  ): StoredMessage {
    const message = blank(placeOf(seat));
    return {
      ...message,
      onlyFor: ephemeral ? persona.id : undefined,
      shown: {
        ...message.shown,
        ephemeral,
        command: command === undefined ? undefined : { by: persona, name: command },
      },
    };
  }

  /**
   * Hands an interaction to the bot, as the gateway would.
   *
   * @param command - Set for a slash command: shown above the answer.
   * @param pressed - The message that a component or form belongs to.
   * @returns The first answer where it is not a message; `undefined` once a message is on its way.
   *   Rejects with {@link NoAnswer} when none comes in time.
   */
  function interact(
    occasion: Occasion,
    interaction: APIInteraction,
    { command, pressed }: { command?: string; pressed?: string | undefined } = {},
  ): Promise<FirstAnswer | undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<FirstAnswer | undefined>();
    let answered = false;
    /** The message that `edit` changes. */
    let original: string | undefined;

    const isEphemeral = (flags: MessageFlags | undefined) =>
      ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;

    const responder: Responder = {
      async callback(response, files) {
        if (answered) throw new Error('Interaction has already been acknowledged.');
        answered = true;
        switch (response.type) {
          case InteractionResponseType.ChannelMessageWithSource: {
            const message = answerTo(occasion, isEphemeral(response.data.flags), command);
            original = message.shown.id;
            put(withBody(message, response.data, files));
            return resolve(undefined);
          }
          case InteractionResponseType.DeferredChannelMessageWithSource: {
            const message = answerTo(occasion, isEphemeral(response.data?.flags), command);
            original = message.shown.id;
            put({ ...message, shown: { ...message.shown, state: 'thinking' } });
            return resolve(undefined);
          }
          case InteractionResponseType.DeferredMessageUpdate:
            original = pressed;
            return resolve(undefined);
          case InteractionResponseType.UpdateMessage: {
            original = pressed;
            const message = messages.get(pressed ?? '');
            if (message) put(changed(withBody(message, response.data ?? {}, files)));
            return resolve(undefined);
          }
          case InteractionResponseType.Modal:
          case InteractionResponseType.ApplicationCommandAutocompleteResult:
            return resolve(response);
          default:
            throw new Error(`The playground does not know response type ${response.type}.`);
        }
      },
      async edit(body, files) {
        const message = messages.get(original ?? '');
        if (message) put(changed(withBody(message, body, files)));
      },
      async followUp(body, files) {
        put(withBody(answerTo(occasion, isEphemeral(body.flags)), body, files));
      },
    };

    const deadline = setTimeout(() => {
      if (answered) return;
      answered = true;
      if (command !== undefined) {
        const message = answerTo(occasion, true, command);
        put({ ...message, shown: { ...message.shown, state: 'failed' } });
      }
      reject(new NoAnswer());
    }, DEADLINE_MS);
    handle(interaction, responder)
      .catch((error: unknown) => {
        log.error({ err: error, interaction: interaction.id }, 'Interaction failed');
      })
      .finally(() => answered && clearTimeout(deadline));
    return promise;
  }

  return {
    personas,
    interact,
    nextId,

    messagesFor: (seat: Pick<Seat, 'persona' | 'view'>): readonly ShownMessage[] =>
      [...messages.values()].filter((one) => visible(one, seat)).map(({ shown }) => shown),

    /** Puts in the text of somebody who did not mean a command. */
    say(occasion: Occasion, text: string) {
      const message = blank(placeOf(occasion.seat));
      put({ ...message, shown: { ...message.shown, author: occasion.persona, content: text } });
    },

    /** Tells whether there is such a channel, or a persona with such an id. */
    has: (place: string): boolean => places.has(place),

    /** Writes a message as the bot does by itself. @returns The message's id. */
    write(place: string, message: Message, nonce: string): string {
      const { files } = message;
      const written = withBody({ ...blank(place), nonce }, messageBody(message), files);
      put(written);
      for (const { seat, hear } of listeners) {
        for (const view of ['channel', 'dm'] as const) {
          if (!visible(written, { ...seat, view })) continue;
          hear({ type: 'notice', view, message: written.shown });
        }
      }
      return written.shown.id;
    },

    /**
     * Returns the id of the message that the bot wrote by itself under that nonce.
     *
     * @param since - Unix seconds.
     */
    written(place: string, nonce: string, since: number): string | undefined {
      for (const message of messages.values()) {
        const { id, at } = message.shown;
        if (message.place === place && message.nonce === nonce && at >= since) return id;
      }
      return undefined;
    },

    unreadBy: (persona: string): number => unread.get(persona) ?? 0,

    dismiss(seat: Seat, id: string) {
      const message = messages.get(id);
      if (message?.onlyFor === seat.persona) remove(message);
    },

    /**
     * Returns a message as Discord sends it along with a press; absent when the seat can't see it.
     */
    asSent(seat: Seat, id: string): APIMessage | undefined {
      const message = messages.get(id);
      return message && visible(message, seat) ? apiMessage(message) : undefined;
    },

    fileOf: (id: string, name: string): Attachment | undefined =>
      messages.get(id)?.files.find((file) => file.name === name),

    /**
     * Tells a listener of all that happens; a persona who opens direct messages has read them.
     *
     * @returns A function that ends the listening.
     */
    listen(listener: Listener): () => void {
      const { persona, view } = listener.seat;
      if (view === 'dm' && unread.get(persona)) tellUnread(persona, 0);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Says that the bot did not acknowledge an interaction in time. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}
