import { DiscordAPIError, type REST } from 'discord.js';
import {
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  Routes,
} from 'discord-api-types/v10';
import * as z from 'zod';
import type { Logger } from '../../log/logger.port.ts';
import type { RetryLater } from '../../outbox/notice.ts';
import type { Servers, Standing } from '../../outbox/servers.port.ts';
import type { Clock } from '../../time/clock.port.ts';
import { endingWithin } from '../../time/ending-within.ts';
import { HOUR } from '../../time/seconds.ts';
import { memory } from '../../work/memory.ts';
import { inTime } from './in-time.ts';
import { memberRights } from './member-rights.ts';
import { limitOf } from './rate-limit.ts';

interface ServersParts {
  readonly rest: Pick<REST, 'get'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Milliseconds that a request may take. */
  readonly patience?: number;
}

const PATIENCE_MS = 15_000;
/** Seconds for all that a person's standing takes. */
const STANDING = 20;
/** Things of each kind that are remembered; what was asked for last stays the longest. */
const REMEMBERED = { channels: 5_000, guilds: 2_000, members: 20_000 };

const bits = z.string().regex(/^\d+$/);
const overwrite = z.object({
  id: z.string(),
  type: z.enum(OverwriteType),
  allow: bits,
  deny: bits,
});
const KNOWN: ReadonlySet<unknown> = new Set(Object.values(OverwriteType));
/**
 * Overwrites of roles and members; if there are ever others, a person's rights don't depend on
 * them.
 */
const overwrites = z
  .array(z.looseObject({ type: z.unknown() }))
  .nullish()
  .transform((all) => (all ?? []).filter(({ type }) => KNOWN.has(type)))
  .pipe(z.array(overwrite));
const Channel = z.object({
  type: z.number(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  permission_overwrites: overwrites,
});
const Guild = z.object({
  id: z.string(),
  name: z.string(),
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
});
const Member = z.object({
  roles: z.array(z.string()),
  communication_disabled_until: z.string().nullish(),
});

const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);
/** Codes that mean that a server isn't there for us. */
const ABSENT: ReadonlySet<number> = new Set([
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
]);
const TOO_MANY_REQUESTS = 429;
const UNAUTHORIZED = 401;

const unknown: Standing = { kind: 'unknown' };

/** Creates the port over the REST client of the gateway's connection, or one of its own. */
export function createServers({ rest, clock, log, patience = PATIENCE_MS }: ServersParts): Servers {
  const get = async <T>(route: `/${string}`, schema: z.ZodType<T>): Promise<T> =>
    schema.parse(await inTime(patience, (signal) => rest.get(route, { signal })));
  const lifetime = { seconds: HOUR, clock };
  const channels = memory<z.infer<typeof Channel>>({ limit: REMEMBERED.channels, lifetime });
  const guilds = memory<z.infer<typeof Guild>>({ limit: REMEMBERED.guilds, lifetime });
  const members = memory<z.infer<typeof Member>>({ limit: REMEMBERED.members, lifetime });
  const channelOf = (id: string) => channels(id, () => get(Routes.channel(id), Channel));
  const guildOf = (id: string) => guilds(id, () => get(Routes.guild(id), Guild));
  const memberOf = (guildId: string, userId: string) =>
    members(`${guildId} ${userId}`, () => get(Routes.guildMember(guildId, userId), Member));

  async function judge(userId: string, channelId: string): Promise<Standing> {
    const channel = await channelOf(channelId);
    const guildId = channel.guild_id;
    if (guildId === undefined) return unknown;
    let member: z.infer<typeof Member>;
    try {
      member = await memberOf(guildId, userId);
    } catch (error) {
      if (codeOf(error) === RESTJSONErrorCodes.UnknownMember) return { kind: 'left', guildId };
      throw error;
    }
    const until = member.communication_disabled_until;
    // A moderator keeps them silent.
    if (until != null && Date.parse(until) / 1_000 > clock()) return { kind: 'may-not-write' };
    const isThread = THREADS.has(channel.type);
    const place =
      isThread && channel.parent_id != null ? await channelOf(channel.parent_id) : channel;
    const rights = memberRights({
      userId,
      member,
      guild: await guildOf(guildId),
      overwrites: place.permission_overwrites,
    });
    const needed =
      PermissionFlagsBits.ViewChannel |
      (isThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages);
    return { kind: (rights & needed) === needed ? 'fine' : 'may-not-write' };
  }

  /** Asks Discord. @returns Nothing where it doesn't tell. */
  async function told<T>(asking: () => Promise<T>): Promise<T | undefined> {
    try {
      return await asking();
    } catch (error) {
      log.debug({ err: error }, 'Discord does not tell about a server');
      return undefined;
    }
  }

  return {
    async standing(userId, channelId) {
      try {
        return await endingWithin(STANDING, judge(userId, channelId));
      } catch (error) {
        if (error instanceof z.ZodError) {
          log.warn({ err: error, channelId }, 'an answer about a channel could not be read');
          return unknown;
        }
        return isRefusal(error) ? unknown : later(error);
      }
    },
    isMember: (userId, guildId) =>
      told(async () => {
        try {
          await memberOf(guildId, userId);
          return true;
        } catch (error) {
          if (codeOf(error) === RESTJSONErrorCodes.UnknownMember) return false;
          throw error;
        }
      }),
    isHere: (guildId) =>
      told(async () => {
        try {
          // Not from memory: somebody may just have removed us.
          await get(Routes.guild(guildId), Guild);
          return true;
        } catch (error) {
          if (ABSENT.has(codeOf(error) ?? 0)) return false;
          throw error;
        }
      }),
    serverOf: (channelId) =>
      told(async () => {
        try {
          return (await channelOf(channelId)).guild_id ?? 'none';
        } catch (error) {
          // Asked again, it would say the same.
          if (isRefusal(error) || error instanceof z.ZodError) return 'none';
          throw error;
        }
      }),
    nameOf: (guildId) => told(async () => (await guildOf(guildId)).name),
  };
}

/** Tells whether an error is Discord's own word on what was asked, not on who asks or how often. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.status !== TOO_MANY_REQUESTS &&
    error.status !== UNAUTHORIZED
  );
}

function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError ? Number(error.code) : undefined;
}

function later(error: unknown): RetryLater {
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: 'retry-later', after: (limitOf(error)?.wait ?? 0) / 1_000, reason };
}
