import { missingAccess, unknownChannel, unknownGuild, unknownMember } from './api-error.ts';
import type { RestRequest, RestResponse } from './rest-message.ts';

/** Rights that everybody has in the one server there is, unless it is said otherwise. */
const EVERYBODYS = (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 31n) | (1n << 38n);
const TEXT_CHANNEL = 0;
const DM_CHANNEL = 1;

interface ServersParts {
  readonly guildId: string;
  /** Whether the channel is a conversation with one person. */
  readonly isDm: (channelId: string) => boolean;
  readonly isDeleted: (channelId: string) => boolean;
  readonly isHidden: (channelId: string) => boolean;
}

/** Keeps one server with all channels but conversations; everybody is in it until they leave. */
export function servers({ guildId, isDm, isDeleted, isHidden }: ServersParts) {
  const left = new Set<string>();
  const silent = new Map<string, Set<string>>();
  const timedOut = new Map<string, string>();
  let isKicked = false;

  function guild({ params: [id] }: RestRequest): RestResponse {
    if (isKicked || id !== guildId) return unknownGuild;
    const roles = [{ id: guildId, name: '@everyone', permissions: String(EVERYBODYS) }];
    return { status: 200, body: { id, name: 'Miners’ Hall', owner_id: '1', roles } };
  }

  function member({ params: [id, user = ''] }: RestRequest): RestResponse {
    if (isKicked || id !== guildId) return missingAccess;
    if (left.has(user)) return unknownMember;
    const until = timedOut.get(user) ?? null;
    return {
      status: 200,
      body: { user: { id: user }, roles: [], communication_disabled_until: until },
    };
  }

  function channel({ params: [id = ''] }: RestRequest): RestResponse {
    if (isDm(id)) return { status: 200, body: { id, type: DM_CHANNEL } };
    if (isDeleted(id)) return unknownChannel;
    if (isKicked || isHidden(id)) return missingAccess;
    const overwrites = [...(silent.get(id) ?? [])].map((user) => ({
      id: user,
      type: 1,
      allow: '0',
      deny: String(1n << 11n),
    }));
    const body = { id, type: TEXT_CHANNEL, guild_id: guildId, permission_overwrites: overwrites };
    return { status: 200, body };
  }

  return {
    guild,
    member,
    channel,
    isKicked: () => isKicked,
    /** Makes somebody leave the server, or be removed from it. */
    leave: (user: string) => void left.add(user),
    join: (user: string) => void left.delete(user),
    /** Forbids that person to write in the channel. */
    silence(channelId: string, user: string) {
      silent.set(channelId, new Set([...(silent.get(channelId) ?? []), user]));
    },
    /** Lets that person write nowhere until then, an ISO date. */
    timeOut: (user: string, until: string) => void timedOut.set(user, until),
    /** Removes the bot from the server. */
    kick() {
      isKicked = true;
    },
  };
}
