import { type APIInteraction, InteractionType, MessageFlags } from 'discord-api-types/v10';
import type { Clock, Logger, Message, Notice, Outbox, SettingsStore } from '../ports.ts';
import type { Responder } from './answer.ts';
import { callerOf } from './interaction-values.ts';
import { messageBody } from './message-body.ts';
import type { Router } from './router.ts';

interface HeldNoticesParts {
  readonly outbox: Pick<Outbox, 'held' | 'shown'>;
  readonly settings: Pick<SettingsStore, 'user'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** A notice as it is shown late. */
  readonly say: (notice: Notice, locale: string) => Message;
}

/** Discord takes 5 messages after an answer where the bot is installed to the person alone. */
const AT_ONCE = 4;

/** After the answer to a command, what its caller could not be told before, for that person alone. */
export function showHeldNotices(router: Router, parts: HeldNoticesParts): Router['handle'] {
  const { outbox, settings, clock, log, say } = parts;

  async function show(interaction: APIInteraction, responder: Responder): Promise<void> {
    if (interaction.type !== InteractionType.ApplicationCommand) return;
    const { id, locale: discords } = callerOf(interaction);
    const held = await outbox.held(id);
    if (held.length === 0) return;
    const { locale = discords } = await settings.user(id);
    for (const notice of held.slice(0, AT_ONCE)) {
      const message = say(notice, locale);
      await responder.followUp(
        { ...messageBody(message), flags: MessageFlags.Ephemeral },
        message.files,
      );
      await outbox.shown([notice.id], clock());
    }
  }

  return async (interaction, responder) => {
    await router.handle(interaction, responder);
    try {
      await show(interaction, responder);
    } catch (error) {
      log.error({ interaction: interaction.id, err: error }, 'held notices not shown');
    }
  };
}
