import type { Follows } from '../digest/follows.port.ts';
import type { Servers } from '../outbox/servers.port.ts';

/**
 * The servers where nobody can be asked: a terminal, the playground, and Discord before it is
 * connected.
 */
export const untoldServers: Servers = {
  standing: async () => ({ kind: 'unknown' }),
  isMember: async () => undefined,
  isHere: async () => undefined,
  serverOf: async () => undefined,
  nameOf: async () => undefined,
};

/** Following where nobody can be asked for it. */
export const untoldFollows: Follows = {
  follow: async () => ({ kind: 'refused', why: 'later' }),
  unfollow: async () => ({ kind: 'refused', why: 'later' }),
};

export const untold = { servers: untoldServers, follows: untoldFollows };
