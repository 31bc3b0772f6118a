import { MessageFlags } from 'discord-api-types/v10';
import type { Message } from '../../message/message.ts';
import type { Notice } from '../../outbox/notice.ts';
import type { Outbox } from '../../outbox/outbox.port.ts';
import type { Clock } from '../../time/clock.port.ts';
import type { Caller } from '../command.ts';
import { messageBody } from '../message-body.ts';
import type { Responder } from './answer.ts';

interface HeldNoticesParts {
  readonly outbox: Pick<Outbox, 'held' | 'shown'>;
  readonly clock: Clock;
  /** A notice as it is shown late. */
  readonly say: (notice: Notice, locale: string) => Message;
}

/** Discord takes 5 messages after an answer where the bot is installed to the person alone. */
const AT_ONCE = 4;

/**
 * Shows the caller of a command, after its answer and to that person alone, the notices that could
 * not reach them before.
 */
export function showHeldNotices({ outbox, clock, say }: HeldNoticesParts) {
  /**
   * The ids of people who are being shown their notices: two commands at once must not show the
   * same twice.
   */
  const reading = new Set<string>();

  async function show({ id, locale }: Caller, responder: Responder): Promise<void> {
    for (const notice of (await outbox.held(id)).slice(0, AT_ONCE)) {
      const message = say(notice, locale);
      await responder.followUp(
        { ...messageBody(message), flags: MessageFlags.Ephemeral },
        message.files,
      );
      await outbox.shown([notice.id], clock());
    }
  }

  return async (caller: Caller, responder: Responder): Promise<void> => {
    const { id, profile } = caller;
    if (profile?.hasHeld === false || reading.has(id)) return;
    reading.add(id);
    try {
      await show(caller, responder);
    } finally {
      reading.delete(id);
    }
  };
}
