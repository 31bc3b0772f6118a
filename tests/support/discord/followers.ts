import * as z from 'zod';
import {
  alreadyCrossposted,
  invalidBody,
  missingPermissions,
  rateLimited,
  unknownChannel,
  unknownMessage,
  unknownWebhook,
  wrongChannelType,
} from './api-error.ts';
import type { MessageBoard } from './message-board.ts';
import { type RateWindow, rateWindow } from './rate-window.ts';
import type { RestRequest, RestResponse } from './rest-message.ts';
import { snowflakes } from './snowflake.ts';

interface Webhook {
  readonly id: string;
  readonly channelId: string;
  readonly sourceId: string;
}

const Follower = z.object({ webhook_channel_id: z.string().regex(/^\d{17,19}$/) });
/** Messages of a channel that may be published, as reports have it. */
const CROSSPOSTS = { limit: 10, seconds: 3_600 };
const CROSSPOSTED = 1 << 0;
const FOLLOWER = 2;

/** Keeps announcement channels, those that follow them, and copies to them what is published. */
export function followers(
  board: MessageBoard,
  { isDeleted }: { readonly isDeleted: (channelId: string) => boolean },
) {
  const nextId = snowflakes();
  const announcing = new Set<string>();
  const kept = new Set<string>();
  const published = new Set<string>();
  const windows = new Map<string, RateWindow>();
  const webhooks = new Map<string, Webhook>();

  function sourceProblem(channelId: string): RestResponse | undefined {
    if (isDeleted(channelId)) return unknownChannel;
    return announcing.has(channelId) ? undefined : wrongChannelType;
  }

  return {
    follow({ params: [sourceId = ''], body }: RestRequest): RestResponse {
      const problem = sourceProblem(sourceId);
      if (problem) return problem;
      const parsed = Follower.safeParse(body);
      if (!parsed.success) return invalidBody(['webhook_channel_id']);
      const { webhook_channel_id: channelId } = parsed.data;
      if (kept.has(channelId)) return missingPermissions;
      const id = nextId();
      webhooks.set(id, { id, channelId, sourceId });
      return { status: 200, body: { channel_id: sourceId, webhook_id: id } };
    },

    webhooks({ params: [channelId = ''] }: RestRequest): RestResponse {
      if (isDeleted(channelId)) return unknownChannel;
      if (kept.has(channelId)) return missingPermissions;
      const here = [...webhooks.values()].filter((webhook) => webhook.channelId === channelId);
      const body = here.map(({ id, sourceId }) => ({
        id,
        type: FOLLOWER,
        channel_id: channelId,
        application_id: null,
        source_channel: { id: sourceId, name: 'digests' },
      }));
      return { status: 200, body };
    },

    remove: ({ params: [id = ''] }: RestRequest): RestResponse =>
      webhooks.delete(id) ? { status: 204 } : unknownWebhook,

    crosspost({ params: [channelId = '', messageId = ''] }: RestRequest): RestResponse {
      const problem = sourceProblem(channelId);
      if (problem) return problem;
      const window = windows.get(channelId) ?? rateWindow(CROSSPOSTS);
      windows.set(channelId, window);
      const rate = window.take();
      if (rate.exceeded) return rateLimited(rate.resetAfter, false);
      const message = board.get(messageId);
      if (message?.channelId !== channelId) return unknownMessage;
      if (published.has(messageId)) return alreadyCrossposted;
      published.add(messageId);
      // A copy is without components.
      const { components: _, nonce: __, ...content } = message.content;
      for (const webhook of webhooks.values()) {
        if (webhook.sourceId === channelId) board.post(webhook.channelId, content, message.files);
      }
      return { status: 200, body: { ...board.toJson(message), flags: CROSSPOSTED } };
    },

    /** Makes a channel one that others can follow. */
    announce: (channelId: string) => void announcing.add(channelId),
    /** Keeps us from the webhooks of that channel. */
    keepWebhooks: (channelId: string) => void kept.add(channelId),
  };
}
