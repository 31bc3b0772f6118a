import { DiscordAPIError, type REST } from 'discord.js';
import { RESTJSONErrorCodes as Codes, Routes } from 'discord-api-types/v10';
import * as z from 'zod';
import type {
  FollowOutcome,
  FollowProblem,
  Follows,
  UnfollowOutcome,
} from '../../digest/follows.port.ts';
import type { Logger } from '../../log/logger.port.ts';
import { inTime } from './in-time.ts';

interface FollowsParts {
  readonly rest: Pick<REST, 'get' | 'post' | 'delete'>;
  readonly log: Logger;
  /** Milliseconds that a request may take. */
  readonly patience?: number;
}

const PATIENCE_MS = 5_000;

/** The parts of a channel's webhooks that we read: those of followed channels name their source. */
const Webhooks = z.array(
  z.object({ id: z.string(), source_channel: z.object({ id: z.string() }).nullish() }),
);

interface Refused {
  readonly kind: 'refused';
  readonly why: FollowProblem;
}

/** Discord's codes by what they mean here; all others are `later`. */
const PROBLEMS = new Map<number, FollowProblem>([
  [Codes.MissingPermissions, 'no-right'],
  [Codes.MissingAccess, 'no-right'],
  [Codes.MaximumNumberOfWebhooksReached, 'full'],
  [Codes.MaximumNumberOfWebhooksPerGuildReached, 'full'],
  [Codes.CannotExecuteActionOnThisChannelType, 'wrong-channel'],
]);

/** Creates the port over the REST client of the gateway's connection, or one of its own. */
export function createFollows({ rest, log, patience = PATIENCE_MS }: FollowsParts): Follows {
  const timely = <T>(request: (signal: AbortSignal) => Promise<T>) => inTime(patience, request);

  /** Returns the ids of webhooks by which a channel follows that source, the oldest first. */
  async function following(sourceIds: readonly string[], channelId: string) {
    const route = Routes.channelWebhooks(channelId);
    const webhooks = Webhooks.parse(await timely((signal) => rest.get(route, { signal })));
    return webhooks
      .flatMap(({ id, source_channel: source }) =>
        source && sourceIds.includes(source.id) ? [{ id, sourceId: source.id }] : [],
      )
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  }

  async function end(webhookId: string): Promise<void> {
    try {
      await timely((signal) => rest.delete(Routes.webhook(webhookId), { signal }));
    } catch (error) {
      // Somebody else was faster.
      if (codeOf(error) !== Codes.UnknownWebhook) throw error;
    }
  }

  async function refusable<T>(asking: () => Promise<T>): Promise<T | Refused> {
    try {
      return await asking();
    } catch (error) {
      const why = PROBLEMS.get(codeOf(error) ?? 0) ?? 'later';
      log.warn({ err: error, why }, 'a channel could not be made to follow, or to stop');
      return { kind: 'refused', why };
    }
  }

  return {
    follow: (sourceId, channelId) =>
      refusable<FollowOutcome>(async () => {
        if ((await following([sourceId], channelId)).length > 0) return { kind: 'already' };
        const body = { webhook_channel_id: channelId };
        try {
          await timely((signal) => rest.post(Routes.channelFollowers(sourceId), { body, signal }));
        } catch (error) {
          if (!isOfSource(error)) throw error;
          log.error({ err: error, channelId: sourceId }, 'the channel of an edition is none');
          return { kind: 'refused', why: 'no-source' };
        }
        // Somebody may have asked for the same at the same moment: each of us leaves the oldest.
        for (const { id } of (await following([sourceId], channelId)).slice(1)) await end(id);
        return { kind: 'followed' };
      }),

    unfollow: (sourceIds, channelId) =>
      refusable<UnfollowOutcome>(async () => {
        const found = await following(sourceIds, channelId);
        for (const { id } of found) await end(id);
        return { kind: 'ended', sourceIds: [...new Set(found.map(({ sourceId }) => sourceId))] };
      }),
  };
}

/** Tells whether Discord speaks of the announcement channel: we have just seen the other one. */
function isOfSource(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code === Codes.UnknownChannel ||
    code === Codes.MissingAccess ||
    code === Codes.CannotExecuteActionOnThisChannelType
  );
}

function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError ? Number(error.code) : undefined;
}
