import type { APIInteraction } from 'discord-api-types/v10';
import {
  alreadyAcknowledged,
  emptyMessage,
  invalidWebhookToken,
  tooManyFollowUps,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './api-error.ts';
import type { LocalMessage, MessageBoard } from './message-board.ts';
import { fileProblems, isEmpty, type UploadedFile } from './message-schema.ts';
import { type ResponseContent, ResponseSchema } from './response-schema.ts';
import type { RestRequest, RestResponse } from './rest-message.ts';

/** One interaction and all that was answered to it. */
export interface Exchange {
  readonly interaction: APIInteraction;
  readonly first: ResponseContent;
  /** Milliseconds from the dispatch of the interaction to the arrival of the first answer. */
  readonly acknowledgedAfter: number;
  /** The message that stands for the answer, as it is by now: the new one, or the pressed one. */
  readonly message: LocalMessage | undefined;
  readonly followUps: readonly LocalMessage[];
}

/** An interaction and two promises of its exchange; both reject when no answer comes in time. */
export interface Asked {
  readonly interaction: APIInteraction;
  readonly acknowledged: Promise<Exchange>;
  /** Settles like `acknowledged`, but waits after a deferral for the answer that was announced. */
  readonly finished: Promise<Exchange>;
}

interface ExchangeDeskParts {
  readonly board: MessageBoard;
  /** Milliseconds until an unanswered interaction is void. */
  readonly acknowledgeWithin: number;
  /** Milliseconds that a token lives. */
  readonly tokenLifetime: number;
}

interface Open {
  readonly interaction: APIInteraction;
  readonly sentAt: number;
  readonly acknowledged: PromiseWithResolvers<Exchange>;
  readonly finished: PromiseWithResolvers<Exchange>;
  readonly timer: NodeJS.Timeout;
  first?: ResponseContent;
  acknowledgedAfter: number;
  messageId?: string;
  readonly followUpIds: string[];
}

const USER_INSTALL_FOLLOW_UPS = 5;

/** Keeps Discord's rules of answers: in time, once, of the right kind, within the token's life. */
export function exchangeDesk({ board, acknowledgeWithin, tokenLifetime }: ExchangeDeskParts) {
  const byToken = new Map<string, Open>();

  function open(interaction: APIInteraction): Asked {
    const acknowledged = Promise.withResolvers<Exchange>();
    const finished = Promise.withResolvers<Exchange>();
    // Whoever waits for one of the two need not care about the other.
    acknowledged.promise.catch(() => {});
    finished.promise.catch(() => {});
    const timer = setTimeout(() => {
      const error = new Error(`Interaction not answered within ${acknowledgeWithin} ms`);
      acknowledged.reject(error);
      finished.reject(error);
    }, acknowledgeWithin);
    const entry = { interaction, acknowledged, finished, timer, acknowledgedAfter: 0 };
    byToken.set(interaction.token, { ...entry, sentAt: performance.now(), followUpIds: [] });
    return { interaction, acknowledged: acknowledged.promise, finished: finished.promise };
  }

  function callback({ params: [id = '', token = ''], query, ...sent }: RestRequest): RestResponse {
    const entry = byToken.get(token);
    if (!entry || entry.interaction.id !== id) return unknownInteraction;
    if (entry.first) return alreadyAcknowledged;
    const after = performance.now() - entry.sentAt;
    if (after > acknowledgeWithin) return unknownInteraction;

    const checked = checkResponse(entry, sent);
    if ('refusal' in checked) return checked.refusal;
    clearTimeout(entry.timer);
    entry.first = checked.response;
    entry.acknowledgedAfter = after;
    apply(entry, checked.response, sent.files);
    entry.acknowledged.resolve(exchangeOf(entry));
    if (checked.response.type !== 5 && checked.response.type !== 6) finish(entry);
    if (query.get('with_response') !== 'true') return { status: 204 };
    const message = entry.messageId === undefined ? undefined : board.get(entry.messageId);
    return {
      status: 200,
      body: {
        interaction: { id, type: entry.interaction.type },
        ...(message && {
          resource: { type: checked.response.type, message: board.toJson(message) },
        }),
      },
    };
  }

  function checkResponse(
    { interaction }: Open,
    { body, files }: Pick<RestRequest, 'body' | 'files'>,
  ): { readonly response: ResponseContent } | { readonly refusal: RestResponse } {
    const where = `answer to interaction type ${interaction.type}`;
    const parsed = ResponseSchema.safeParse(body);
    if (!parsed.success) {
      const problems = parsed.error.issues.map(
        ({ path, message }) => `${path.join('.')}: ${message}`,
      );
      return { refusal: board.refuse(where, problems) };
    }
    const response = parsed.data;
    const problems = fits(interaction, response) ? [] : [`type ${response.type} does not fit`];
    if (response.type === 4 || response.type === 7) {
      problems.push(...fileProblems(response.data, files));
      if (problems.length === 0 && isEmpty(response.data, files)) {
        board.refuse(where, ['empty message']);
        return { refusal: emptyMessage };
      }
    }
    return problems.length > 0 ? { refusal: board.refuse(where, problems) } : { response };
  }

  function apply(entry: Open, response: ResponseContent, files: readonly UploadedFile[]): void {
    const channelId = entry.interaction.channel?.id ?? '';
    const pressed = entry.interaction.message?.id;
    switch (response.type) {
      case 4:
        entry.messageId = board.post(channelId, response.data, files).id;
        break;
      case 5:
        entry.messageId = board.post(channelId, { flags: response.data?.flags }, [], true).id;
        break;
      case 6:
        if (pressed !== undefined) entry.messageId = pressed;
        break;
      case 7:
        if (pressed !== undefined)
          entry.messageId = board.edit(pressed, response.data, files)?.id ?? '';
        break;
    }
  }

  /** Edits the answer, or fills in a deferred one. */
  function edit(entry: Open, request: Pick<RestRequest, 'body' | 'files'>): RestResponse {
    if (entry.messageId === undefined) return unknownMessage;
    const checked = board.check('edit of an answer', request);
    if ('refusal' in checked) return checked.refusal;
    const message = board.edit(entry.messageId, checked.content, request.files);
    if (!message) return unknownMessage;
    finish(entry);
    return { status: 200, body: board.toJson(message) };
  }

  function followUp(entry: Open, request: RestRequest): RestResponse {
    const announced = entry.messageId === undefined ? undefined : board.get(entry.messageId);
    if (entry.first?.type === 5 && announced?.loading) return edit(entry, request);
    const owners = entry.interaction.authorizing_integration_owners;
    if (owners && !('0' in owners) && entry.followUpIds.length >= USER_INSTALL_FOLLOW_UPS) {
      return tooManyFollowUps;
    }
    const checked = board.check('follow-up', request);
    if ('refusal' in checked) return checked.refusal;
    const channelId = entry.interaction.channel?.id ?? '';
    const message = board.post(channelId, checked.content, request.files);
    entry.followUpIds.push(message.id);
    finish(entry);
    return { status: 200, body: board.toJson(message) };
  }

  function getOriginal(entry: Open): RestResponse {
    const message = entry.messageId === undefined ? undefined : board.get(entry.messageId);
    return message ? { status: 200, body: board.toJson(message) } : unknownMessage;
  }

  function deleteOriginal(entry: Open): RestResponse {
    if (entry.messageId === undefined || !board.remove(entry.messageId)) return unknownMessage;
    finish(entry);
    return { status: 204 };
  }

  /**
   * Takes a webhook request by the interaction's token, which is void before the first answer and
   * after 15 min.
   */
  function byWebhook(act: (entry: Open, request: RestRequest) => RestResponse) {
    return (request: RestRequest): RestResponse => {
      const entry = byToken.get(request.params[1] ?? '');
      if (!entry?.first) return unknownWebhook;
      if (performance.now() - entry.sentAt > tokenLifetime) return invalidWebhookToken;
      return act(entry, request);
    };
  }

  function finish(entry: Open): void {
    entry.finished.resolve(exchangeOf(entry));
  }

  /** Returns a view of an exchange: it goes on showing what happens later. */
  function exchangeOf(entry: Open): Exchange {
    const { interaction, first, acknowledgedAfter, followUpIds } = entry;
    if (!first) throw new Error('An exchange begins with the first answer');
    return {
      interaction,
      first,
      acknowledgedAfter,
      get message() {
        return entry.messageId === undefined ? undefined : board.get(entry.messageId);
      },
      get followUps() {
        return followUpIds.map((id) => board.get(id)).filter((message) => message !== undefined);
      },
    };
  }

  return {
    open,
    callback,
    edit: byWebhook(edit),
    followUp: byWebhook(followUp),
    getOriginal: byWebhook(getOriginal),
    deleteOriginal: byWebhook(deleteOriginal),
    close() {
      for (const { timer } of byToken.values()) clearTimeout(timer);
    },
  };
}

/** Tells whether a first answer fits the interaction's type, and its message to change if any. */
function fits({ type, message }: APIInteraction, response: ResponseContent): boolean {
  switch (response.type) {
    case 1:
      return type === 1;
    case 4:
    case 5:
      return type === 2 || type === 3 || type === 5;
    case 6:
    case 7:
      return message !== undefined && (type === 3 || type === 5);
    case 8:
      return type === 4;
    case 9:
      return type === 2 || type === 3;
  }
}
