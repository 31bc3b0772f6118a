import {
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Attachment } from '../../message/message.ts';
import { within } from '../../time/ending-within.ts';
import type { Outcome } from '../command.ts';
import { type MessageBody, messageBody, newMessageBody } from '../message-body.ts';

/**
 * One interaction's way back. Rejects when a body was not taken; resolves when there is nobody left
 * to tell (an expired token), for nothing can be done about that.
 */
export interface Responder {
  /** The first answer, due within 3 s. */
  callback(response: APIInteractionResponse, files?: readonly Attachment[]): Promise<void>;
  /** Changes the first answer, or fills in a deferred one. */
  edit(body: MessageBody, files?: readonly Attachment[]): Promise<void>;
  followUp(body: MessageBody, files?: readonly Attachment[]): Promise<void>;
}

/** How a slow answer is announced: a new message to come, or a change of the pressed one. */
export type Deferral = 'message' | 'update';

interface Answering {
  readonly responder: Responder;
  readonly deferral: Deferral;
  /** Whether replies are for the caller alone, unless they say so themselves. */
  readonly ephemeral: boolean;
  /** How long the caller may be left without a sign, in milliseconds. */
  readonly patience: number;
  /** Turns what went wrong on the way into words. */
  readonly explain: (error: unknown) => Outcome;
}

/** Says what comes of the work: in one call when it is at hand, else deferred and filled in later. */
export async function answer(work: Promise<Outcome>, answering: Answering): Promise<void> {
  const { responder, deferral, explain } = answering;
  const outcome = work.catch(explain);
  const atHand = await within(answering.patience / 1_000, outcome);
  if (atHand) return say(atHand, (said) => sayAtOnce(said, answering), explain);

  await responder.callback(deferred(deferral, answering.ephemeral));
  await say(await outcome, (said) => sayLater(said, answering), explain);
}

/** An answer that is not taken is our fault: the caller is told so instead of left waiting. */
async function say(
  outcome: Outcome,
  deliver: (outcome: Outcome) => Promise<void>,
  explain: (error: unknown) => Outcome,
): Promise<void> {
  try {
    await deliver(outcome);
  } catch (error) {
    await deliver(explain(error));
  }
}

function sayAtOnce(outcome: Outcome, { responder, ephemeral }: Answering): Promise<void> {
  if ('modal' in outcome) {
    return responder.callback({ type: InteractionResponseType.Modal, data: outcome.modal });
  }
  if ('update' in outcome) {
    const { update } = outcome;
    return responder.callback(
      { type: InteractionResponseType.UpdateMessage, data: messageBody(update) },
      update.files,
    );
  }
  const { reply } = outcome;
  return responder.callback(
    {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: newMessageBody(reply, ephemeral),
    },
    reply.files,
  );
}

async function sayLater(outcome: Outcome, answering: Answering): Promise<void> {
  const { responder, deferral, ephemeral } = answering;
  if ('modal' in outcome) throw new Error('A modal took too long: it cannot follow a deferral');
  if ('update' in outcome) {
    return responder.edit(messageBody(outcome.update), outcome.update.files);
  }
  const { reply } = outcome;
  // Whether the message is ephemeral was decided when it was announced.
  if (deferral === 'message') return responder.edit(messageBody(reply), reply.files);
  return responder.followUp(newMessageBody(reply, ephemeral), reply.files);
}

function deferred(deferral: Deferral, ephemeral: boolean): APIInteractionResponse {
  if (deferral === 'update') return { type: InteractionResponseType.DeferredMessageUpdate };
  const type = InteractionResponseType.DeferredChannelMessageWithSource;
  return ephemeral ? { type, data: { flags: MessageFlags.Ephemeral } } : { type };
}
