import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import type { Refused } from '../../outbox/notice.ts';
import type { Poster } from '../../outbox/outbox.port.ts';
import type { Clock } from '../../time/clock.port.ts';
import type { Chat } from './chat.ts';
import { placeOf } from './interactions.ts';

/** Seconds for which Discord surely knows the nonce of a message again. */
const NONCE_MEMORY = 300;

const NO_SUCH_CHANNEL: Refused = {
  kind: 'refused',
  why: 'channel-gone',
  code: RESTJSONErrorCodes.UnknownChannel,
  reason: 'Unknown Channel',
};

const NO_SUCH_PERSON: Refused = {
  kind: 'refused',
  why: 'dm-closed',
  code: RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  reason: 'Cannot send messages to this user',
};

/** Writes notices into the chat as Discord would have it: to the channel and direct messages. */
export function chatPoster(
  chat: Pick<Chat, 'personas' | 'has' | 'write' | 'written'>,
  clock: Clock,
): Poster {
  return {
    async post({ channelId, message, nonce }) {
      if (!chat.has(channelId)) return NO_SUCH_CHANNEL;
      const earlier = chat.written(channelId, nonce, clock() - NONCE_MEMORY);
      return { kind: 'sent', messageId: earlier ?? chat.write(channelId, message, nonce) };
    },

    async openDm(userId) {
      if (!chat.personas.some(({ id }) => id === userId)) return NO_SUCH_PERSON;
      return { kind: 'opened', channelId: placeOf({ persona: userId, view: 'dm' }) };
    },

    async findPosted({ channelId, nonce }, since) {
      if (!chat.has(channelId)) return NO_SUCH_CHANNEL;
      const messageId = chat.written(channelId, nonce, since);
      return messageId === undefined ? { kind: 'absent' } : { kind: 'sent', messageId };
    },
  };
}
